package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import candela.engine.sql.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Rows of several sources, brought together in one DuckDB file that lives as long as this does: first filled, then
 * asked through the same locks as any other file. Not thread-safe.
 */
public final class Federation implements AutoCloseable {

    /** DuckDB's widest exact numbers. */
    private static final int DIGITS = 38;

    private static final String STAGED = "main.staged";

    private final Path file;
    private final Access access;
    private @Nullable DuckDBConnection filling;

    private Federation(Path file, Access access, DuckDBConnection filling) {
        this.file = file;
        this.access = access;
        this.filling = filling;
    }

    /** Makes the file, in a folder that is there. */
    public static Federation in(Path folder, Access access) {
        try {
            var file = Files.createTempFile(folder, "federation-", ".duckdb");
            Files.delete(file);
            return new Federation(file, access, DuckDbConnector.open(file, properties(access)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    private static Properties properties(Access access) {
        var properties = new Properties();
        properties.setProperty("enable_external_access", "false");
        properties.setProperty("memory_limit", access.memoryMegabytes() + "MB");
        properties.setProperty("threads", String.valueOf(access.threads()));
        properties.setProperty("lock_configuration", "true");
        return properties;
    }

    /** Takes over rows as the table of this name in the schema of this name. */
    public void add(String schema, String table, Result rows) {
        var connection = filling;
        if (connection == null) {
            throw new IllegalStateException("Nothing is added to what was asked already");
        }
        try (var statement = connection.createStatement()) {
            var columns = rows.columns().stream()
                    .map(it -> quoted(it.name()) + " VARCHAR")
                    .collect(Collectors.joining(", "));
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + quoted(schema));
            statement.execute("CREATE TABLE " + STAGED + " (" + columns + ")");
            append(connection, rows);
            statement.execute("CREATE TABLE " + quoted(schema) + "." + quoted(table) + " AS SELECT " + typed(rows)
                    + " FROM " + STAGED);
            statement.execute("DROP TABLE " + STAGED);
        } catch (SQLException e) {
            throw trouble(e);
        }
    }

    private static void append(DuckDBConnection connection, Result rows) throws SQLException {
        try (var appender = connection.createAppender("main", "staged")) {
            for (var row : rows.rows()) {
                appender.beginRow();
                for (var value : row) {
                    if (value == null) {
                        appender.appendNull();
                    } else {
                        appender.append(text(value));
                    }
                }
                appender.endRow();
            }
        }
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String typed(Result rows) {
        return IntStream.range(0, rows.columns().size())
                .mapToObj(it -> {
                    var name = quoted(rows.columns().get(it).name());
                    return "CAST(" + name + " AS " + type(rows, it) + ") AS " + name;
                })
                .collect(Collectors.joining(", "));
    }

    private static String type(Result rows, int column) {
        return switch (rows.columns().get(column).type()) {
            case INTEGER -> integer(rows, column);
            case DECIMAL -> decimal(rows, column);
            case BOOLEAN -> "BOOLEAN";
            case DATE -> "DATE";
            case TIME -> "TIME";
            case TIMESTAMP -> values(rows, column).stream().anyMatch(Federation::isZoned) ? "TIMESTAMPTZ" : "TIMESTAMP";
            case TEXT, BINARY, JSON, OTHER -> "VARCHAR";
        };
    }

    private static List<Object> values(Result rows, int column) {
        return rows.rows().stream()
                .<Object>mapMulti((row, into) -> {
                    var value = row.get(column);
                    if (value != null) {
                        into.accept(value);
                    }
                })
                .toList();
    }

    private static boolean isZoned(Object moment) {
        return moment.toString().matches(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)");
    }

    private static String integer(Result rows, int column) {
        return values(rows, column).stream().allMatch(Long.class::isInstance) ? "BIGINT" : decimal(rows, column);
    }

    /** Exact where the values are and fit, with as many digits after the point as the longest of them. */
    private static String decimal(Result rows, int column) {
        var scale = 0;
        var whole = 1;
        for (var value : values(rows, column)) {
            var exact = exact(value);
            if (exact == null) {
                return "DOUBLE";
            }
            scale = Math.max(scale, exact.scale());
            whole = Math.max(whole, exact.precision() - exact.scale());
        }
        return scale + whole > DIGITS ? "DOUBLE" : "DECIMAL(" + DIGITS + ", " + scale + ")";
    }

    private static @Nullable BigDecimal exact(Object value) {
        return switch (value) {
            case BigDecimal it -> it;
            case BigInteger it -> new BigDecimal(it);
            case Long it -> BigDecimal.valueOf(it);
            default -> null;
        };
    }

    /** Runs a statement that was checked for DuckDB over what was added; nothing can be added after that. */
    public Result run(Verdict.Allowed statement, Limits limits, Execution execution, Schema known) {
        closeFilling();
        try (var database = Database.open(new Source.DuckDbFile(file), access)) {
            return database.run(statement, limits, execution, known);
        }
    }

    /** Sends all rows of such a statement on as they come; see {@link Database#export}. */
    public boolean export(Verdict.Allowed statement, Limits limits, Duration whole, Execution execution, RowSink sink)
            throws IOException {
        closeFilling();
        try (var database = Database.open(new Source.DuckDbFile(file), access)) {
            return database.export(statement, limits, whole, execution, null, sink);
        }
    }

    private void closeFilling() {
        if (filling != null) {
            Failure.closing(filling);
            filling = null;
        }
    }

    private static DataException trouble(SQLException e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("Out of Memory")
                ? new DataException(
                        Reason.TOO_LARGE, "What the sources brought does not fit into memory. Ask for less of them.", e)
                : new DataException(
                        Reason.UNSUPPORTED,
                        "What the sources brought cannot be put together: " + Cause.firstLine(message),
                        e);
    }

    private static String quoted(String name) {
        return Dialect.DUCKDB.quote(name);
    }

    @Override
    public void close() {
        closeFilling();
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(Path.of(file + ".wal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
