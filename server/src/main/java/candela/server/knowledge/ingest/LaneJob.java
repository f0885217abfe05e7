package candela.server.knowledge.ingest;

import candela.server.platform.Actor;
import candela.server.platform.Job;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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

    /**
     * In a thread of the system: the built-in model computes without a pause, and two virtual threads that do so would
     * hold both carriers of a small machine while people's requests wait.
     */
    @Override
    public void run(UUID lane) {
        var work = new FutureTask<Void>(() -> work(lane), null);
        var thread = Thread.ofPlatform()
                .name("lane-", lane.getLeastSignificantBits() & 0xF)
                .start(work);
        try {
            work.get();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw unforeseen(e);
        }
    }

    @Override
    public void failed(UUID lane, UUID incident) {
        progress.failHeld(
                Actor.system(),
                lane,
                "Something went wrong here. Tell your administrator the number " + incident + ", then retry.");
    }

    private void work(UUID lane) {
        progress.giveBack(Actor.system(), lane);
        while (lanes.isOpen(lane)) {
            var next = progress.claim(Actor.system(), lane);
            if (next.isEmpty()) {
                return;
            }
            new IngestRun(progress, tools, lanes, next.get()).go();
        }
    }

    private static RuntimeException unforeseen(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException bug -> bug;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }
}
