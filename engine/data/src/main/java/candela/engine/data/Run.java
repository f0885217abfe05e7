package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A statement that runs, with its rows as they come.
 *
 * @param start when it was sent, in nanoseconds of this process
 */
record Run(Statement statement, ResultSet source, Deadline deadline, long start) {

    /** A result that is too large, or has no room, is not sent any further, which closing it would wait for. */
    <T> T read(Reading<T> reading) throws SQLException {
        try {
            return reading.of(this);
        } catch (Told e) {
            statement.cancel();
            throw e;
        } catch (DataException e) {
            if (e.reason() == Reason.BUSY) {
                statement.cancel();
            }
            throw e;
        }
    }

    Duration took() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What is not wanted any more need not be sent. */
    void end(boolean more, Execution execution) throws SQLException {
        execution.refuseStopped();
        if (more) {
            statement.cancel();
        }
    }

    /** Sends the rows on; true when there are more than the most. */
    boolean send(Cursor cursor, int most, Execution execution, RowSink sink) throws SQLException {
        try {
            sink.begin(cursor.columns());
            for (var count = 0; !execution.stopped() && cursor.next(); count++) {
                if (count == most) {
                    return true;
                }
                send(cursor, sink);
                execution.hold(2 * cursor.bytes());
            }
            return false;
        } catch (IOException e) {
            statement.cancel();
            throw new UncheckedIOException(e);
        } catch (DataException e) {
            statement.cancel();
            throw e;
        }
    }

    private static void send(Cursor cursor, RowSink sink) throws SQLException, IOException {
        if (sink instanceof TextSink texts) {
            cursor.copy(texts);
        } else {
            sink.row(cursor.row());
        }
    }

    /** What is done with the rows of a statement. */
    interface Reading<T> {
        T of(Run run) throws SQLException;
    }
}
