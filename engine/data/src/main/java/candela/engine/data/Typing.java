package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.data.FileImport.Report;
import candela.engine.data.Staging.Staged;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Gives staged texts the types that all of a column's values have, and makes the table. */
final class Typing {

    private static final int MONEY = 2;

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
        var misfits = misfits(all);
        var select = new ArrayList<String>();
        var columns = new ArrayList<Report.Column>();
        for (var candidates : all) {
            var chosen = choose(candidates, misfits.get(candidates.column()));
            var name = staged.columns().get(candidates.column());
            select.add(conversion(candidates.column(), chosen) + " AS " + Dialect.DUCKDB.quote(name));
            columns.add(new Report.Column(name, chosen == null ? Type.TEXT : chosen.type()));
        }
        execute("CREATE TABLE " + Dialect.DUCKDB.quote(table) + " AS SELECT " + String.join(", ", select) + " FROM "
                + Staging.TABLE);
        execute("DROP TABLE " + Staging.TABLE);
        return new Report.Table(table, staged.rows(), format, List.copyOf(notes), columns);
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

    /** How many values each candidate cannot read, column by column, and the number of values last. */
    private List<List<Long>> misfits(List<Candidates> all) throws SQLException {
        var counted = new ArrayList<List<Long>>();
        for (var candidates : all) {
            counted.add(candidates.notations().isEmpty() ? List.of() : misfits(candidates));
        }
        return counted;
    }

    private List<Long> misfits(Candidates candidates) throws SQLException {
        var sql = new StringBuilder("SELECT ");
        for (var notation : candidates.notations()) {
            sql.append("count(*) FILTER (WHERE v IS NOT NULL AND (")
                    .append(notation.conversion().formatted("v"))
                    .append(") IS NULL), ");
        }
        sql.append("count(v) FROM (SELECT ")
                .append(cell(candidates.column()))
                .append(" AS v FROM ")
                .append(Staging.TABLE)
                .append(")");
        var row = Looking.rows(connection, sql.toString()).getFirst();
        return row.stream()
                .map(it -> Long.valueOf(Objects.requireNonNullElse(it, "0")))
                .toList();
    }

    private @Nullable Notation choose(Candidates candidates, List<Long> misfits) throws SQLException {
        var notations = candidates.notations();
        var fewest = -1;
        for (var i = 0; i < notations.size(); i++) {
            if (misfits.get(i) == 0) {
                return chosen(candidates, i);
            }
            fewest = fewest < 0 || misfits.get(i) < misfits.get(fewest) ? i : fewest;
        }
        if (fewest >= 0) {
            tellMisfit(candidates, notations.get(fewest), misfits.get(fewest), misfits.getLast());
        }
        return null;
    }

    private Notation chosen(Candidates candidates, int index) {
        var notation = candidates.notations().get(index);
        if (!notation.note().isEmpty()) {
            notes.add(notation.note().formatted(staged.columns().get(candidates.column())));
        }
        return notation;
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

    private String conversion(int column, @Nullable Notation notation) throws SQLException {
        if (notation == null) {
            return "nullif(%s, '')".formatted(Staging.column(column));
        }
        var converted = "(" + notation.conversion().formatted("(" + cell(column) + ")") + ")";
        return notation.sqlType().contains("%d")
                ? "CAST(%s AS %s)".formatted(converted, notation.sqlType().formatted(scale(column, converted)))
                : converted;
    }

    /** As many decimals as the values have, and never fewer than money has. */
    private long scale(int column, String converted) throws SQLException {
        var sql = "SELECT max(length(rtrim(split_part(CAST(%s AS VARCHAR), '.', 2), '0'))) FROM %s"
                .formatted(converted, Staging.TABLE);
        var found = Looking.rows(connection, sql).getFirst().getFirst();
        return Math.max(found == null ? 0 : Long.parseLong(found), MONEY);
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
