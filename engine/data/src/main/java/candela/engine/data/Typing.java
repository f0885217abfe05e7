package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.data.FileImport.Report;
import candela.engine.data.Staging.Staged;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Gives staged texts the types that all of a column's values have, and makes the table. */
final class Typing {

    private static final int MONEY = 2;
    private static final String CONVERTED = "candela_converted";
    private static final String SCALE = "coalesce(max(CASE WHEN %1$s = round(%1$s, 2) THEN %2$d"
            + " WHEN %1$s = round(%1$s, 3) THEN 3 WHEN %1$s = round(%1$s, 4) THEN 4"
            + " WHEN %1$s = round(%1$s, 5) THEN 5 WHEN %1$s IS NOT NULL THEN 6 END), %2$d)";

    private final DuckDBConnection connection;
    private final Staged staged;
    private final String table;
    private final Map<String, Type> corrected;
    private final List<String> notes;

    Typing(DuckDBConnection connection, Staged staged, String table, Map<String, Type> corrected) {
        this.connection = connection;
        this.staged = staged;
        this.table = table;
        this.corrected = corrected;
        this.notes = new ArrayList<>(staged.notes());
    }

    /** One column with the notations that may be its own, likeliest first. */
    private record Candidates(int column, List<Notation> notations) {}

    /**
     * Makes the table.
     *
     * @param commaFirst whether decimal commas are likelier than points
     */
    Report.Table make(String format, boolean commaFirst) throws SQLException {
        var all = new ArrayList<Candidates>();
        for (var column = 0; column < staged.columns().size(); column++) {
            all.add(candidates(column, commaFirst));
        }
        var chosen = choose(all);
        var scales = scales(chosen);
        var select = new ArrayList<String>();
        var columns = new ArrayList<Report.Column>();
        for (var column = 0; column < chosen.size(); column++) {
            var notation = chosen.get(column);
            var name = staged.columns().get(column);
            var value = notation != null && notation.isScaled()
                    ? "CAST(x%d AS %s)".formatted(column, notation.sqlType().formatted(scales.get(column)))
                    : "x" + column;
            select.add(value + " AS " + Dialect.DUCKDB.quote(name));
            columns.add(new Report.Column(name, notation == null ? Type.TEXT : notation.type()));
        }
        execute("CREATE TABLE " + Dialect.DUCKDB.quote(table) + " AS SELECT " + String.join(", ", select) + " FROM "
                + CONVERTED);
        execute("DROP TABLE " + CONVERTED);
        execute("DROP TABLE " + Staging.TABLE);
        return new Report.Table(table, staged.rows(), format, List.copyOf(notes), columns);
    }

    /** The notation of each column, null for text; at the end all values are converted so. */
    private List<@Nullable Notation> choose(List<Candidates> all) throws SQLException {
        var chosen = new ArrayList<@Nullable Notation>();
        for (var candidates : all) {
            chosen.add(
                    candidates.notations().isEmpty()
                            ? null
                            : candidates.notations().getFirst());
        }
        convert(chosen);
        var misfits = misfits(chosen);
        for (var column = 0; column < all.size(); column++) {
            if (misfits.get(column) > 0) {
                chosen.set(column, choose(all.get(column)));
            }
            var notation = chosen.get(column);
            if (notation != null && !notation.note().isEmpty()) {
                notes.add(notation.note().formatted(staged.columns().get(column)));
            }
        }
        if (misfits.stream().anyMatch(it -> it > 0)) {
            convert(chosen);
        }
        return chosen;
    }

    /**
     * Makes a table of the values x0, x1 and so on, with m0, m1 and so on true where a text could not be read. Each
     * step has a level of its own: within one, DuckDB would work out the same part again and again.
     */
    private void convert(List<@Nullable Notation> chosen) throws SQLException {
        var texts = new ArrayList<String>();
        var values = new ArrayList<String>();
        var results = new ArrayList<String>();
        for (var column = 0; column < chosen.size(); column++) {
            var notation = chosen.get(column);
            var text = "v" + column;
            texts.add((notation == null ? "nullif(%s, '')".formatted(Staging.column(column)) : cell(column)) + " AS "
                    + text);
            values.add(text);
            values.add((notation == null ? text : notation.conversion().formatted(text)) + " AS x" + column);
            results.add("x" + column);
            if (notation != null) {
                results.add("v%1$d IS NOT NULL AND x%1$d IS NULL AS m%1$d".formatted(column));
            }
        }
        execute("CREATE OR REPLACE TEMP TABLE %s AS SELECT %s FROM (SELECT %s FROM (SELECT %s FROM %s))"
                .formatted(
                        CONVERTED,
                        String.join(", ", results),
                        String.join(", ", values),
                        String.join(", ", texts),
                        Staging.TABLE));
    }

