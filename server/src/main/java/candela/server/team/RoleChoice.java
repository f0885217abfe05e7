package candela.server.team;

import candela.server.platform.Actor;
import candela.server.platform.Permissions;
import candela.server.platform.Problem;
import candela.server.team.Role.RoleId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns the names of roles into roles that this actor may give, and back. */
@Component
class RoleChoice {

    private final Roles roles;

    RoleChoice(Roles roles) {
        this.roles = roles;
    }

    /** Nobody gives a role that allows more than they may themselves. */
    List<RoleId> of(Actor actor, List<String> names) {
        var found = roles.findByNameIn(names);
        for (var name : names) {
            if (found.stream().noneMatch(it -> it.name().equals(name))) {
                throw Problem.invalid("roles", "There is no role " + name);
            }
        }
        found.forEach(it -> Permissions.requireToGive(actor, "roles", it.permissions()));
        return found.stream().map(Role::id).toList();
    }

    Map<RoleId, String> names() {
        return roles.findAll().stream().collect(Collectors.toMap(Role::id, Role::name));
    }
}
