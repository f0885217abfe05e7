package candela.server.platform;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;

/** Makes the actor for work that goes on after the request: with what the person may do now, not when they asked. */
public interface Actors {

    /** Throws unauthorized when the person was disabled or is gone meanwhile. */
    Actor of(UserId user, TeamId team);
}
