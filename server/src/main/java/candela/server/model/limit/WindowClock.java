package candela.server.model.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The time by which spans begin and end: the database's, carried on by a clock that nobody sets, so that all nodes
 * agree and no change of this machine's time opens a new span.
 */
@Component
class WindowClock {

    private volatile Heard heard;

    WindowClock(Clock clock) {
        heard = new Heard(clock.instant(), System.nanoTime());
    }

    /** A moment that the database told, and when it did. */
    private record Heard(Instant moment, long at) {}

    Instant now() {
        var last = heard;
        return last.moment.plus(Duration.ofNanos(System.nanoTime() - last.at));
    }

    void heard(Instant moment) {
        heard = new Heard(moment, System.nanoTime());
    }
}
