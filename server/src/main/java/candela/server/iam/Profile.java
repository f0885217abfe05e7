package candela.server.iam;

import candela.server.iam.Session.SessionId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Audited;
import candela.server.platform.Membership;
import candela.server.platform.Memberships;
import candela.server.platform.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to one's own account. */
@Service
@Transactional
public class Profile {

    private final Users users;
    private final Sessions sessions;
    private final Memberships memberships;
    private final ApplicationEventPublisher events;

    Profile(Users users, Sessions sessions, Memberships memberships, ApplicationEventPublisher events) {
        this.users = users;
        this.sessions = sessions;
        this.memberships = memberships;
        this.events = events;
    }

    /** Somebody, the team they work in now, all their teams, and what they may do. */
    public record Standing(User user, Membership team, List<Membership> teams, Set<String> permissions) {}

    /** What one changes of oneself; null leaves a part as it is. Preferences are laid over those that are there. */
    public record Change(
            @Nullable String displayName,
            @Nullable String username,
            @Nullable String locale,
            @Nullable String timeZone,
            @Nullable Map<String, @Nullable Object> preferences) {}

    @Transactional(readOnly = true)
    public Standing me(Actor actor) {
        actor.requireSignedIn();
        return standing(user(actor.user()), actor.team(), actor.permissions());
    }

    public Standing change(Actor actor, Change change) {
        actor.requirePerson();
        var before = user(actor.user());
        var changed = changed(before, change);
        var saved = users.save(changed);
        events.publishEvent(Audited.updated(actor, "user", saved.id(), seen(before), seen(saved)));
        return standing(saved, actor.team(), actor.permissions());
    }

    /** Works in another of one's teams from now on, in this session. */
    public Standing switchTo(Actor actor, TeamId team) {
        actor.requirePerson();
        var user = user(actor.user());
        UUID session = actor.origin().session();
        var membership = memberships.of(user.id(), team, user.administrator());
        if (session == null || !membership.team().equals(team)) {
            throw Problem.notFound("team", team);
        }
        sessions.switchTo(new SessionId(session), team);
        return standing(user, team, membership.permissions());
    }

    private Standing standing(User user, TeamId team, Set<String> permissions) {
        var all = memberships.all(user.id(), user.administrator());
        var current = all.stream()
                .filter(it -> it.team().equals(team))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("team", team));
        return new Standing(user, current, all, permissions);
    }

    private User user(UserId id) {
        return users.findById(id).orElseThrow(() -> Problem.notFound("user", id));
    }

    private static User changed(User user, Change change) {
        var username = change.username();
        var name = change.displayName();
        var locale = change.locale();
        var zone = change.timeZone();
        var preferences = change.preferences();
        return user.describe(
                username == null ? user.username() : UserRules.username(username),
                name == null ? user.displayName() : UserRules.displayName(name),
                locale == null ? user.locale() : UserRules.locale(locale),
                zone == null ? user.timeZone() : UserRules.timeZone(zone),
                preferences == null
                        ? user.preferences()
                        : UserRules.preferences(user.preferences().with(preferences)));
    }

    private static Map<String, ?> seen(User user) {
        return Map.of(
                "username", user.username(),
                "displayName", user.displayName(),
                "locale", user.locale(),
                "timeZone", user.timeZone());
    }
}
