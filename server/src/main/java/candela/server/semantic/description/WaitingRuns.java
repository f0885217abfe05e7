package candela.server.semantic.description;

import candela.server.platform.Actor;
import candela.server.platform.Recurring;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Puts runs down again that had to wait for others. */
@Component
class WaitingRuns implements Recurring {

    private final DescriptionStarts starts;

    WaitingRuns(DescriptionStarts starts) {
        this.starts = starts;
    }

    @Override
    public String name() {
        return "semantic.waiting_descriptions";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        starts.startWaiting(Actor.system());
    }
}
