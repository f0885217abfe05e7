package candela.server.platform;

import java.util.Collection;
import java.util.List;

/** The words of the permissions, for those who put roles and keys together. */
public final class Permissions {

    public static final List<String> ALL = List.of(
            "datasource:read",
            "datasource:write",
            "data_policies:write",
            "query:read",
            "query:run",
            "query:sql",
            "term:write",
            "term:verify",
            "chat:read",
            "chat:write",
            "dataset:read",
            "dataset:write",
            "dataset:upload",
            "assistant:read",
            "assistant:write",
            "assistant:prompt.read",
            "model:use",
            "model:write",
            "limit:write",
            "usage:read",
            "moderation:read",
            "moderation:write",
            "apikey:write",
            "team:read",
            "team:write",
            "team:invite",
            "role:write",
            "audit:read",
            "setting:write",
            "user:manage",
            Actor.ADMIN);

    private Permissions() {}

    /** Nobody gives what nobody knows, or what they do not have themselves. */
    public static void requireToGive(Actor actor, String field, Collection<String> permissions) {
        for (var permission : permissions) {
            if (!ALL.contains(permission)) {
                throw Problem.invalid(field, "There is no permission " + permission);
            }
            if (!actor.may(permission)) {
                throw Problem.forbidden(
                        "insufficient_scope", "You cannot give the permission " + permission + ": you do not have it");
            }
        }
    }
}
