package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.sql.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells errors of databases in words: what is wrong, where, and what to try. */
final class Failure {

    private Failure() {}

    /**
     * An error of a statement.
     *
     * @param seen the last look at the database, for a better name; null before the first
     */
    static DataException of(SQLException exception, String sql, @Nullable Schema seen) {
        if (exception instanceof Told told) {
            return told.asDataException();
        }
        var position = Position.of(exception, sql);
        return new DataException(
                reason(exception), words(exception, seen), position.line(), position.column(), exception);
    }

    /**
     * An error of a statement that policies were written into: without its place, which is none in the person's own
     * text, and without the database's error, which may quote what the person must not see.
     */
    static DataException veiled(SQLException exception, @Nullable Schema known) {
        return exception instanceof Told told
                ? told.asDataException()
                : new DataException(reason(exception), words(exception, known));
    }

    private static Reason reason(SQLException exception) {
        if (brokenConnection(exception)) {
            return Reason.UNREACHABLE;
        }
        return switch (Cause.of(exception)) {
            case DENIED -> Reason.DENIED;
            case COSTLY -> Reason.TOO_COSTLY;
            default -> Reason.SQL;
        };
    }

    private static String words(SQLException exception, @Nullable Schema seen) {
        if (brokenConnection(exception)) {
            return "The connection to the database broke. Try again.";
        }
        var cause = Cause.of(exception);
        var message = String.valueOf(exception.getMessage());
        var name = Cause.name(message);
        return cause.words(name, message) + suggestion(cause, name, seen);
    }

    private static boolean brokenConnection(SQLException exception) {
        var state = exception.getSQLState();
        return state != null && (state.startsWith("08") || state.equals("57P01"));
    }

    private static String suggestion(Cause cause, String name, @Nullable Schema seen) {
        if (seen == null || name.isEmpty()) {
            return "";
        }
        var names = seen.tables().stream();
        return switch (cause) {
            case UNKNOWN_TABLE -> nearest(name, names.map(Schema.Table::name));
            case UNKNOWN_COLUMN ->
                nearest(name, names.flatMap(it -> it.columns().stream()).map(Schema.Column::name));
            default -> "";
        };
    }

    private static String nearest(String name, Stream<String> names) {
        var wanted = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        var best = names.distinct().min(Comparator.comparingInt(it -> distance(wanted, it.toLowerCase(Locale.ROOT))));
        return best.filter(it -> distance(wanted, it.toLowerCase(Locale.ROOT)) <= Math.max(2, wanted.length() / 2))
                .map(it -> " Did you mean “" + it + "”?")
                .orElse("");
    }

    /** How many letters to add, drop or change (Levenshtein). */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    static void closing(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DataException(
                    Reason.UNREACHABLE,
                    "The database did not close: " + Cause.firstLine(String.valueOf(e.getMessage())),
                    e);
        }
    }
}
