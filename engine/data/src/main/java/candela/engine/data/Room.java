package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The memory that all answers of a process take together. Whoever holds rows has a {@link Place} and tells how large
 * they have grown; what finds no room waits a moment and is refused then.
 *
 * <p>An answer grows while others do, so that all could come to wait for each other. Each place therefore says how
 * large it may become, and grows only while an order is left in which every one can still become that large and end:
 * the banker's algorithm of Dijkstra. Small answers have room of their own, so that they never wait behind large ones.
 */
public final class Room {

    /** What an answer may become: its rows, and what a driver and a page hold of them beside. */
    public static final long MOST = Limits.DEFAULT.bytes() + (8L << 20);

    /** No more than a request takes anyhow. */
    private static final long TINY = 64L << 10;

    private static final long SMALL = 1L << 20;
    private static final long STEP = 1L << 20;

    /** The part of the room that is kept for small answers. */
    private static final int PART_OF_SMALL = 4;

    /** Each waits with what it has of its answer, and with its connection to a database. */
    private static final int MOST_WAITING = 4;

    private static final long LOOK_EVERY_MILLIS = 100;

    private final LongSupplier bytes;
    private final Supplier<Duration> patience;
    private final List<Place> large = new ArrayList<>();
    private int small;
    private int waiting;

    /**
     * @param bytes how much all answers may take together; may change
     * @param patience how long one waits for others to end before it is refused; may change
     */
    public Room(LongSupplier bytes, Supplier<Duration> patience) {
        this.bytes = bytes;
        this.patience = patience;
    }

    /** Room without a bound, for a process that answers once. */
    static Room endless() {
        return new Room(() -> Long.MAX_VALUE / 2, () -> Duration.ZERO);
    }

    /** A place for an answer that may become as large as any may. */
    public Place place() {
        return new Place(MOST);
    }

    /**
     * A place for what has this size and grows no more.
     *
     * @throws DataException BUSY when there is no room
     */
    public Place take(long size) {
        var place = new Place(size);
        place.hold(size);
        return place;
    }

    /** How much is taken now, in bytes. */
    public synchronized long taken() {
        return small * SMALL + held();
    }

    private long held() {
        return large.stream().mapToLong(it -> it.level).sum();
    }

    private long roomOfLarge() {
        return Math.max(2 * STEP, bytes.getAsLong() / PART_OF_SMALL * (PART_OF_SMALL - 1));
    }

    /** Whether the answer was given up is asked without the lock: who gives it up may hold another one for long. */
    private void await(Place place, long size, BooleanSupplier given) {
        var end = System.nanoTime() + patience.get().toNanos();
        queueUp();
        try {
            while (!given.getAsBoolean()) {
                var left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw busy();
                }
                if (admitsWithin(Math.min(left, LOOK_EVERY_MILLIS), place, size)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException(Reason.CANCELLED, "The wait for room was interrupted.", e);
        } finally {
            stepOut();
        }
    }

    private synchronized void queueUp() {
        if (waiting == MOST_WAITING) {
            throw busy();
        }
        waiting++;
    }

    private synchronized void stepOut() {
        waiting--;
    }

    private synchronized boolean admitsWithin(long millis, Place place, long size) throws InterruptedException {
        if (admits(place, size)) {
            return true;
        }
        wait(millis);
        return admits(place, size);
    }

    /** Lets the place grow where there is room. */
    private synchronized boolean admits(Place place, long size) {
        if (size <= SMALL) {
            var fits = place.level > 0 || (small + 1) * SMALL <= bytes.getAsLong() / PART_OF_SMALL;
            if (fits && place.level == 0) {
                small++;
                place.level = SMALL;
            }
            return fits;
        }
        return admitsLarge(place, Math.min((size + STEP - 1) / STEP * STEP, roomOfLarge()));
    }

    private boolean admitsLarge(Place place, long level) {
        var before = place.level;
        if (level <= before) {
            return true;
        }
        if (before <= SMALL) {
            large.add(place);
        }
        place.level = level;
        if (allCanEnd()) {
            small -= before == SMALL ? 1 : 0;
            return true;
        }
        place.level = before;
        if (before <= SMALL) {
            large.remove(place);
        }
        return false;
    }

    /** Whether one after the other can become as large as it may and end; those that need least first. */
    private boolean allCanEnd() {
        var room = roomOfLarge();
        var free = room - held();
        var next = large.stream()
                .sorted(Comparator.comparingLong(it -> it.need(room)))
                .toList();
        for (var place : next) {
            if (place.need(room) > free) {
                return false;
            }
            free += place.level;
        }
        return true;
    }

    private synchronized void leave(Place place) {
        small -= place.level == SMALL ? 1 : 0;
        large.remove(place);
        place.level = 0;
        notifyAll();
    }

    private static DataException busy() {
        return new DataException(
                Reason.BUSY,
                "This answer is large, and other large answers take the memory that the server has for them just now."
                        + " Try again in a moment, or ask for fewer columns or rows, or for the beginning of long values"
                        + " alone, as by substr(…, 1, 1000).");
    }

    /** What one answer takes of the room, until it is closed. Of one thread at a time. */
    public final class Place implements AutoCloseable {

        private final long most;
        private volatile long level;

        private Place(long most) {
            this.most = most;
        }

        /**
         * The answer takes so much now, all in all; a place never becomes smaller before it is closed, nor larger than
         * it may become.
         *
         * @throws DataException BUSY when there is no room, after a wait
         */
        public void hold(long size) {
            hold(size, () -> false);
        }

        /** @param given whether the answer was given up meanwhile: then it gets no room, and is not refused either */
        void hold(long size, BooleanSupplier given) {
            var wanted = Math.min(size, most);
            if (wanted > TINY && wanted > level && !admits(this, wanted)) {
                await(this, wanted, given);
            }
        }

        private long need(long room) {
            return Math.max(0, Math.min(most, room) - level);
        }

        @Override
        public void close() {
            if (level > 0) {
                leave(this);
            }
        }
    }
}
