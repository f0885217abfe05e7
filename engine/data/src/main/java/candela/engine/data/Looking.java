package candela.engine.data;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into a database with small statements of our own, until a moment at which looking ends. */
final class Looking {

    private final Connection connection;
    private final long end;

    Looking(Connection connection, Duration time) {
        this.connection = connection;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** What is left of the time; never negative. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /**
     * The first row as text, or nothing when the table cannot be read or the share of time does not suffice: a look at
     * one table must not spoil the look at the others.
     */
    Optional<List<@Nullable String>> row(String sql, Duration share) {
        return rows(sql, share).flatMap(it -> it.stream().findFirst());
    }

    /** All rows as text, or nothing as with {@link #row}. */
    Optional<List<List<@Nullable String>>> rows(String sql, Duration share) {
        var time = share.compareTo(left()) < 0 ? share : left();
        if (time.toMillis() < 1) {
            return Optional.empty();
        }
        var execution = new Execution();
        try (var statement = connection.createStatement();
                var deadline = Deadline.in(time, execution)) {
            if (!execution.begin(statement)) {
                return Optional.empty();
            }
            var found = rows(statement, sql);
            return execution.stopped() ? Optional.empty() : Optional.of(found);
        } catch (SQLException e) {
            return Optional.empty();
        } finally {
            execution.end();
        }
    }

    private static List<List<@Nullable String>> rows(java.sql.Statement statement, String sql) throws SQLException {
        var found = new ArrayList<List<@Nullable String>>();
        try (var rows = statement.executeQuery(sql)) {
            var width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                var row = new ArrayList<@Nullable String>(width);
                for (var column = 1; column <= width; column++) {
                    row.add(rows.getString(column));
                }
                found.add(row);
            }
        }
        return found;
    }

    /** All rows as text, where an error is the caller's to tell. */
    static List<List<@Nullable String>> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return rows(statement, sql);
        }
    }

    /** The first column, without nulls. */
    static List<String> strings(Connection connection, String sql) throws SQLException {
        return rows(connection, sql).stream()
                .map(List::getFirst)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .toList();
    }

    /** The first column, without nulls, with the number in the second one. */
    static Map<String, Long> counts(Connection connection, String sql) throws SQLException {
        var found = new LinkedHashMap<String, Long>();
        for (var row : rows(connection, sql)) {
            var value = row.getFirst();
            if (value != null) {
                found.put(value, Long.valueOf(String.valueOf(row.getLast())));
            }
        }
        return found;
    }
}
