package candela.server.model.limit;

import candela.server.platform.Recurring;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets what was counted of minutes and hours after two days, and of days and months after a year. */
@Component
class CounterCleanup implements Recurring {

    private final Shares shares;

    CounterCleanup(Shares shares) {
        this.shares = shares;
    }

    @Override
    public String name() {
        return "model.limit.cleanup";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        int forgotten;
        do {
            forgotten = shares.forget();
        } while (forgotten > 0);
    }
}
