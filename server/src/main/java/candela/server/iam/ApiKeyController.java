package candela.server.iam;

import candela.server.iam.ApiKey.KeyId;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
@RequestMapping("/api/v1/api-keys")
class ApiKeyController {

    record NewApiKey(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty List<@NotBlank String> scopes,
            @Nullable @Size(max = 50) List<@NotBlank String> allowedIps,
            @Nullable Instant expiresAt) {

        KeyRing.Wish wish() {
            return new KeyRing.Wish(name, scopes, allowedIps == null ? List.of() : allowedIps, null, expiresAt);
        }
    }

    /** @param assistant the one that it calls, and nothing else; null for other keys */
    @Schema(name = "ApiKey")
    record ApiKeyView(
            KeyId id,
            String name,
            String prefix,
            List<String> scopes,
            List<String> allowedIps,
            @Nullable UUID assistant,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            long usageCount,
            @Nullable Instant revokedAt,
            Instant createdAt) {

        static ApiKeyView of(ApiKey key) {
            return new ApiKeyView(
                    key.id(),
                    key.name(),
                    key.prefix(),
                    key.scopes(),
                    key.allowedIps(),
                    key.assistant(),
                    key.expiresAt(),
                    key.lastUsedAt(),
                    key.usageCount(),
                    key.revokedAt(),
                    key.createdAt());
        }
    }

    record IssuedApiKey(
            KeyId id,
            String name,
            String prefix,
            List<String> scopes,
            List<String> allowedIps,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            long usageCount,
            @Nullable Instant revokedAt,
            Instant createdAt,
            String key) {

        static IssuedApiKey of(KeyRing.Issued issued) {
            var key = issued.key();
            return new IssuedApiKey(
                    key.id(),
                    key.name(),
                    key.prefix(),
                    key.scopes(),
                    key.allowedIps(),
                    key.expiresAt(),
                    key.lastUsedAt(),
                    key.usageCount(),
                    key.revokedAt(),
                    key.createdAt(),
                    issued.token());
        }
    }

    private final KeyRing keys;

    ApiKeyController(KeyRing keys) {
        this.keys = keys;
    }

    @GetMapping
    Page<ApiKeyView> list(Actor actor) {
        return Page.all(keys.list(actor)).map(ApiKeyView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IssuedApiKey create(Actor actor, @Valid @RequestBody NewApiKey body) {
        return IssuedApiKey.of(keys.create(actor, body.wish()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Actor actor, @PathVariable KeyId id) {
        keys.revoke(actor, id);
    }
}
