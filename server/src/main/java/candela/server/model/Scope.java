package candela.server.model;

import candela.server.platform.Actor;
import java.util.List;
import java.util.UUID;

/** For whom a connection is there: everybody, a team, or one person in each of their teams. */
public enum Scope {
    SYSTEM(Actor.ADMIN),
    TEAM("model:write"),
    USER(ModelDirectory.USE);

    /** Whose a connection of the whole installation is. */
    static final UUID EVERYBODY = new UUID(0, 0);

    private final String permission;

    Scope(String permission) {
        this.permission = permission;
    }

    boolean mayWrite(Actor actor) {
        return actor.may(ModelDirectory.USE) && actor.may(permission);
    }

    void requireToWrite(Actor actor) {
        actor.require(ModelDirectory.USE);
        actor.require(permission);
    }

    /** Whose things somebody sees, their own first. */
    static List<UUID> holders(Actor actor) {
        return List.of(actor.user().value(), actor.team().value(), EVERYBODY);
    }
}
