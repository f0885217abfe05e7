package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The handle of one run of a statement: whoever holds it can stop the run, in the database itself. */
public final class Execution {

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private enum State {
        GOING,
        CANCELLED,
        TIMED_OUT
    }

    private final Room.Place place;
    private State state = State.GOING;
    private @Nullable Statement running;
    private @Nullable Duration overdue;

    /** A run whose rows may take as much memory as its limits say, whatever others take. */
    public Execution() {
        this(Room.endless().place());
    }

    /** @param place where the rows have room; whoever gives it closes it when they are held no longer */
    public Execution(Room.Place place) {
        this.place = place;
    }

    /** The rows that the run brought so far take so many bytes; waits for room where there is none. */
    void hold(long bytes) {
        place.hold(bytes, this::stopped);
    }

    /**
     * Stops the run, from any other thread, and waits until it has ended; before the run has begun, it will not begin.
     * After its end it does nothing.
     *
     * @throws DataException UNREACHABLE when the database cannot be told
     */
    public void cancel() {
        stop(State.CANCELLED, null);
    }

    /** @param allowed the limit that is over */
    void timeOut(Duration allowed) {
        stop(State.TIMED_OUT, allowed);
    }

    synchronized boolean cancelled() {
        return state == State.CANCELLED;
    }

    synchronized boolean stopped() {
        return state != State.GOING;
    }

    /** Makes the statement the one to stop; false when the run was stopped before. */
    synchronized boolean begin(Statement statement) {
        running = statement;
        return state == State.GOING;
    }

    /** @throws DataException that says why, when the run was stopped */
    synchronized void refuseStopped() {
        if (overdue != null) {
            throw tookTooLong(overdue);
        }
        if (state != State.GOING) {
            throw new DataException(Reason.CANCELLED, "The query was stopped on request.");
        }
    }

    static DataException tookTooLong(Duration allowed) {
        var seconds = allowed.toMillis() / 1000.0;
        return new DataException(
                Reason.TIMEOUT,
                "The query was stopped after %s s, the limit. Ask for a shorter period or fewer groups, or have the limit raised."
                        .formatted(seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : seconds));
    }

    /** Waits for a cancel under way, so that it can never hit the connection's next statement. */
    synchronized void end() {
        running = null;
        notifyAll();
    }

    private synchronized void stop(State why, @Nullable Duration limit) {
        if (state != State.GOING) {
            return;
        }
        state = why;
        overdue = limit;
        try {
            tellUntilEnd();
        } catch (SQLException e) {
            throw new DataException(Reason.UNREACHABLE, "The database could not be told to stop: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A database that is told before it has the statement forgets it, so it is told again, ever more seldom. */
    private void tellUntilEnd() throws SQLException, InterruptedException {
        for (var pause = FIRST_PAUSE_MILLIS; running != null; pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS)) {
            running.cancel();
            wait(pause);
        }
    }
}
