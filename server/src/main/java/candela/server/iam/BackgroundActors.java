package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Actor.Origin;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Actors;
import candela.server.platform.Problem;
import org.springframework.stereotype.Component;

/** Who work goes on for after the request: with the rights of this moment, not of the moment of asking. */
@Component
class BackgroundActors implements Actors {

    private final SystemSight sight;
    private final Users users;
    private final Callers callers;

    BackgroundActors(SystemSight sight, Users users, Callers callers) {
        this.sight = sight;
        this.users = users;
        this.callers = callers;
    }

    @Override
    public Actor of(UserId id, TeamId team) {
        return sight.as(
                Actor.system(),
                () -> users.findById(id)
                        .filter(User::active)
                        .map(it -> callers.person(id, it.administrator(), team, Origin.SYSTEM))
                        .filter(it -> it.team().equals(team))
                        .orElseThrow(() -> Problem.unauthorized("Who asked this is no longer a member here")));
    }
}
