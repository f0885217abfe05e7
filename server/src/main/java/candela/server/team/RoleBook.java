package candela.server.team;

import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Audited;
import candela.server.platform.Permissions;
import candela.server.platform.Problem;
import candela.server.team.Role.RoleId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to the roles of the installation. */
@Service
@Transactional
public class RoleBook {

    private static final String WRITE = "role:write";

    private final Roles roles;
    private final Members members;
    private final ActorBinding binding;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RoleBook(Roles roles, Members members, ActorBinding binding, ApplicationEventPublisher events, Clock clock) {
        this.roles = roles;
        this.members = members;
        this.binding = binding;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Role> list(Actor actor) {
        actor.require("team:read");
        return roles.findAllByOrderByBuiltInDescCreatedAtAscIdAsc();
    }

    @Transactional(readOnly = true)
    public List<String> permissions(Actor actor) {
        actor.requireSignedIn();
        return Permissions.ALL;
    }

    public Role create(Actor actor, String name, List<String> permissions) {
        actor.require(WRITE);
        var role = Role.create(name.strip(), distinct(permissions), clock.instant());
        var saved = save(actor, role);
        events.publishEvent(Audited.created(actor, "role", saved.id(), seen(saved)));
        return saved;
    }

    public Role change(Actor actor, RoleId id, String name, List<String> permissions) {
        actor.require(WRITE);
        var before = own(actor, id);
        var saved = save(actor, before.revise(name.strip(), distinct(permissions)));
        events.publishEvent(Audited.updated(actor, "role", id, seen(before), seen(saved)));
        return saved;
    }

    public void delete(Actor actor, RoleId id) {
        actor.require(WRITE);
        var role = own(actor, id);
        binding.as(actor.asSystem(), () -> {
            if (members.anyWith(id)) {
                throw Problem.conflict("Somebody has the role " + role.name() + ": take it from them first");
            }
            roles.delete(role);
            return true;
        });
        events.publishEvent(Audited.deleted(actor, "role", id, seen(role)));
    }

    /** A role that may be changed by this actor: not built in, and allowing nothing that the actor may not. */
    private Role own(Actor actor, RoleId id) {
        var role = roles.findById(id).orElseThrow(() -> Problem.notFound("role", id));
        if (role.builtIn()) {
            throw Problem.conflict("The role " + role.name() + " is built in: make one of your own");
        }
        Permissions.requireToGive(actor, "permissions", role.permissions());
        return role;
    }

    private Role save(Actor actor, Role role) {
        Permissions.requireToGive(actor, "permissions", role.permissions());
        if (roles.isTaken(role.name(), role.id())) {
            throw Problem.conflict("The role " + role.name() + " exists already: choose another name");
        }
        return binding.as(actor.asSystem(), () -> roles.save(role));
    }

    private static List<String> distinct(List<String> permissions) {
        return permissions.stream().distinct().sorted().toList();
    }

    private static Map<String, ?> seen(Role role) {
        return Map.of("name", role.name(), "permissions", role.permissions());
    }
}
