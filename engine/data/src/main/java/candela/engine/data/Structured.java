package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.data.FileImport.Input;
import candela.engine.data.FileImport.Report;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.duckdb.DuckDBConnection;

/** JSON and Parquet files, whose values have types already; objects within rows become columns of their own. */
final class Structured {

    private static final int DEEPEST = 6;

    private final DuckDBConnection connection;
    private final String table;
    private final Map<String, Type> corrected;

    Structured(DuckDBConnection connection, String table, Map<String, Type> corrected) {
        this.connection = connection;
        this.table = table;
        this.corrected = corrected;
    }

    /** A column still being taken apart: SQL that gives it, and its type. */
    private record Part(String sql, String name, String type) {}

    Report.Table make(Input input, String format) throws SQLException, IOException {
        read(input, format);
        unwrap();
        var parts = parts();
        if (parts.size() > Staging.MOST_COLUMNS) {
            throw new DataException(
                    Reason.TOO_LARGE,
                    "“%s” has %,d columns; %,d can be read. Leave some out."
                            .formatted(FileFormat.name(input), parts.size(), Staging.MOST_COLUMNS));
        }
        var names = TableNames.columns(parts.stream().map(Part::name).toList());
        var select = new ArrayList<String>();
        for (var i = 0; i < parts.size(); i++) {
            select.add(expression(parts.get(i), names.get(i)) + " AS " + Dialect.DUCKDB.quote(names.get(i)));
        }
        create(select);
        return report(format);
    }

    private void read(Input input, String format) throws SQLException, IOException {
        var path = Loader.literal(input.path());
        var source = format.equals("JSON")
                ? "read_json(" + path + ", format = 'auto', sample_size = -1, maximum_object_size = 67108864)"
                : "read_parquet(" + path + ")";
        refusePattern(input.path());
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TEMP TABLE " + Staging.TABLE + " AS SELECT * FROM " + source);
        } catch (SQLException e) {
            throw new DataException(
                    Reason.MALFORMED,
                    "“%s” is no %s that can be read: %s. Check that it is whole and in UTF-8."
                            .formatted(FileFormat.name(input), format, Cause.firstLine(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    /** DuckDB would take these characters as a pattern for many files. */
    private static void refusePattern(Path path) {
        if (path.toString().matches("(?s).*[*?\\[\\]].*")) {
            throw new DataException(
                    Reason.UNSUPPORTED, "The path of the file holds one of * ? [ ]. Rename the file or its folder.");
        }
    }

    /** Many services wrap their rows in one object: {@code {"data": [...]}}. */
    private void unwrap() throws SQLException {
        var columns = describe(Staging.TABLE);
        var rows = Looking.rows(connection, "SELECT count(*) FROM " + Staging.TABLE)
                .getFirst()
                .getFirst();
        var lists = columns.stream()
                .filter(it -> it.type().startsWith("STRUCT") && it.type().endsWith("[]"))
                .toList();
        if (!"1".equals(rows) || lists.size() != 1) {
            return;
        }
        execute("CREATE OR REPLACE TEMP TABLE %1$s AS SELECT unnest(%2$s, max_depth := 2) FROM %1$s"
                .formatted(Staging.TABLE, lists.getFirst().sql()));
    }

    private List<Part> parts() throws SQLException {
        var parts = describe(Staging.TABLE);
        for (var depth = 0; depth < DEEPEST; depth++) {
            var next = new ArrayList<Part>();
            for (var part : parts) {
                next.addAll(isObject(part) ? fields(part) : List.of(part));
            }
            parts = next;
        }
        return parts;
    }

    private static boolean isObject(Part part) {
        return part.type().startsWith("STRUCT") && !part.type().endsWith("]");
    }

    private List<Part> fields(Part object) throws SQLException {
        var found = new ArrayList<Part>();
        var sql = "SELECT unnest(%s) FROM %s".formatted(object.sql(), Staging.TABLE);
        for (var field : describe("(" + sql + ")")) {
            found.add(new Part(object.sql() + "." + field.sql(), object.name() + "_" + field.name(), field.type()));
        }
        return found;
    }

    private List<Part> describe(String source) throws SQLException {
        return Looking.rows(connection, "DESCRIBE SELECT * FROM " + source).stream()
                .map(it -> new Part(
                        Dialect.DUCKDB.quote(Objects.requireNonNullElse(it.get(0), "")),
                        Objects.requireNonNullElse(it.get(0), ""),
                        Objects.requireNonNullElse(it.get(1), "")))
                .toList();
    }

    private String expression(Part part, String name) {
        var wanted = corrected.get(table + "." + name);
        if (wanted != null) {
            return "CAST(" + part.sql() + " AS " + nativeType(wanted) + ")";
        }
        var nested = part.type().endsWith("]")
                || part.type().startsWith("STRUCT")
                || part.type().startsWith("MAP");
        return nested ? "to_json(" + part.sql() + ")" : part.sql();
    }

    private static String nativeType(Type type) {
        return switch (type) {
            case INTEGER -> "BIGINT";
            case DECIMAL -> "DECIMAL(18, 6)";
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> "TIMESTAMP";
            case BINARY -> "BLOB";
            case JSON -> "JSON";
            case TEXT, OTHER -> "VARCHAR";
        };
    }

    private void create(List<String> select) throws SQLException {
        try {
            execute("CREATE TABLE " + Dialect.DUCKDB.quote(table) + " AS SELECT " + String.join(", ", select) + " FROM "
                    + Staging.TABLE);
        } catch (SQLException e) {
            throw new DataException(
                    Reason.MALFORMED,
                    "A value does not fit the chosen type in “%s”: %s. Choose another type."
                            .formatted(table, Cause.firstLine(String.valueOf(e.getMessage()))),
                    e);
        }
        execute("DROP TABLE " + Staging.TABLE);
    }

    private Report.Table report(String format) throws SQLException {
        var quoted = Dialect.DUCKDB.quote(table);
        var columns = describe(quoted).stream()
                .map(it -> new Report.Column(it.name(), NativeTypes.of(it.type())))
                .toList();
        var rows = Looking.rows(connection, "SELECT count(*) FROM " + quoted)
                .getFirst()
                .getFirst();
        return new Report.Table(
                table, Long.parseLong(Objects.requireNonNullElse(rows, "0")), format, List.of(), columns);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
