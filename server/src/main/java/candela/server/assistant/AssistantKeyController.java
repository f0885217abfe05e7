package candela.server.assistant;

import candela.server.assistant.Assistant.AssistantId;
import candela.server.iam.ApiKey;
import candela.server.iam.ApiKey.KeyId;
import candela.server.iam.Contact;
import candela.server.iam.Directory;
import candela.server.iam.KeyRing;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/assistants/{id}/keys")
class AssistantKeyController {

    @Schema(name = "NewAssistantKey")
    record NewAssistantKey(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 50) List<@NotBlank String> allowedIps,
            @Nullable Instant expiresAt) {

        AssistantKeys.Wish wish() {
            return new AssistantKeys.Wish(name, Objects.requireNonNullElse(allowedIps, List.of()), expiresAt);
        }
    }

    @Schema(name = "AssistantKey")
    record AssistantKeyView(
            KeyId id,
            String name,
            String prefix,
            String ownerName,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {

        static AssistantKeyView of(ApiKey it, String ownerName) {
            return new AssistantKeyView(
                    it.id(), it.name(), it.prefix(), ownerName, it.createdAt(), it.expiresAt(), it.lastUsedAt());
        }
    }

    /** @param key the key itself, which nobody can read again */
    @Schema(name = "IssuedAssistantKey")
    record IssuedAssistantKey(KeyId id, String name, String prefix, List<String> scopes, String key) {

        static IssuedAssistantKey of(KeyRing.Issued it) {
            var made = it.key();
            return new IssuedAssistantKey(made.id(), made.name(), made.prefix(), made.scopes(), it.token());
        }

        /** Keeps the key out of logs. */
        @Override
        public String toString() {
            return "IssuedAssistantKey[" + prefix + "]";
        }
    }

    private final AssistantKeys keys;
    private final Directory directory;

    AssistantKeyController(AssistantKeys keys, Directory directory) {
        this.keys = keys;
        this.directory = directory;
    }

    /** Keys that call the assistant and are not revoked. */
    @GetMapping
    Page<AssistantKeyView> list(Actor actor, @PathVariable AssistantId id) {
        var found = keys.list(actor, id);
        var people = directory.contacts(actor, found.stream().map(ApiKey::user).collect(Collectors.toSet()));
        return Page.all(found).map(it -> AssistantKeyView.of(it, Contact.name(people, it.user())));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    IssuedAssistantKey create(Actor actor, @PathVariable AssistantId id, @Valid @RequestBody NewAssistantKey body) {
        return IssuedAssistantKey.of(keys.create(actor, id, body.wish()));
    }
}
