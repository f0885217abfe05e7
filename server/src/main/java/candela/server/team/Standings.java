package candela.server.team;

import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.ActorBinding;
import candela.server.team.Role.RoleId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door for the other contexts: which roles and teams somebody has, and which roles there are. */
@Service
@Transactional(readOnly = true)
public class Standings {

    private final Members members;
    private final Roles roles;
    private final ActorBinding binding;

    Standings(Members members, Roles roles, ActorBinding binding) {
        this.members = members;
        this.roles = roles;
        this.binding = binding;
    }

    /** What the actor is in this team, which need not be the one that the actor works in. */
    public Standing of(Actor actor, TeamId team) {
        actor.requireSignedIn();
        var user = actor.user();
        var member = members.find(team, user).orElse(null);
        return new Standing(members.teams(user), members.roleNames(team, user), member);
    }

    /** Under which names something is said of the people of a team; of whom and what is not told. */
    public List<String> attributeNames(Actor actor, TeamId team) {
        actor.requireSignedIn();
        return binding.as(actor.asSystem(), () -> members.attributeNames(team));
    }

    public boolean isRole(Actor actor, RoleId role) {
        actor.requireSignedIn();
        return roles.existsById(role);
    }
}
