package candela.server.team;

import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Memberships;
import candela.server.platform.Problem;
import org.springframework.stereotype.Component;

/**
 * Lets an actor act in a team that is not the current one, with what the actor may do there. To who is not in it the team does not
 * exist.
 */
@Component
class Entrance {

    private final Memberships memberships;

    Entrance(Memberships memberships) {
        this.memberships = memberships;
    }

    Actor in(Actor actor, TeamId team) {
        actor.requireSignedIn();
        if (actor.team().equals(team) || actor.ofSystem()) {
            return actor;
        }
        if (actor.origin().key() == null) {
            var membership = memberships.of(actor.user(), team, actor.administrator());
            if (membership.team().equals(team) || actor.administrator()) {
                return Actor.person(actor.user(), team, membership.permissions(), actor.origin());
            }
        }
        throw Problem.notFound("team", team);
    }
}
