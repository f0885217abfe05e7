package candela.server.assistant;

import candela.server.assistant.Assistant.AssistantId;
import candela.server.iam.ApiKey;
import candela.server.iam.KeyRing;
import candela.server.knowledge.Datasets;
import candela.server.model.ModelDirectory;
import candela.server.platform.Actor;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to keys that call one assistant and do nothing else, with what their owner may do. */
@Service
@Transactional
public class AssistantKeys {

    private final Assistants assistants;
    private final KeyRing ring;

    AssistantKeys(Assistants assistants, KeyRing ring) {
        this.assistants = assistants;
        this.ring = ring;
    }

    /** What a key shall be called, from where it is taken, and until when. */
    record Wish(
            String name, List<String> allowedIps, @Nullable Instant expiresAt) {}

    /** Those that are not revoked: all for the assistant's owner, for others their own. */
    @Transactional(readOnly = true)
    public List<ApiKey> list(Actor actor, AssistantId id) {
        var assistant = assistants.find(actor, id);
        return ring.calling(actor.asSystem(), id.value()).stream()
                .filter(it -> assistant.isOwnedBy(actor) || it.user().equals(actor.user()))
                .toList();
    }

    KeyRing.Issued create(Actor actor, AssistantId id, Wish wish) {
        assistants.find(actor, id);
        actor.require(ModelDirectory.USE);
        var scopes = Stream.of(Assistants.READ, ModelDirectory.USE, Datasets.READ)
                .filter(actor::may)
                .toList();
        return ring.create(
                actor, new KeyRing.Wish(wish.name(), scopes, wish.allowedIps(), id.value(), wish.expiresAt()));
    }
}
