package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Recurring;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Throws away sessions that ended a week ago, and wrong passwords that are forgiven. */
@Component
class Cleanup implements Recurring {

    private static final Duration KEPT = Duration.ofDays(7);

    private final Sessions sessions;
    private final Lockout lockout;
    private final SystemSight sight;
    private final Clock clock;

    Cleanup(Sessions sessions, Lockout lockout, SystemSight sight, Clock clock) {
        this.sessions = sessions;
        this.lockout = lockout;
        this.sight = sight;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "iam.cleanup";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        sight.as(Actor.system(), () -> sessions.deleteEndedBefore(clock.instant().minus(KEPT)) + lockout.forgetOld());
    }
}
