package candela.engine.data;

import candela.engine.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteLimits;

/** A SQLite file, opened read-only and without extensions or further files. */
final class SqliteConnector implements Connector {

    private final Path path;
    private final long memory;
    private final SQLiteConfig config = new SQLiteConfig();

    SqliteConnector(Path path, Access access) {
        this.path = path;
        this.memory = (long) access.memoryMegabytes() << 20;
        config.setReadOnly(true);
        config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
        config.enableLoadExtension(false);
        config.setBusyTimeout((int) access.connectTimeout().toMillis());
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public boolean isNative() {
        return true;
    }

    @Override
    public Connection connect() throws SQLException {
        var connection = config.createConnection("jdbc:sqlite:" + path);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = true");
            statement.execute("PRAGMA hard_heap_limit = " + memory);
        }
        return connection;
    }

    /** SQLite runs in this process and stops when interrupted: it makes no value that is longer than any may be. */
    @Override
    public void limit(Connection connection, Limits limits) throws SQLException {
        connection.unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, (int) Pace.MOST_BYTES);
    }

    @Override
    public SQLException unveiled(SQLException error, Binding binding, Limits limits) {
        return error.getErrorCode() == SQLiteErrorCode.SQLITE_TOOBIG.code ? Pace.tooWide() : error;
    }

    /** Each statement closed its own connection. */
    @Override
    public void close() {}
}
