package candela.server.platform;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, in which team, what that person may do there, and from where. Every door takes it first.
 *
 * @param permissions {@code area:verb} strings; {@code admin:*} stands for all
 * @param ofSystem true for the server itself: sign-in before anybody is known, and work that no person started
 */
public record Actor(UserId user, TeamId team, Set<String> permissions, Origin origin, boolean ofSystem) {

    /** May do everything. */
    public static final String ADMIN = "admin:*";

    private static final UserId NOBODY = new UserId(new UUID(0, 0));
    private static final TeamId NO_TEAM = new TeamId(new UUID(0, 0));

    public record UserId(UUID value) implements TypedId {}

    public record TeamId(UUID value) implements TypedId {}

    /**
     * How a request came in, for the audit.
     *
     * @param session the session it belongs to; null for keys and the system
     * @param key the API key that was used; null for people
     */
    public record Origin(
            Access access, @Nullable UUID session, @Nullable UUID key, String ip, String userAgent) {

        public static final Origin SYSTEM = new Origin(Access.SYSTEM, null, null, "", "");
    }

    /** By which way somebody acts. */
    public enum Access {
        UI,
        API,
        SYSTEM
    }

    public Actor {
        permissions = Set.copyOf(permissions);
    }

    public static Actor person(UserId user, TeamId team, Set<String> permissions, Origin origin) {
        return new Actor(user, team, permissions, origin, false);
    }

    /** Somebody who has not signed in: may do nothing that needs a permission. */
    public static Actor anonymous(Origin origin) {
        return new Actor(NOBODY, NO_TEAM, Set.of(), origin, false);
    }

    /** The server itself. */
    public static Actor system() {
        return new Actor(NOBODY, NO_TEAM, Set.of(ADMIN), Origin.SYSTEM, true);
    }

    /** The server itself, on behalf of the one who sent this request. */
    public Actor asSystem() {
        return new Actor(user, team, Set.of(ADMIN), origin, true);
    }

    public boolean isAnonymous() {
        return user.equals(NOBODY) && !ofSystem;
    }

    public boolean administrator() {
        return permissions.contains(ADMIN);
    }

    public boolean may(String permission) {
        return administrator()
                || permissions.contains(permission)
                || permissions.contains(permission.substring(0, permission.indexOf(':') + 1) + "*");
    }

    public void require(String permission) {
        if (isAnonymous()) {
            throw Problem.unauthorized("Sign in first");
        }
        if (!may(permission)) {
            throw Problem.forbidden("insufficient_scope", "This needs the permission " + permission);
        }
    }
}
