package candela.engine.data;

import candela.engine.sql.Dialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** A SQLite file, opened read-only and without extensions or further files. */
final class SqliteConnector implements Connector {

    private final Path path;
    private final SQLiteConfig config = new SQLiteConfig();

    SqliteConnector(Path path, Access access) {
        this.path = path;
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
        }
        return connection;
    }

    /** SQLite runs in this process and stops when interrupted; it has no bounds of its own. */
    @Override
    public void limit(Connection connection, Limits limits) {}

    /** Each statement closed its own connection. */
    @Override
    public void close() {}
}
