package candela.engine.data;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/**
 * Delimited text in UTF-8 that DuckDB reads by itself, several times quicker than row by row, where it is so strict
 * that both ways give the same rows.
 */
record PlainCsv(Path path, char delimiter) {

    /**
     * Makes the staging table of all rows but the first {@code skipped}.
     *
     * @return how many rows there are; negative when the file must be read row by row, and then there is no table
     */
    long stage(DuckDBConnection connection, int width, int skipped) throws SQLException, IOException {
        if (isPattern()) {
            return -1;
        }
        var rows = StrictCsv.rows(path, delimiter, width);
        return rows < 0 ? -1 : stage(connection, width, skipped, rows - skipped);
    }

    private long stage(DuckDBConnection connection, int width, int skipped, long expected) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE OR REPLACE TEMP TABLE " + Staging.TABLE + " AS SELECT * FROM " + reader(width, skipped));
        }
        var found = Looking.strings(connection, "SELECT count(*) FROM " + Staging.TABLE);
        return found.equals(List.of(String.valueOf(expected))) ? expected : -1;
    }

    /** Nothing is left to be guessed, neither from the file nor from its name. */
    private String reader(int width, int skipped) {
        var columns = new ArrayList<String>();
        for (var column = 0; column < width; column++) {
            columns.add("'" + Staging.column(column) + "': 'VARCHAR'");
        }
        return """
                read_csv(%s, auto_detect = false, header = false, skip = %d, delim = '%s', quote = '"', escape = '"',
                         compression = 'none', hive_partitioning = false, columns = {%s})""".formatted(Loader.literal(path), skipped, delimiter, String.join(", ", columns));
    }

    /** DuckDB takes such names for patterns of several files. */
    private boolean isPattern() {
        return path.toString().chars().anyMatch(it -> "*?[{".indexOf(it) >= 0);
    }
}
