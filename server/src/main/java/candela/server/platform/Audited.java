package candela.server.platform;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something was done that the audit must keep: published by a door inside the transaction that does it.
 *
 * @param action one word of the audit's vocabulary, e.g. {@code created}, {@code executed}, {@code login}
 * @param entityType the kind of thing in the words of the API, e.g. {@code data_source}
 * @param before the fields that changed, as they were; never a secret
 * @param after the fields that changed, as they are; never a secret
 * @param error why it failed; null when it succeeded
 */
public record Audited(
        Actor actor,
        String action,
        String entityType,
        @Nullable UUID entity,
        Map<String, ?> before,
        Map<String, ?> after,
        @Nullable String error) {

    public static Audited of(Actor actor, String action, String entityType, TypedId entity) {
        return new Audited(actor, action, entityType, entity.value(), Map.of(), Map.of(), null);
    }

    public static Audited created(Actor actor, String entityType, TypedId entity, Map<String, ?> after) {
        return new Audited(actor, "created", entityType, entity.value(), Map.of(), after, null);
    }

    public static Audited updated(
            Actor actor, String entityType, TypedId entity, Map<String, ?> before, Map<String, ?> after) {
        return new Audited(actor, "updated", entityType, entity.value(), before, after, null);
    }

    public static Audited deleted(Actor actor, String entityType, TypedId entity, Map<String, ?> before) {
        return new Audited(actor, "deleted", entityType, entity.value(), before, Map.of(), null);
    }

    public Audited failed(String reason) {
        return new Audited(actor, action, entityType, entity, before, after, reason);
    }
}
