package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.sql.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * How much of a result comes at once: few rows first, then as many as their width allows, so that what is on its way
 * takes little memory, however wide the rows are.
 */
final class Pace {

    /** The most bytes that one row may have, and what a driver may hold of a result at once. */
    static final long MOST_BYTES = 32L << 20;

    private static final int FIRST = 8;
    private static final int GROWTH = 4;
    private static final int MOST_ROWS = 1_000;
    private static final long AIM = 4L << 20;

    private final ResultSet source;
    private final boolean grows;
    private int batch;
    private int rows;
    private long widest = 1;

    Pace(ResultSet source, Dialect dialect) {
        this.source = source;
        this.grows = isCounted(dialect);
        this.batch = first(dialect);
    }

    /** Whether a driver asks the server for so many rows as it is told, again and again. */
    private static boolean isCounted(Dialect dialect) {
        return dialect == Dialect.POSTGRESQL || dialect == Dialect.ORACLE;
    }

    /** How many rows are asked for first; MariaDB and MySQL send all without being asked, to be read one by one. */
    static int first(Dialect dialect) {
        return switch (dialect) {
            case MARIADB, MYSQL -> 1;
            default -> isCounted(dialect) ? FIRST : MOST_ROWS;
        };
    }

    /** A row of so many bytes was read; after the last one of a batch, the next may be larger or smaller. */
    void read(long bytes) throws SQLException {
        widest = Math.max(widest, bytes);
        if (grows && ++rows == batch) {
            rows = 0;
            batch = (int) Math.max(1, Math.min(Math.min(batch * GROWTH, MOST_ROWS), AIM / widest));
            source.setFetchSize(batch);
        }
    }

    static Told tooWide() {
        return new Told(
                Reason.TOO_LARGE,
                "The rows of this result are too wide: more than %d MB of it would come at once. Ask for fewer columns or fewer rows, or for the beginning of long values alone, as by substr(…, 1, 1000)."
                        .formatted(MOST_BYTES >> 20));
    }
}
