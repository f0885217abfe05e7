package candela.server.knowledge.ingest;

import candela.server.platform.Actor;
import candela.server.platform.Job;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A lane: takes one document after the other until none waits. The row that it works on is the lane itself. */
@Component
class LaneJob implements Job {

    static final String NAME = "knowledge.ingest";

    private final IngestProgress progress;
    private final IngestTools tools;
    private final Lanes lanes;

    LaneJob(IngestProgress progress, IngestTools tools, Lanes lanes) {
        this.progress = progress;
        this.tools = tools;
        this.lanes = lanes;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID lane) {
        progress.giveBack(Actor.system(), lane);
        while (lanes.isOpen(lane)) {
            var next = progress.claim(Actor.system(), lane);
            if (next.isEmpty()) {
                return;
            }
            new IngestRun(progress, tools, lanes, next.get()).go();
        }
    }

    @Override
    public void failed(UUID lane, UUID incident) {
        progress.failHeld(
                Actor.system(),
                lane,
                "Something went wrong here. Tell your administrator the number " + incident + ", then retry.");
    }
}
