package candela.server.feed;

import candela.server.platform.Actor;
import candela.server.platform.Recurring;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks again and again whose time has come. */
@Component
class ScheduledSyncs implements Recurring {

    private final SyncStarts starts;

    ScheduledSyncs(SyncStarts starts) {
        this.starts = starts;
    }

    @Override
    public String name() {
        return "feed.schedule";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        starts.startDue(Actor.system());
    }
}
