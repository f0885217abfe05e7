package candela.server.knowledge.retrieval;

import candela.engine.search.Hit;
import candela.engine.search.IndexException;
import candela.engine.search.Search;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** This node's copy of the passages: follows what is entered from the start of the server to its end. */
@Component
class NodeCopy implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NodeCopy.class);
    private static final long EVERY = 1_000;

    /** A search waits so long for a copy that is behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration WITHOUT_HURRY = Duration.ofSeconds(1);

    private final Settings settings;
    private final EntryLog entries;
    private final Object opening = new Object();
    private @Nullable IndexCopy copy;
    /** What a search met; whoever follows makes the copy anew. */
    private volatile @Nullable IndexException damage;

    private volatile @Nullable ScheduledExecutorService timer;

    NodeCopy(Settings settings, EntryLog entries) {
        this.settings = settings;
        this.entries = entries;
    }

    /** By a copy that knows of all that was entered when this was called. */
    List<Hit> search(Search search) {
        var number = entries.latest(Actor.system());
        var now = copy();
        try {
            now.reach(number, PATIENCE);
            return now.search(search);
        } catch (IndexException e) {
            damage = e;
            throw new Problem(
                    Problem.Kind.UNAVAILABLE, "The index was damaged and is being built anew. Try again in a moment");
        }
    }

    private IndexCopy copy() {
        synchronized (opening) {
            if (copy == null) {
                copy = IndexCopy.open(settings.data("search"), entries);
            }
            return copy;
        }
    }

    private void follow() {
        var now = copy();
        var before = now.reached();
        var latest = entries.latest(Actor.system());
        if (before > latest) {
            // What is in it is of a database that was put back, or of another one.
            now.beginAnew("it is ahead of the database");
        }
        while (now.reached() < latest && isRunning()) {
            step(now, latest);
            now.commit();
        }
        now.commit();
    }

    /** A step ends after a while, so that a search need not wait for all of them. */
    private static void step(IndexCopy now, long latest) {
        try {
            now.reach(latest, WITHOUT_HURRY);
        } catch (Problem e) {
            LOG.debug("{}", e.detail());
        }
    }

    @Override
    public void start() {
        var fresh = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("passages").daemon().factory());
        timer = fresh;
        fresh.scheduleWithFixedDelay(this::followIfPossible, 0, EVERY, TimeUnit.MILLISECONDS);
    }

    /** Without the database, or without the disk, it goes on a second later. */
    private void followIfPossible() {
        try {
            repair(damage);
            follow();
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("The copy of the passages waits for the database: {}", e.getMessage());
        } catch (IndexException e) {
            LOG.warn("The copy of the passages: {}", e.getMessage());
            damage = e;
        }
    }

    private void repair(@Nullable IndexException met) {
        if (met != null) {
            copy().beginAnew(String.valueOf(met.getMessage()));
            damage = null;
        }
    }

    @Override
    public void stop() {
        var running = timer;
        timer = null;
        if (running != null) {
            running.close();
        }
        synchronized (opening) {
            if (copy != null) {
                copy.close();
                copy = null;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** After the web server, whose requests still search. */
    @Override
    public int getPhase() {
        return 0;
    }
}
