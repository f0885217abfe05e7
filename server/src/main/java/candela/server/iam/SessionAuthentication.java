package candela.server.iam;

import candela.server.iam.Session.Kind;
import candela.server.iam.Sessions.Found;
import candela.server.platform.Actor;
import candela.server.platform.Actor.Origin;
import candela.server.platform.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Recognises the token of a session: one read for most requests. */
@Component
class SessionAuthentication {

    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final Callers callers;
    private final SystemSight sight;
    private final Clock clock;

    SessionAuthentication(Sessions sessions, Callers callers, SystemSight sight, Clock clock) {
        this.sessions = sessions;
        this.callers = callers;
        this.sight = sight;
        this.clock = clock;
    }

    /** The one whose session of this kind the token opens; empty where it opens none (any more). */
    Optional<Actor> authenticate(String token, Kind kind, Origin origin) {
        var now = clock.instant();
        return sessions.find(Secrets.hash(token))
                .filter(it -> it.kind() == kind && it.alive(now))
                .map(found -> enter(found, origin, now));
    }

    private Actor enter(Found found, Origin origin, Instant now) {
        if (found.lastSeenAt().plus(SEEN_EVERY).isBefore(now)) {
            sight.as(Actor.system(), () -> {
                sessions.seen(found.id(), now);
                return true;
            });
        }
        var inSession = new Origin(origin.access(), found.id().value(), null, origin.ip(), origin.userAgent());
        return callers.person(found.user(), found.administrator(), found.team(), inSession);
    }
}
