package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Actor.Origin;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Memberships;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the actor of somebody who has proved who they are. */
@Component
class Callers {

    private final Memberships memberships;

    Callers(Memberships memberships) {
        this.memberships = memberships;
    }

    Actor person(UserId user, boolean administrator, @Nullable TeamId wanted, Origin origin) {
        var membership = memberships.of(user, wanted, administrator);
        return Actor.person(user, membership.team(), membership.permissions(), origin);
    }
}
