package candela.server.iam;

import candela.server.iam.Session.SessionId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to where somebody is signed in; what is ended here is refused with the next request. */
@Service
@Transactional
public class Devices {

    private final Sessions sessions;
    private final SystemSight sight;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Devices(Sessions sessions, SystemSight sight, ApplicationEventPublisher events, Clock clock) {
        this.sessions = sessions;
        this.sight = sight;
        this.events = events;
        this.clock = clock;
    }

    /** This person's sessions; whether a program's is alive its refresh tokens tell, and only the system sees those. */
    @Transactional(readOnly = true)
    public List<Session> list(Actor actor) {
        actor.requirePerson();
        return sight.as(actor, () -> sessions.live(actor.user(), clock.instant()));
    }

    public void signOut(Actor actor, SessionId id) {
        actor.requirePerson();
        if (!sessions.end(actor.user(), id, clock.instant())) {
            throw Problem.notFound("session", id);
        }
        events.publishEvent(Audited.of(actor, "logout", "session", id));
    }

    /** Ends all sessions but the one that asks. */
    public void signOutOthers(Actor actor) {
        actor.requirePerson();
        var ended = sessions.endAllBut(actor.user(), actor.origin().session(), clock.instant());
        events.publishEvent(
                new Audited(actor, "logout", "user", actor.user().value(), Map.of(), Map.of("sessions", ended), null));
    }
}
