package candela.server.knowledge.retrieval;

import candela.engine.search.Hit;
import candela.engine.search.IndexException;
import candela.engine.search.Search;
import candela.server.knowledge.vectors.VectorStoreException;
import candela.server.knowledge.vectors.VectorStores;
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
    private final VectorStores stores;
    private final Object opening = new Object();
    private @Nullable Copies copies;
    /** What a search met; whoever follows makes the copy anew. */
    private volatile @Nullable IndexException damage;

    private volatile @Nullable ScheduledExecutorService timer;

    NodeCopy(Settings settings, EntryLog entries, VectorStores stores) {
        this.settings = settings;
        this.entries = entries;
        this.stores = stores;
    }

    /**
     * What this node searches in.
     *
     * @param shared null where the vectors are in its own copy
     */
    private record Copies(IndexCopy own, @Nullable SharedVectors shared) implements AutoCloseable {

        @Override
        public void close() {
            if (shared != null) {
                shared.close();
            }
            own.close();
        }
    }

    /**
     * What was found.
     *
     * @param note what the reader has to know of how it was searched; null for nothing
     */
    record Answer(List<Hit> hits, @Nullable String note) {}

    /** By a copy that knows of all that was entered when this was called. */
    Answer search(Search search) {
        var number = entries.latest(Actor.system());
        var now = copies();
        try {
            now.own().reach(number, PATIENCE);
            return now.shared() == null || search.meaning() == null
                    ? new Answer(now.own().search(search), null)
                    : search(now.own(), now.shared(), search, number);
        } catch (IndexException e) {
            damage = e;
            throw new Problem(
                    Problem.Kind.UNAVAILABLE, "The index was damaged and is being built anew. Try again in a moment");
        }
    }

    /** Without the store of vectors it is searched by words, and the reader is told. */
    private static Answer search(IndexCopy now, SharedVectors shared, Search search, long number) {
        try {
            shared.reach(number, PATIENCE);
            return new Answer(now.search(search), null);
        } catch (VectorStoreException e) {
            LOG.warn("Searched by words only: {}", e.getMessage());
            return new Answer(
                    now.search(search.byWords()),
                    "Only by words was searched: the store of vectors cannot be used now. Tell an administrator");
        } catch (Problem e) {
            return new Answer(now.search(search.byWords()), "Only by words was searched: " + e.detail());
        }
    }

    private Copies copies() {
        synchronized (opening) {
            if (copies == null) {
                copies = open();
            }
            return copies;
        }
    }

    /** Each kind of copy has a folder of its own, since one without vectors is of no use to the other. */
    private Copies open() {
        var store = stores.open(settings.vectors());
        if (store == null) {
            return new Copies(IndexCopy.open(settings.data("search"), entries, null), null);
        }
        var shared = new SharedVectors(store, entries);
        return new Copies(IndexCopy.open(settings.data("search-words"), entries, shared), shared);
    }

    private void follow() {
        var copies = copies();
        var now = copies.own();
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
        if (copies.shared() != null) {
            copies.shared().follow(WITHOUT_HURRY);
        }
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
        } catch (VectorStoreException e) {
            LOG.warn("The vectors wait for their store: {}", e.getMessage());
        } catch (IndexException e) {
            LOG.warn("The copy of the passages: {}", e.getMessage());
            damage = e;
        }
    }

    private void repair(@Nullable IndexException met) {
        if (met != null) {
            copies().own().beginAnew(String.valueOf(met.getMessage()));
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
            if (copies != null) {
                copies.close();
                copies = null;
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