    /** How many values of each column could not be read. */
    private List<Long> misfits(List<@Nullable Notation> chosen) throws SQLException {
        var counts = new ArrayList<String>();
        for (var column = 0; column < chosen.size(); column++) {
            counts.add(chosen.get(column) == null ? "0" : "count(*) FILTER (WHERE m%d)".formatted(column));
        }
        return numbers(counts, CONVERTED);
    }

    /** As many decimals as the values have, and never fewer than money has. */
    private List<Long> scales(List<@Nullable Notation> chosen) throws SQLException {
        var scales = new ArrayList<String>();
        for (var column = 0; column < chosen.size(); column++) {
            var notation = chosen.get(column);
            scales.add(
                    notation != null && notation.isScaled()
                            ? SCALE.formatted("x" + column, MONEY)
                            : String.valueOf(MONEY));
        }
        return numbers(scales, CONVERTED);
    }

    /** Expressions of which none counts anything give nothing for a table without rows. */
    private List<Long> numbers(List<String> expressions, String from) throws SQLException {
        var rows = Looking.rows(connection, "SELECT " + String.join(", ", expressions) + " FROM " + from);
        return rows.isEmpty() ? Collections.nCopies(expressions.size(), 0L) : numbers(rows.getFirst());
    }

    private static List<Long> numbers(List<@Nullable String> row) {
        return row.stream()
                .map(it -> Long.valueOf(Objects.requireNonNullElse(it, "0")))
                .toList();
    }

    private @Nullable Type wanted(int column) {
        return corrected.get(table + "." + staged.columns().get(column));
    }

    private Candidates candidates(int column, boolean commaFirst) {
        var wanted = wanted(column);
        var values = staged.head().stream()
                .map(it -> column < it.size() ? Objects.requireNonNullElse(it.get(column), "") : "")
                .filter(it -> !Notation.isNothing(it))
                .toList();
        if (wanted == Type.TEXT || (values.isEmpty() && wanted == null)) {
            return new Candidates(column, List.of());
        }
        return new Candidates(
                column,
                Notation.all(commaFirst).stream()
                        .filter(it -> wanted == null
                                || it.type() == wanted
                                || (wanted == Type.DECIMAL && it.type().isNumber()))
                        .filter(it -> wanted != null || values.stream().allMatch(it::fits))
                        .toList());
    }

    /** The likeliest notation that reads every value. */
    private @Nullable Notation choose(Candidates candidates) throws SQLException {
        var notations = candidates.notations();
        var misfits = counts(candidates);
        var fewest = 0;
        for (var i = 0; i < notations.size(); i++) {
            if (misfits.get(i) == 0) {
                return notations.get(i);
            }
            fewest = misfits.get(i) < misfits.get(fewest) ? i : fewest;
        }
        tellMisfit(candidates, notations.get(fewest), misfits.get(fewest), misfits.getLast());
        return null;
    }

    /** How many values each candidate cannot read, and the number of values last. */
    private List<Long> counts(Candidates candidates) throws SQLException {
        var counts = new StringBuilder();
        for (var notation : candidates.notations()) {
            counts.append("count(*) FILTER (WHERE v IS NOT NULL AND (")
                    .append(notation.conversion().formatted("v"))
                    .append(") IS NULL), ");
        }
        return numbers(
                List.of(counts + "count(v)"),
                "(SELECT %s AS v FROM %s)".formatted(cell(candidates.column()), Staging.TABLE));
    }

    /** A few strangers among numbers are worth a note; where the type was asked for they are an error. */
    private void tellMisfit(Candidates candidates, Notation nearest, long misfits, long values) throws SQLException {
        var wanted = wanted(candidates.column());
        if (wanted == null && misfits > values / 20) {
            return;
        }
        var first = Looking.rows(
                        connection,
                        "SELECT place, v FROM (SELECT row_number() OVER () AS place, %s AS v FROM %s) WHERE v IS NOT NULL AND (%s) IS NULL LIMIT 1"
                                .formatted(
                                        cell(candidates.column()),
                                        Staging.TABLE,
                                        nearest.conversion().formatted("v")))
                .getFirst();
        var name = staged.columns().get(candidates.column());
        if (wanted != null) {
            throw new DataException(
                    Reason.MALFORMED,
                    "“%s.%s” cannot be %s: row %s holds “%s”. Correct the file, or choose another type."
                            .formatted(
                                    table,
                                    name,
                                    nearest.type().name().toLowerCase(java.util.Locale.ROOT),
                                    first.get(0),
                                    first.get(1)));
        }
        notes.add("“%s” stays text: %,d of %,d values are no %s, the first “%s” in row %s."
                .formatted(
                        name,
                        misfits,
                        values,
                        nearest.type().name().toLowerCase(java.util.Locale.ROOT),
                        first.get(1),
                        first.get(0)));
    }

    private static String cell(int column) {
        return Notation.cell(Staging.column(column));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
