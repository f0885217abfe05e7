package candela.server.query.insight;

import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Waits for an insight that some node writes. */
@Component
class InsightWait {

    private static final long FIRST_PAUSE = 10;
    private static final long LONGEST_PAUSE = 200;

    private final Insights insights;

    InsightWait(Insights insights) {
        this.insights = insights;
    }

    /** The insight when it is finished, or as it stands when the time is over. */
    KeptInsight finished(Actor actor, KeptInsight first, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        var pause = FIRST_PAUSE;
        var insight = first;
        while (!insight.status().isFinished() && System.nanoTime() < end) {
            rest(pause);
            pause = Math.min(LONGEST_PAUSE, pause * 3 / 2);
            insight = insights.find(actor, first.query(), first.id());
        }
        return insight;
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Problem.Kind.UNAVAILABLE, "The server is stopping; try again in a moment");
        }
    }
}
