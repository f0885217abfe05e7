package candela.engine.data;

import candela.engine.sql.Dialect;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A server whose driver does not come with Candela. */
final class LoadedConnector implements Connector {

    private final Way way;
    private final Idiom idiom;
    private final DriverSource source;
    private final HikariDataSource pool;

    LoadedConnector(Source.Server server, Access access) {
        if (access.drivers() == null) {
            throw new DataException(
                    DataException.Reason.UNSUPPORTED, "This kind needs a driver, for which there is no folder here.");
        }
        var driver = new DriverFolder(access.drivers()).load(server.kind());
        way = Way.open(server, access);
        idiom = Idiom.of(way, access);
        try {
            source = new DriverSource(driver, idiom.url(), idiom.properties());
        } catch (IOException e) {
            way.close();
            throw new DataException(DataException.Reason.UNREACHABLE, "No local port is free for the way there.", e);
        }
        pool = pool(access);
    }

    private HikariDataSource pool(Access access) {
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setAutoCommit(!idiom.inTransactions());
        if (!idiom.initially().isEmpty()) {
            config.setConnectionInitSql(idiom.initially());
        }
        return ServerPool.lazily(config, access);
    }

    @Override
    public Dialect dialect() {
        return way.server().kind().dialect();
    }

    @Override
    public Connection connect() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public Connection direct() throws SQLException {
        var connection = source.getConnection();
        try (var statement = connection.createStatement()) {
            if (!idiom.initially().isEmpty()) {
                statement.execute(idiom.initially());
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public void limit(Connection connection, Limits limits) throws SQLException {
        idiom.limit(connection, limits);
    }

    @Override
    public void limit(Statement statement, Limits limits) throws SQLException {
        idiom.limit(statement, limits);
    }

    @Override
    public String writeRights() {
        return idiom.writeRights();
    }

    @Override
    public SQLException explained(SQLException error) {
        return way.explained(error);
    }

    @Override
    public void close() {
        pool.close();
        way.close();
    }
}
