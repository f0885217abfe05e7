package candela.engine.data;

import java.io.IOException;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGResultSetMetaData;

/** What PostgreSQL writes of a column as it is wanted in a file, or almost: its driver gives the bytes that came. */
enum DatabaseText {
    /** Nothing; values must be made first. */
    NONE,
    NUMBER,
    TEXT,
    MOMENT,
    FLAG;

    private static final int TEXT_FORMAT = 0;
    private static final int LENGTH_OF_DAY = 10;
    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

    /** Statements with values may come in the binary format after some runs, which is no text. */
    static DatabaseText of(ResultSetMetaData description, int column, boolean zoned) throws SQLException {
        if (!(description instanceof PGResultSetMetaData sent) || sent.getFormat(column) != TEXT_FORMAT) {
            return NONE;
        }
        return switch (description.getColumnType(column)) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.NUMERIC -> NUMBER;
            case Types.VARCHAR, Types.CHAR -> TEXT;
            case Types.DATE, Types.TIME, Types.TIMESTAMP -> zoned ? NONE : MOMENT;
            case Types.BIT -> "bool".equals(description.getColumnTypeName(column)) ? FLAG : NONE;
            default -> NONE;
        };
    }

    void hand(byte @Nullable [] written, TextSink sink) throws IOException {
        switch (this) {
            case NUMBER -> sink.number(written);
            case MOMENT -> sink.text(iso(written));
            case FLAG -> sink.text(flag(written));
            default -> sink.text(written);
        }
    }

    private static byte @Nullable [] flag(byte @Nullable [] written) {
        if (written == null) {
            return null;
        }
        return written[0] == 't' ? TRUE : FALSE;
    }

    /** A day before our era has no time behind it, but letters. */
    private static boolean isDayAndTime(byte[] written) {
        return written.length > LENGTH_OF_DAY + 1
                && written[LENGTH_OF_DAY] == ' '
                && Character.isDigit(written[LENGTH_OF_DAY + 1]);
    }

    /** A day and a time with the letter between them; the bytes are the driver's, which others may read again. */
    private static byte @Nullable [] iso(byte @Nullable [] written) {
        if (written == null || !isDayAndTime(written)) {
            return written;
        }
        var moment = written.clone();
        moment[LENGTH_OF_DAY] = 'T';
        return moment;
    }
}
