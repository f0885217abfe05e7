package candela.server.knowledge.upload;

import candela.server.iam.ApiKey.KeyId;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/datasets/{id}/upload-keys")
class UploadKeyController {

    @Schema(name = "NewUploadKey")
    record NewUploadKey(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 50) List<@NotBlank String> allowedIps,
            @Nullable Instant expiresAt) {

        UploadKeys.Wish wish() {
            return new UploadKeys.Wish(name, Objects.requireNonNullElse(allowedIps, List.of()), expiresAt);
        }
    }

    @Schema(name = "UploadKey")
    record UploadKeyView(
            KeyId id,
            String name,
            String prefix,
            Instant createdAt,
            long uploads,
            @Nullable Instant lastUploadAt,
            @Nullable String lastDocument) {

        static UploadKeyView of(UploadKey it) {
            return new UploadKeyView(
                    it.key(),
                    it.name(),
                    it.prefix(),
                    it.createdAt(),
                    it.uploads(),
                    it.lastUploadAt(),
                    it.lastDocument());
        }
    }

    /** @param token the key itself, which nobody can read again */
    @Schema(name = "IssuedUploadKey")
    record IssuedUploadKey(UploadKeyView key, String token) {

        static IssuedUploadKey of(UploadKeys.Issued it) {
            return new IssuedUploadKey(UploadKeyView.of(it.key()), it.token());
        }

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "IssuedUploadKey[" + key.prefix() + "]";
        }
    }

    private final UploadKeys keys;

    UploadKeyController(UploadKeys keys) {
        this.keys = keys;
    }

    @GetMapping
    Page<UploadKeyView> list(Actor actor, @PathVariable DatasetId id) {
        return Page.all(keys.list(actor, id)).map(UploadKeyView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IssuedUploadKey create(Actor actor, @PathVariable DatasetId id, @Valid @RequestBody NewUploadKey body) {
        return IssuedUploadKey.of(keys.create(actor, id, body.wish()));
    }

    @DeleteMapping("/{upload}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Actor actor, @PathVariable DatasetId id, @PathVariable KeyId upload) {
        keys.revoke(actor, id, upload);
    }
}
