package candela.server.knowledge.ingest;

import candela.server.platform.Actor;
import java.time.Clock;
import java.util.LinkedHashSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts lanes, in a transaction of its own: who adds a document must not wait for another who does. */
@Service
@Transactional
class LaneStarts {

    private final Lanes lanes;
    private final Turns turns;
    private final Clock clock;

    LaneStarts(Lanes lanes, Turns turns, Clock clock) {
        this.lanes = lanes;
        this.turns = turns;
        this.clock = clock;
    }

    /** Where something waits all of them, else those that hold something though nobody runs them. */
    public void startWhereNeeded(Actor system) {
        turns.lockStarts();
        var wanted = new LinkedHashSet<>(turns.lanesAtWork());
        if (turns.anyDue(clock.instant())) {
            wanted.addAll(lanes.open());
        }
        wanted.forEach(lanes::start);
    }
}
