package candela.server.feed;

import candela.engine.feed.Watch;
import candela.server.feed.Run.Progress;
import candela.server.feed.Run.RunId;
import candela.server.feed.Run.TableRows;
import candela.server.platform.Actor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one run: writes down how far it came, at most twice a second, and looks at its row, because whoever stops it
 * may talk to another node.
 */
final class RunWatch implements Watch, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Syncing syncing;
    private final RunId id;
    private final Runnable breakOff;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private Progress progress = Progress.NONE;
    private long written = System.nanoTime();

    private RunWatch(Syncing syncing, RunId id, Runnable breakOff) {
        this.syncing = syncing;
        this.id = id;
        this.breakOff = breakOff;
    }

    /** @param breakOff ends what is being waited for outside */
    static RunWatch over(Syncing syncing, RunId id, Runnable breakOff) {
        var watch = new RunWatch(syncing, id, breakOff);
        Thread.ofVirtual().name("sync-" + id.value()).start(watch::look);
        return watch;
    }

    Progress progress() {
        return progress;
    }

    @Override
    public void told(String table, long rows, boolean done) {
        progress = progress.with(new TableRows(table, rows, done));
        if (done || System.nanoTime() - written > EVERY.toNanos()) {
            written = System.nanoTime();
            syncing.reach(Actor.system(), id, progress);
        }
    }

    @Override
    public boolean stopsWithin(Duration wait) {
        try {
            return stop.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void look() {
        try {
            while (!over.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                if (syncing.cancelRequested(Actor.system(), id)) {
                    stop.countDown();
                    breakOff.run();
                    return;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The watch over {} was interrupted", id.value());
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
    }
}
