package candela.engine.data;

import candela.engine.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/** A DuckDB file, opened so that nothing but the file itself can be read and nothing at all written. */
final class DuckDbConnector implements Connector {

    private static final String PLAN = "EXPLAIN ANALYZE\n";
    private static final Pattern LINE = Pattern.compile("(?m)^LINE (\\d+):");

    private final Path path;
    private final Properties properties;
    private @Nullable DuckDBConnection root;

    DuckDbConnector(Path path, Access access) {
        this.path = path;
        this.properties = hardened(access);
    }

    /** Settings given at opening hold from the first moment and are locked, also against SET. */
    private static Properties hardened(Access access) {
        var properties = new Properties();
        properties.setProperty("access_mode", "READ_ONLY");
        properties.setProperty("enable_external_access", "false");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        properties.setProperty("allow_persistent_secrets", "false");
        properties.setProperty("max_temp_directory_size", "4GB");
        properties.setProperty("memory_limit", access.memoryMegabytes() + "MB");
        properties.setProperty("threads", String.valueOf(access.threads()));
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("lock_configuration", "true");
        return properties;
    }

    /** Opens a file past the {@link java.sql.DriverManager}, which would load the drivers of all databases first. */
    static DuckDBConnection open(Path path, Properties properties) throws SQLException {
        return (DuckDBConnection) Objects.requireNonNull(new DuckDBDriver().connect("jdbc:duckdb:" + path, properties));
    }

    @Override
    public Dialect dialect() {
        return Dialect.DUCKDB;
    }

    @Override
    public boolean isNative() {
        return true;
    }

    /** A streaming result occupies its connection, so each statement gets one of its own. */
    @Override
    public synchronized Connection connect() throws SQLException {
        if (root == null) {
            root = open(path, properties);
        }
        return root.duplicate();
    }

    /** Memory and threads are bounded when the file is opened; DuckDB has no bounds of one statement. */
    @Override
    public void limit(Connection connection, Limits limits) {}

    @Override
    public Binding bounded(Connection connection, Binding binding) throws SQLException {
        return DuckDbWidth.bounded(connection, binding);
    }

    /**
     * While it streams, the driver of DuckDB says “Invalid result set” for every error that comes up among the rows.
     * Run again for its plan, which does not stream, the statement tells its own.
     */
    @Override
    public SQLException unveiled(SQLException error, Binding binding, Limits limits) {
        if (!String.valueOf(error.getMessage()).contains("Invalid result set")) {
            return inPlace(error, binding.before());
        }
        var execution = new Execution();
        try (var connection = connect();
                var statement = binding.bound(connection.prepareStatement(PLAN + binding.sql()));
                var deadline = Deadline.in(limits.time(), execution)) {
            if (execution.begin(statement)) {
                statement.execute();
            }
            return error;
        } catch (SQLException e) {
            return inPlace(e, PLAN + binding.before());
        } finally {
            execution.end();
        }
    }

    /** The error as if nothing had stood before the statement. */
    private static SQLException inPlace(SQLException error, String before) {
        var message = String.valueOf(error.getMessage());
        if (DuckDbWidth.isIn(message)) {
            return Pace.tooWide();
        }
        var lines = before.chars().filter(it -> it == '\n').count();
        var moved = LINE.matcher(message).replaceFirst(it -> "LINE " + (Integer.parseInt(it.group(1)) - lines) + ":");
        return new SQLException(moved, error.getSQLState(), error.getErrorCode(), error);
    }

    @Override
    public synchronized void close() {
        if (root != null) {
            Failure.closing(root);
            root = null;
        }
    }
}
