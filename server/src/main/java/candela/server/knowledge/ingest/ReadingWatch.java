package candela.server.knowledge.ingest;

import candela.engine.document.Attempt;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks while a file is read whether it is still wanted, and stops the reading when it is not. */
final class ReadingWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingWatch.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final CountDownLatch over = new CountDownLatch(1);

    private ReadingWatch() {}

    static ReadingWatch over(Attempt attempt, BooleanSupplier wanted) {
        var watch = new ReadingWatch();
        Thread.ofVirtual().name("reading-watch").start(() -> watch.look(attempt, wanted));
        return watch;
    }

    private void look(Attempt attempt, BooleanSupplier wanted) {
        try {
            while (!over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (!wanted.getAsBoolean()) {
                    attempt.cancel();
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("A watch over a reading was interrupted");
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
