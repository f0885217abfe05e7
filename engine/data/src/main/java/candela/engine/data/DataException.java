package candela.engine.data;

import org.jspecify.annotations.Nullable;

/** Why data could not be reached, read or asked, in words that say what to do next. */
public final class DataException extends RuntimeException {

    private final Reason reason;
    private final int line;
    private final int column;

    public DataException(Reason reason, String message) {
        this(reason, message, 0, 0, null);
    }

    public DataException(Reason reason, String message, @Nullable Throwable cause) {
        this(reason, message, 0, 0, cause);
    }

    public DataException(Reason reason, String message, int line, int column, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.line = line;
        this.column = column;
    }

    public Reason reason() {
        return reason;
    }

    /** The line in the SQL or the file, from 1; 0 when unknown. */
    public int line() {
        return line;
    }

    /** The column in the SQL, from 1; 0 when unknown. */
    public int column() {
        return column;
    }

    /** What kind of trouble it is. */
    public enum Reason {
        /** No connection, or it broke. */
        UNREACHABLE,
        /** The server does not accept the user or the password. */
        AUTHENTICATION,
        /** The server has no such database. */
        UNKNOWN_DATABASE,
        /** A file or a field is not what it says it is. */
        MALFORMED,
        /** Well-formed, but nothing that Candela can read. */
        UNSUPPORTED,
        /** Beyond a bound on size. */
        TOO_LARGE,
        /** Beyond a bound on what the database expects the statement to cost. */
        TOO_COSTLY,
        /** There is no memory for it as long as others use it. */
        BUSY,
        /** Beyond a bound on time. */
        TIMEOUT,
        /** Stopped on request. */
        CANCELLED,
        /** The database did not accept or could not finish the statement. */
        SQL,
        /** The database's user may not do this. */
        DENIED
    }
}
