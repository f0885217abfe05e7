package candela.server.platform;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
     * @param assistant the one that the key calls, and nothing else; null for all other ways
     * @param limitedFor how long an API key that used up its requests has to wait; null while it has some left
     */
    public record Origin(
            Access access,
            @Nullable UUID session,
            @Nullable UUID key,
            @Nullable UUID assistant,
            String ip,
            String userAgent,
            @Nullable Duration limitedFor) {

        public static final Origin SYSTEM = new Origin(Access.SYSTEM, null, null, "", "");

        public Origin(Access access, @Nullable UUID session, @Nullable UUID key, String ip, String userAgent) {
            this(access, session, key, null, ip, userAgent, null);
        }
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

    /** What the key allows that this actor came with; null for people, who do all that they may. */
    public @Nullable List<String> scopes() {
        return origin.key() == null ? null : permissions.stream().sorted().toList();
    }

    /** The same, allowed no more than these scopes; all where there are none. */
    public Actor within(@Nullable List<String> scopes) {
        return scopes == null
                ? this
                : new Actor(
                        user, team, scopes.stream().filter(this::may).collect(Collectors.toSet()), origin, ofSystem);
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
        refuseAnonymous();
        if (!may(permission)) {
            throw Problem.forbidden("insufficient_scope", "This needs the permission " + permission);
        }
        refuseLimited();
    }

    /** For what needs no permission but somebody who asks: one's own profile, one's own teams. */
    public void requireSignedIn() {
        refuseAnonymous();
        refuseLimited();
    }

    /** For what only the person may do, with no key: the password, the sessions. */
    public void requirePerson() {
        refuseAnonymous();
        if (origin.key() != null) {
            throw Problem.forbidden("insufficient_scope", "An API key may not do this: sign in with the password");
        }
    }

    private void refuseAnonymous() {
        if (isAnonymous()) {
            throw Problem.unauthorized("Sign in first");
        }
    }

    /** Comes last: a key is told what it may never do before it is told to wait. */
    private void refuseLimited() {
        var wait = origin.limitedFor();
        if (wait != null) {
            throw Problem.limited("This API key has used up its requests for this minute: wait, then go on", wait);
        }
    }
}
