package candela.server.team;

import candela.server.iam.UserCreated;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.ActorBinding;
import candela.server.platform.Audited;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes teams with their first manager; each person's own within the transaction that makes the account. */
@Component
class Founding {

    private final TeamRows teams;
    private final Members members;
    private final ActorBinding binding;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Founding(TeamRows teams, Members members, ActorBinding binding, ApplicationEventPublisher events, Clock clock) {
        this.teams = teams;
        this.members = members;
        this.binding = binding;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(UserCreated created) {
        found(created.by(), created.displayName(), created.user(), created.user());
    }

    /** A team whose only member, and manager, is this user. */
    Team found(Actor by, String name, UserId manager, @Nullable UserId person) {
        return binding.as(by.asSystem(), () -> {
            var now = clock.instant();
            var team = teams.save(Team.create(name, freeSlug(name), person, manager, now));
            members.insert(Member.create(team.id(), manager, List.of(Role.MANAGER), manager, now));
            events.publishEvent(Audited.created(by, "team", team.id(), Map.of("name", name)));
            return team;
        });
    }

    private String freeSlug(String name) {
        var slug = Team.slugOf(name);
        return Stream.iterate(1, it -> it + 1)
                .map(it -> it == 1 ? slug : slug + "-" + it)
                .filter(it -> !teams.existsBySlug(it))
                .findFirst()
                .orElseThrow();
    }
}
