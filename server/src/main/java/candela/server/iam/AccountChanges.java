package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Changes of an account that put somebody out: disabling, demoting, a new password. The last administrator stays.
 * Called within a transaction.
 */
@Component
class AccountChanges {

    private final Users users;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AccountChanges(Users users, Sessions sessions, ApplicationEventPublisher events, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    User save(Actor actor, User before, User after) {
        if (before.leads() && !after.leads()) {
            users.lockAdministrators();
            if (users.administratorsBeside(before.id()) == 0) {
                throw Problem.conflict("This is the last administrator: make somebody else one first");
            }
        }
        var saved = users.save(after);
        if (!after.active()) {
            sessions.endAllBut(after.id(), null, clock.instant());
        }
        events.publishEvent(
                Audited.updated(actor, "user", after.id(), Registration.seen(before), Registration.seen(after)));
        return saved;
    }

    /** Keeps the new password and ends all sessions but one; the audit hears that it changed, not what it is. */
    User password(Actor actor, User changed, @Nullable UUID kept) {
        var saved = users.save(changed);
        sessions.endAllBut(changed.id(), kept, clock.instant());
        events.publishEvent(
                new Audited(actor, "password_changed", "user", changed.id().value(), Map.of(), Map.of(), null));
        return saved;
    }
}
