package candela.server.query;

import candela.engine.data.Execution;
import candela.server.platform.Actor;
import candela.server.query.Query.QueryId;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Watches a running query's row, because whoever stops it may talk to another node, and stops the statement in its
 * database.
 */
@Component
class Cancelling {

    private static final Logger LOG = LoggerFactory.getLogger(Cancelling.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final AnswerProgress progress;

    Cancelling(AnswerProgress progress) {
        this.progress = progress;
    }

    /** The watch over one run; closing it ends the watch. */
    Watch watch(QueryId id, Execution execution) {
        var watch = new Watch();
        Thread.ofVirtual().name("cancel-" + id.value()).start(() -> look(id, execution, watch));
        return watch;
    }

    private void look(QueryId id, Execution execution, Watch watch) {
        try {
            while (!watch.over.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (progress.cancelRequested(Actor.system(), id)) {
                    execution.cancel();
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The watch over {} was interrupted", id.value());
            Thread.currentThread().interrupt();
        }
    }

    /** Ends with the run. */
    static final class Watch implements AutoCloseable {

        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public void close() {
            over.countDown();
        }
    }
}
