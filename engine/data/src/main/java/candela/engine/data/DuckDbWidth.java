package candela.engine.data;

import candela.engine.sql.Dialect;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lets DuckDB itself weigh the rows of a statement. Its driver makes texts of up to 2,048 rows at once, whatever their
 * width, and knows no bound: the statement ends with an error in the database before the driver gets such rows.
 */
final class DuckDbWidth {

    /** How many rows the driver takes at once. */
    private static final int VECTOR = 2_048;

    /** More than of others, since the driver cannot be told to take fewer rows. */
    private static final long MOST_BYTES = 2 * Pace.MOST_BYTES;

    private static final String SIGN = "candela: rows too wide";

    /** Types whose values are never long. */
    private static final String SHORT =
            "BOOLEAN|U?(?:TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|DECIMAL\\(\\d+, ?\\d+\\)|DATE|INTERVAL|UUID"
                    + "|TIME(?:STAMP)?(?:_[A-Z]+)?(?: WITH TIME ZONE)?";

    private final List<String> labels = new ArrayList<>();
    private final List<String> weights = new ArrayList<>();

    private DuckDbWidth(ResultSetMetaData described) throws SQLException {
        for (var column = 1; column <= described.getColumnCount(); column++) {
            labels.add(described.getColumnLabel(column));
            weigh(column, described.getColumnTypeName(column));
        }
    }

    private void weigh(int column, String type) {
        if (type.equals("VARCHAR")) {
            weights.add("coalesce(strlen(c%d), 0)".formatted(column));
        } else if (type.equals("BLOB")) {
            weights.add("coalesce(octet_length(c%d), 0)".formatted(column));
        } else if (!type.matches(SHORT)) {
            weights.add("coalesce(strlen(CAST(c%d AS VARCHAR)), 0)".formatted(column));
        }
    }

    static boolean isIn(String message) {
        return message.contains(SIGN);
    }

    /** The statement within one that gives the same rows, or ends with an error when they are too wide together. */
    static Binding bounded(Connection connection, Binding binding) throws SQLException {
        try (var prepared = connection.prepareStatement(binding.checked().sql())) {
            var width = new DuckDbWidth(prepared.getMetaData());
            return width.weights.isEmpty() ? binding : width.around(binding);
        }
    }

    /** Sums that go on from row to row do not hold up what streams: each is compared with that of so many rows ago. */
    private Binding around(Binding binding) {
        var all = names("c%1$d");
        var before =
                "SELECT %s FROM (SELECT %s, s - lag(s, %d, 0) OVER () AS w FROM (SELECT %s, sum(w) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS s FROM (SELECT %s, %s AS w FROM (\n"
                        .formatted(names("c%1$d AS %2$s"), all, VECTOR, all, all, String.join(" + ", weights));
        var after = "\n) candela_rows(%s)))) WHERE CASE WHEN w > %d THEN error('%s') ELSE true END"
                .formatted(all, MOST_BYTES, SIGN);
        return new Binding(binding.checked(), before, after);
    }

    private String names(String pattern) {
        return IntStream.range(0, labels.size())
                .mapToObj(it -> pattern.formatted(it + 1, Dialect.DUCKDB.quote(labels.get(it))))
                .collect(Collectors.joining(", "));
    }
}
