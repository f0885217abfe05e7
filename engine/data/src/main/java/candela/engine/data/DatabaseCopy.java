package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.data.FileImport.Input;
import candela.engine.data.FileImport.Options;
import candela.engine.data.FileImport.Report;
import candela.engine.sql.Dialect;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Copies every table of a SQLite or DuckDB file. */
final class DatabaseCopy {

    private final DuckDBConnection connection;
    private final TableNames names;
    private final Options options;

    DatabaseCopy(DuckDBConnection connection, TableNames names, Options options) {
        this.connection = connection;
        this.names = names;
        this.options = options;
    }

    List<Report.Table> sqlite(Input input) throws SQLException, IOException {
        try (var connector = new SqliteConnector(input.path(), Access.DEFAULT);
                var source = connector.connect()) {
            var tables = new ArrayList<Report.Table>();
            for (var name : tables(source, input)) {
                tables.add(sqliteTable(source, name));
            }
            return tables;
        }
    }

    private List<String> tables(Connection source, Input input) {
        try {
            var found = Looking.strings(
                    source,
                    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
            if (found.isEmpty()) {
                throw noTables(input);
            }
            return found;
        } catch (SQLException e) {
            throw damaged(input, "SQLite", e);
        }
    }

    private Report.Table sqliteTable(Connection source, String name) throws SQLException, IOException {
        try (var statement = source.createStatement();
                var rows = statement.executeQuery("SELECT * FROM " + Dialect.SQLITE.quote(name))) {
            var columns = new ArrayList<String>();
            for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                columns.add(rows.getMetaData().getColumnLabel(column));
            }
            var staged = Staging.fill(connection, new QueriedRows(rows, columns.size()), name, columns);
            return new Typing(connection, staged, names.unique(name), options.types()).make("SQLITE", false);
        }
    }

    List<Report.Table> duckDb(Input input) throws SQLException {
        execute("ATTACH " + Loader.literal(input.path()) + " AS candela_source (READ_ONLY)", input);
        var tables = new ArrayList<Report.Table>();
        var found = Looking.rows(
                connection,
                "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = 'candela_source' AND NOT internal ORDER BY table_oid");
        for (var row : found) {
            tables.add(duckDbTable(
                    Objects.requireNonNullElse(row.get(0), ""), Objects.requireNonNullElse(row.get(1), ""), input));
        }
        execute("DETACH candela_source", input);
        if (tables.isEmpty()) {
            throw noTables(input);
        }
        return tables;
    }

    private Report.Table duckDbTable(String namespace, String name, Input input) throws SQLException {
        var table = names.unique(name);
        var quoted = Dialect.DUCKDB.quote(table);
        execute(
                "CREATE TABLE %s AS SELECT * FROM candela_source.%s.%s"
                        .formatted(quoted, Dialect.DUCKDB.quote(namespace), Dialect.DUCKDB.quote(name)),
                input);
        var columns = Looking.rows(connection, "DESCRIBE " + quoted).stream()
                .map(it -> new Report.Column(
                        Objects.requireNonNullElse(it.get(0), ""),
                        NativeTypes.of(Objects.requireNonNullElse(it.get(1), ""))))
                .toList();
        var rows = Looking.strings(connection, "SELECT count(*) FROM " + quoted).getFirst();
        return new Report.Table(table, Long.parseLong(rows), "DUCKDB", List.of(), columns);
    }

    private void execute(String sql, Input input) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw damaged(input, "DuckDB", e);
        }
    }

    private static DataException noTables(Input input) {
        return new DataException(
                Reason.MALFORMED, "“%s” holds no tables. Check the file.".formatted(FileFormat.name(input)));
    }

    private static DataException damaged(Input input, String kind, SQLException cause) {
        return new DataException(
                Reason.MALFORMED,
                "“%s” is no %s database that can be read (%s). Save it again with the program that made it."
                        .formatted(FileFormat.name(input), kind, Cause.firstLine(String.valueOf(cause.getMessage()))),
                cause);
    }

    /** The rows of a query as text. */
    private record QueriedRows(ResultSet rows, int width) implements RowSource {

        @Override
        public @Nullable List<@Nullable String> next() throws IOException {
            try {
                if (!rows.next()) {
                    return null;
                }
                var row = new ArrayList<@Nullable String>(width);
                for (var column = 1; column <= width; column++) {
                    var value = Cells.plain(rows.getObject(column));
                    row.add(value == null ? null : value.toString());
                }
                return row;
            } catch (SQLException e) {
                throw new IOException(Cause.firstLine(String.valueOf(e.getMessage())), e);
            }
        }

        @Override
        public long line() {
            return 0;
        }
    }
}
