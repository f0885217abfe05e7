package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A table of texts as they stood in the file, before their types are known; its columns are called c0, c1 and so on.
 */
final class Staging {

    static final String TABLE = "candela_staging";
    static final int MOST_COLUMNS = 1_000;
    private static final int HEAD = 1_000;

    private final String name;
    private final List<String> notes = new ArrayList<>();
    private final List<List<@Nullable String>> head = new ArrayList<>();
    private long rows;
    private long longer;
    private long firstLonger;
    private long shorter;

    private Staging(String name) {
        this.name = name;
    }

    /**
     * Reads all rows of a source.
     *
     * @param name what the source is called in messages
     * @param known names of the columns where the source has them apart from its rows; otherwise null
     */
    static Staged fill(DuckDBConnection connection, RowSource source, String name, @Nullable List<String> known)
            throws SQLException, IOException {
        return new Staging(name).read(connection, source, known, null);
    }

    /**
     * Reads all rows of a file of delimited text.
     *
     * @param rows its rows one by one
     * @param file the same for DuckDB's own reader; null where that cannot read it
     */
    static Staged fillFromText(DuckDBConnection connection, RowSource rows, String name, @Nullable PlainCsv file)
            throws SQLException, IOException {
        return new Staging(name).read(connection, rows, null, file);
    }

    /** What lies in the staging table now. */
    record Staged(List<String> columns, List<List<@Nullable String>> head, long rows, List<String> notes) {}

    private Staged read(
            DuckDBConnection connection, RowSource source, @Nullable List<String> known, @Nullable PlainCsv file)
            throws SQLException, IOException {
        var lines = readHead(source);
        if (known == null && head.stream().allMatch(it -> Heading.filled(it) == 0)) {
            throw new DataException(
                    Reason.MALFORMED, "“" + name + "” holds no rows. Check that the table was exported.");
        }
        var heading = known == null ? Heading.of(head) : new Heading(TableNames.columns(known), 0, false);
        var width = heading.columns().size();
        refuseWide(width);
        tell(heading, known);
        var begin = heading.skipped() + (heading.named() ? 1 : 0);
        rows = file == null || heading.skipped() > 0 ? -1 : file.stage(connection, width, begin);
        if (rows < 0) {
            rows = 0;
            create(connection, width);
            appendAll(connection, source, lines, begin, width);
            tellRagged();
        }
        return new Staged(heading.columns(), head.subList(begin, head.size()), rows, notes);
    }

    /** Reads the first rows and gives the lines in which they begin. */
    private List<Long> readHead(RowSource source) throws IOException {
        var lines = new ArrayList<Long>();
        while (head.size() < HEAD) {
            var row = source.next();
            if (row == null) {
                break;
            }
            head.add(row);
            lines.add(source.line());
        }
        return lines;
    }

    private void appendAll(DuckDBConnection connection, RowSource source, List<Long> lines, int begin, int width)
            throws SQLException, IOException {
        try (var table = connection.createAppender(TABLE)) {
            for (var i = begin; i < head.size(); i++) {
                append(table, head.get(i), width, lines.get(i));
            }
            if (head.size() == HEAD) {
                for (var row = source.next(); row != null; row = source.next()) {
                    append(table, row, width, source.line());
                }
            }
        }
    }

    private void refuseWide(int width) {
        if (width > MOST_COLUMNS) {
            throw new DataException(
                    Reason.TOO_LARGE,
                    "“%s” has %,d columns; %,d can be read. Leave some out, or turn columns into rows."
                            .formatted(name, width, MOST_COLUMNS));
        }
    }

    private void tell(Heading heading, @Nullable List<String> known) {
        if (heading.skipped() > 0) {
            notes.add("The first %d rows were left out: they stand before the table.".formatted(heading.skipped()));
        }
        if (known == null && !heading.named()) {
            notes.add("The first row holds values, so the columns are numbered.");
        }
    }

    static void create(DuckDBConnection connection, int width) throws SQLException {
        var columns = new ArrayList<String>();
        for (var column = 0; column < width; column++) {
            columns.add("c" + column + " VARCHAR");
        }
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TEMP TABLE " + TABLE + " (" + String.join(", ", columns) + ")");
        }
    }

    private void append(DuckDBAppender table, List<@Nullable String> row, int width, long line) throws SQLException {
        if (row.size() == 1 && width > 1 && Heading.filled(row) == 0) {
            return;
        }
        if (row.size() > width && Heading.filled(row.subList(width, row.size())) > 0) {
            firstLonger = longer++ == 0 ? line : firstLonger;
        }
        shorter += row.size() < width ? 1 : 0;
        table.beginRow();
        for (var column = 0; column < width; column++) {
            table.append(column < row.size() ? row.get(column) : null);
        }
        table.endRow();
        rows++;
    }

    private void tellRagged() {
        if (longer > 0) {
            notes.add("%,d rows had more cells than the header, the first in line %d; the surplus was left out."
                    .formatted(longer, firstLonger));
        }
        if (shorter > 0) {
            notes.add("%,d rows had fewer cells than the header; the missing ones are empty.".formatted(shorter));
        }
    }

    static String column(int index) {
        return "c" + Objects.checkIndex(index, MOST_COLUMNS);
    }
}
