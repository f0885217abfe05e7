package candela.engine.data;

import candela.engine.data.FileImport.Input;
import candela.engine.data.FileImport.Options;
import candela.engine.data.FileImport.Report;
import candela.engine.sql.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** Several tables on their way to become one. */
final class Parts {

    private final DuckDBConnection connection;
    private final List<String> names = new ArrayList<>();

    Parts(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** The name for one more part that somebody makes. */
    String next() {
        names.add("candela_part_" + names.size());
        return names.getLast();
    }

    /** Reads a file as further parts. */
    List<Report.Table> load(Input file) throws SQLException {
        var taken = new TableNames();
        Looking.strings(connection, "SELECT table_name FROM duckdb_tables() WHERE NOT internal")
                .forEach(taken::unique);
        var read = new Loader(connection, taken, Options.DEFAULT).load(file);
        for (var table : read) {
            rename(table.name(), next());
        }
        return read;
    }

    /** Makes the table; what only some parts have is empty in the rows of the others. */
    void unite(String table) throws SQLException {
        if (names.size() == 1) {
            rename(names.getFirst(), table);
            return;
        }
        execute("CREATE TABLE " + quote(table) + " AS "
                + names.stream()
                        .map(it -> "SELECT * FROM " + quote(it))
                        .collect(Collectors.joining(" UNION ALL BY NAME ")));
        for (var part : names) {
            execute("DROP TABLE " + quote(part));
        }
    }

    private void rename(String from, String to) throws SQLException {
        execute("ALTER TABLE " + quote(from) + " RENAME TO " + quote(to));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quote(String name) {
        return Dialect.DUCKDB.quote(name);
    }
}
