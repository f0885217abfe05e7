package candela.server.team;

import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.team.Role.RoleId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Changes who is in the actor's team; a team keeps a manager, and a personal team its person. */
@Component
class Changes {

    private final Members members;
    private final TeamRows teams;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Changes(Members members, TeamRows teams, ApplicationEventPublisher events, Clock clock) {
        this.members = members;
        this.teams = teams;
        this.events = events;
        this.clock = clock;
    }

    Member add(Actor actor, UserId user, List<RoleId> roles) {
        var member = Member.create(actor.team(), user, roles, actor.user(), clock.instant());
        members.insert(member);
        tell(actor, "member_added", user, Map.of(), seen(roles));
        return member;
    }

    Member assign(Actor actor, UserId user, List<RoleId> roles) {
        var all = members.lock(actor.team());
        var before = find(all, user);
        var after = before.assign(roles, actor.user(), clock.instant());
        refuseWithoutManager(all, before, after.manages());
        members.assign(after);
        tell(actor, "member_changed", user, seen(before.roles()), seen(roles));
        return after;
    }

    Member describe(Actor actor, UserId user, MemberAttributes attributes) {
        var before = find(members.lock(actor.team()), user);
        var after = before.with(attributes);
        members.describe(after);
        tell(actor, "member_changed", user, before.attributes().values(), attributes.values());
        return after;
    }

    void remove(Actor actor, UserId user) {
        var all = members.lock(actor.team());
        var member = find(all, user);
        var team = teams.findById(actor.team()).orElseThrow(() -> Problem.notFound("team", actor.team()));
        if (user.equals(team.person())) {
            throw Problem.conflict("Nobody leaves their personal team");
        }
        refuseWithoutManager(all, member, false);
        members.delete(member);
        tell(actor, "member_removed", user, seen(member.roles()), Map.of());
    }

    private static Member find(List<Member> all, UserId user) {
        return all.stream()
                .filter(it -> it.user().equals(user))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("member", user));
    }

    private static void refuseWithoutManager(List<Member> all, Member changed, boolean manages) {
        var others = all.stream().filter(it -> !it.equals(changed)).anyMatch(Member::manages);
        if (changed.manages() && !manages && !others) {
            throw Problem.conflict("This is the last manager of the team: make somebody else one first");
        }
    }

    private void tell(Actor actor, String action, UserId user, Map<String, ?> before, Map<String, ?> after) {
        events.publishEvent(new Audited(actor, action, "member", user.value(), before, after, null));
    }

    private static Map<String, ?> seen(List<RoleId> roles) {
        return Map.of("roles", roles.stream().map(RoleId::value).toList());
    }
}
