package candela.server.knowledge.ingest;

import candela.server.platform.Actor;
import candela.server.platform.Recurring;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Looks again and again whether documents wait that no lane was told of, or whose time has come. */
@Component
class WaitingDocuments implements Recurring {

    private final LaneStarts starts;

    WaitingDocuments(LaneStarts starts) {
        this.starts = starts;
    }

    @Override
    public String name() {
        return "knowledge.waiting";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(3);
    }

    @Override
    public void run() {
        starts.startWhereNeeded(Actor.system());
    }
}
