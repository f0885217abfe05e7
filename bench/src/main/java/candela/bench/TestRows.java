package candela.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/**
 * Rows of a result, compared as the field does: as a bag, in their order only where the right statement orders them,
 * with the columns in any order; numbers to six digits after the point.
 *
 * @param columns how many columns each row has
 */
record TestRows(int columns, List<List<@Nullable Object>> rows) {

    private static final int MOST = 200_000;
    private static final int DIGITS = 6;
    private static final int MOST_TRIES = 200_000;

    /** Runs statements on one database, each once. */
    static final class Reader implements AutoCloseable {
        private static final int MOST_KEPT = 16;
        private static final int INSTRUCTIONS = 20_000;

        private final Connection connection;
        private final int most;
        private int steps;
        private final Map<String, Optional<TestRows>> known = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Optional<TestRows>> eldest) {
                return size() > MOST_KEPT;
            }
        };

        private Reader(Connection connection, int most) throws SQLException {
            this.connection = connection;
            this.most = most;
            if (connection.isWrapperFor(SQLiteConnection.class)) {
                ProgressHandler.setHandler(connection, INSTRUCTIONS, new ProgressHandler() {
                    @Override
                    protected int progress() {
                        return ++steps > most ? 1 : 0;
                    }
                });
            }
        }

        /**
         * @param most how many times 20,000 instructions of SQLite one statement may take, on every machine the same
         */
        static Reader of(Path file, int most) {
            var address = file.toString().endsWith(".duckdb")
                    ? "jdbc:duckdb:" + file
                    : "jdbc:sqlite:file:" + file + "?mode=ro";
            try {
                return new Reader(DriverManager.getConnection(address), most);
            } catch (SQLException e) {
                throw new IllegalStateException(file + " cannot be read", e);
            }
        }

        /** The rows; empty when the statement does not run. */
        Optional<TestRows> of(String sql) {
            return known.computeIfAbsent(sql, it -> rows(sql, MOST));
        }

        /** Whether a statement gives these right rows; read no further than needed to tell. */
        boolean gives(String sql, TestRows right, boolean ordered) {
            return rows(sql, right.rows().size() + 1)
                    .map(it -> right.matches(it, ordered))
                    .orElse(false);
        }

        /** Whether there are rows other than a single one of nothing but NULL. */
        boolean finds(String sql) {
            return rows(sql, 2)
                    .map(it -> it.rows().stream().flatMap(List::stream).anyMatch(Objects::nonNull))
                    .orElse(false);
        }

        private Optional<TestRows> rows(String sql, int most) {
            try (var statement = connection.createStatement()) {
                steps = 0;
                return Optional.of(read(statement.executeQuery(amended(sql)), most));
            } catch (SQLException e) {
                return Optional.empty();
            }
        }

        /** Slips of the public sets that no SQLite accepts. */
        private static String amended(String sql) {
            return sql.replaceAll("(?i)YEAR\\s*\\(\\s*CURDATE\\s*\\(\\s*\\)\\s*\\)\\s*", "2020")
                    .replace("> =", ">=")
                    .replace("< =", "<=")
                    .replace("! =", "!=");
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static TestRows read(ResultSet result, int most) throws SQLException {
        int columns = result.getMetaData().getColumnCount();
        var rows = new ArrayList<List<@Nullable Object>>();
        while (rows.size() < most && result.next()) {
            var row = new ArrayList<@Nullable Object>();
            for (int i = 1; i <= columns; i++) {
                row.add(cell(result.getObject(i)));
            }
            rows.add(row);
        }
        return new TestRows(columns, rows);
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean it -> BigDecimal.valueOf(it ? 1 : 0);
            case Double it when !Double.isFinite(it) -> it.toString();
            case Number it ->
                new BigDecimal(it.toString())
                        .setScale(DIGITS, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros();
            case byte[] it -> "bytes " + Arrays.toString(it);
            default -> value.toString();
        };
    }

    /** Whether a statement asks for an order. */
    static boolean isOrdered(String sql) {
        return sql.replaceAll("'(?:[^']|'')*'|\"[^\"]*\"", "''")
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("over ?\\((partition by [^()]*)? ?order by", "")
                .contains("order by");
    }

    /** Whether other rows are the same answer as these right ones. */
    boolean matches(TestRows other, boolean ordered) {
        if (rows.isEmpty() && other.rows.isEmpty()) {
            return true;
        }
        if (rows.size() != other.rows.size() || columns != other.columns) {
            return false;
        }
        var candidates = new ArrayList<List<Integer>>();
        for (int i = 0; i < columns; i++) {
            var bag = bag(column(i));
            candidates.add(range(columns).stream()
                    .filter(j -> bag(other.column(j)).equals(bag))
                    .toList());
        }
        return candidates.stream().noneMatch(List::isEmpty)
                && permuted(other, ordered, candidates, new ArrayList<>(), new int[] {0});
    }

    private boolean permuted(
            TestRows other, boolean ordered, List<List<Integer>> candidates, List<Integer> taken, int[] tries) {
        if (taken.size() == columns) {
            var permuted = other.rows.stream()
                    .map(it -> taken.stream().map(it::get).toList())
                    .toList();
            return ordered ? permuted.equals(rows) : bag(permuted).equals(bag(rows));
        }
        for (var column : candidates.get(taken.size())) {
            if (!taken.contains(column) && tries[0]++ < MOST_TRIES) {
                taken.add(column);
                if (permuted(other, ordered, candidates, taken, tries)) {
                    return true;
                }
                taken.removeLast();
            }
        }
        return false;
    }

    private List<@Nullable Object> column(int i) {
        var column = new ArrayList<@Nullable Object>();
        rows.forEach(it -> column.add(it.get(i)));
        return column;
    }

    private static List<Integer> range(int end) {
        return java.util.stream.IntStream.range(0, end).boxed().toList();
    }

    private static <T extends @Nullable Object> Map<T, Integer> bag(List<T> values) {
        var bag = new HashMap<T, Integer>();
        values.forEach(it -> bag.merge(it, 1, Integer::sum));
        return bag;
    }
}
