package candela.server.model.limit;

import candela.server.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What this node holds of one limit, for one of those it counts for, in one span. What calls may still use, what calls
 * under way have reserved and what was used since the database was told add up to what the database gave, so that all
 * nodes together never give away more than the limit.
 */
final class Share {

    private static final long PATIENCE = Duration.ofSeconds(5).toNanos();
    private static final long EMPTY_FOR = Duration.ofMillis(100).toNanos();
    /** How many times as much is kept in hand as was used between two renewals. */
    private static final int SPARE = 4;

    private final Key key;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition renewed = lock.newCondition();
    private long held;
    private long reserved;
    private long settled;
    private long waiting;
    private long pace;
    private long emptyUntil = System.nanoTime();
    private int generation;
    private long begun;
    private long finished;
    private boolean tooLittle;
    private boolean failed;
    private int pins;
    private Standing standing = Standing.UNKNOWN;

    Share(Key key) {
        this.key = key;
    }

    /** Which limit, for whom, from when on; in the order in which all nodes lock them. */
    record Key(UUID limit, UUID instance, Instant starts) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.<Key, String>comparing(it -> it.limit.toString())
                .thenComparing(it -> it.instance.toString())
                .thenComparing(Key::starts);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * What the database said last of all nodes together.
     *
     * @param most the limit's amount; the largest number where it has none any more
     */
    record Standing(long used, long leased, long most) {

        static final Standing UNKNOWN = new Standing(0, 0, Long.MAX_VALUE);

        long room() {
            return Math.max(0, most - used - leased);
        }
    }

    /** What the database is asked for one share. */
    record Ask(Key key, boolean held, long settled, long needed, long extra) {}

    /** What it answered. */
    record Told(long share, Standing standing, boolean lost, boolean warn, Instant at) {}

    /** A call's part of the share, until it is settled. */
    record Part(Share share, int generation, long amount) {

        /** What the call really used counts, the rest is free again. */
        void settle(long used) {
            share.settle(this, used);
        }
    }

    Key key() {
        return key;
    }

    /** Keeps it from being taken out of use until {@link #take} has ended. */
    void pin() {
        lock.lock();
        try {
            pins++;
        } finally {
            lock.unlock();
        }
    }

    /** A part for a call, or null where there is no more; asks the database where the node does not hold so much. */
    @Nullable
    Part take(long amount, Consumer<Share> renewal) {
        lock.lock();
        waiting += amount;
        try {
            return gather(amount, renewal) ? new Part(this, generation, amount) : null;
        } finally {
            waiting -= amount;
            pins--;
            lock.unlock();
        }
    }

    /** Others may take what was got for this call, so only an answer that there is no more ends it. */
    private boolean gather(long amount, Consumer<Share> renewal) {
        var deadline = System.nanoTime() + PATIENCE;
        while (free() < amount) {
            if (System.nanoTime() < emptyUntil) {
                return false;
            }
            awaitRenewal(begun + 1, renewal, deadline);
            if (free() < amount && tooLittle) {
                emptyUntil = System.nanoTime() + EMPTY_FOR;
            }
        }
        reserved += amount;
        return true;
    }

    /** Waits for a renewal that knows of this call, or makes it. */
    private void awaitRenewal(long number, Consumer<Share> renewal, long deadline) {
        while (finished < number) {
            if (begun > finished) {
                await(deadline);
            } else {
                renew(renewal);
            }
        }
        if (failed) {
            throw slow();
        }
    }

    private void renew(Consumer<Share> renewal) {
        lock.unlock();
        try {
            renewal.accept(this);
        } finally {
            lock.lock();
        }
    }

    private void await(long deadline) {
        var left = deadline - System.nanoTime();
        try {
            if (left <= 0 || renewed.awaitNanos(left) <= 0) {
                throw slow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw slow();
        }
    }

    private void settle(Part part, long used) {
        lock.lock();
        try {
            if (part.generation == generation) {
                reserved -= part.amount;
                settled += used;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * What to ask the database, or null where that is being done already. What is no longer needed is given up before
     * it is told, so that nobody takes it meanwhile.
     *
     * @param over the span has ended: nothing but what calls under way reserved is kept
     */
    @Nullable
    Ask ask(boolean over) {
        lock.lock();
        try {
            if (begun > finished) {
                return null;
            }
            begun++;
            var needed = reserved + waiting;
            var extra = over ? 0 : spare(needed);
            var ask = new Ask(key, held > 0, settled, needed, extra);
            held = Math.min(held, settled + needed + extra);
            return ask;
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is something to tell or to give back. */
    boolean isDue(boolean over) {
        lock.lock();
        try {
            return settled > 0 || pace > 0 || held > reserved + (over ? 0 : spare(reserved));
        } finally {
            lock.unlock();
        }
    }

    void heard(Ask ask, Told told) {
        lock.lock();
        try {
            if (told.lost()) {
                generation++;
                reserved = 0;
                settled = 0;
            } else {
                settled -= ask.settled();
            }
            held = told.share();
            standing = told.standing();
            tooLittle = told.share() < ask.needed();
            pace = ask.settled() == 0 ? pace / 2 : (pace + ask.settled() + 1) / 2;
            end(false);
        } finally {
            lock.unlock();
        }
    }

    /** The database did not answer: what was given up stays given up until it does, so that nothing counts twice. */
    void unheard() {
        lock.lock();
        try {
            end(true);
        } finally {
            lock.unlock();
        }
    }

    private void end(boolean badly) {
        failed = badly;
        finished = begun;
        renewed.signalAll();
    }

    /** Whether nothing depends on it any more. */
    boolean isIdle() {
        lock.lock();
        try {
            return held == 0 && reserved == 0 && settled == 0 && pins == 0 && begun == finished;
        } finally {
            lock.unlock();
        }
    }

    /** How all nodes together stand, as far as this one knows. */
    Standing standing() {
        lock.lock();
        try {
            return new Standing(standing.used(), standing.leased() - Math.max(0, free()), standing.most());
        } finally {
            lock.unlock();
        }
    }

    /** What is kept in hand, so that the next calls need not ask: little where little is left for all nodes. */
    private long spare(long needed) {
        return Math.min(Math.max(pace * SPARE, needed), standing.room() / 8);
    }

    private long free() {
        return held - reserved - settled;
    }

    static Problem slow() {
        return new Problem(
                Problem.Kind.UNAVAILABLE, "The limits cannot be checked because the database is slow: try again");
    }
}
