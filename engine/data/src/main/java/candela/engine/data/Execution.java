package candela.engine.data;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The handle of one run of a statement: whoever holds it can stop the run, in the database itself. */
public final class Execution {

    private enum State {
        GOING,
        CANCELLED,
        TIMED_OUT
    }

    private State state = State.GOING;
    private @Nullable Statement running;

    /**
     * Stops the run, from any thread; before the run has begun, it will not begin. After its end it does nothing.
     *
     * @throws DataException UNREACHABLE when the database cannot be told
     */
    public void cancel() {
        stop(State.CANCELLED);
    }

    void timeOut() {
        stop(State.TIMED_OUT);
    }

    synchronized boolean cancelled() {
        return state == State.CANCELLED;
    }

    synchronized boolean timedOut() {
        return state == State.TIMED_OUT;
    }

    synchronized boolean stopped() {
        return state != State.GOING;
    }

    /** Makes the statement the one to stop; false when the run was stopped before. */
    synchronized boolean begin(Statement statement) {
        running = statement;
        return state == State.GOING;
    }

    /** Waits for a cancel under way, so that it can never hit the connection's next statement. */
    synchronized void end() {
        running = null;
    }

    private synchronized void stop(State why) {
        if (state != State.GOING) {
            return;
        }
        state = why;
        if (running == null) {
            return;
        }
        try {
            running.cancel();
        } catch (SQLException e) {
            throw new DataException(
                    DataException.Reason.UNREACHABLE, "The database could not be told to stop: " + e.getMessage(), e);
        }
    }
}
