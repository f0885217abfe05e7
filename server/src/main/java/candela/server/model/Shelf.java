package candela.server.model;

import candela.server.platform.Actor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * What is remembered of connections and models, so that a call costs no look into the database: a change holds at once
 * on the node that made it and within a second on the others. One caller looks whether something changed, while the
 * others go on with what is known.
 */
@Component
class Shelf {

    private static final long FRESH = Duration.ofMillis(500).toNanos();
    private static final long OLDEST = Duration.ofSeconds(1).toNanos();

    private final ShelfRows rows;
    private final ReentrantLock reading = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Seen seen;

    Shelf(ShelfRows rows) {
        this.rows = rows;
    }

    /**
     * What was read.
     *
     * @param at when the reading began
     * @param changes how many changes this node had made by then
     * @param generation how many changes all nodes had made by then
     */
    private record Seen(long at, long changes, long generation, Snapshot snapshot) {}

    @TransactionalEventListener
    void forget(ModelsChanged change) {
        changes.incrementAndGet();
    }

    Snapshot now() {
        var last = seen;
        if (last != null && holds(last, FRESH)) {
            return last.snapshot();
        }
        if (last != null && holds(last, OLDEST)) {
            if (!reading.tryLock()) {
                return last.snapshot();
            }
        } else {
            reading.lock();
        }
        try {
            return read();
        } finally {
            reading.unlock();
        }
    }

    private boolean holds(Seen last, long atMost) {
        return last.changes() == changes.get() && System.nanoTime() - last.at() < atMost;
    }

    /** Somebody else may just have done it, while this one waited. */
    private Snapshot read() {
        var last = seen;
        if (last != null && holds(last, FRESH)) {
            return last.snapshot();
        }
        var at = System.nanoTime();
        var known = changes.get();
        var generation = rows.generation(Actor.system());
        var snapshot = last != null && last.generation() == generation ? last.snapshot() : rows.all(Actor.system());
        seen = new Seen(at, known, generation, snapshot);
        return snapshot;
    }
}
