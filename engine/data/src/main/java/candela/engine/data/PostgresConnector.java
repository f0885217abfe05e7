package candela.engine.data;

import candela.engine.sql.Dialect;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server, every transaction read-only by the session's default and by its own declaration. */
final class PostgresConnector implements Connector {

    private final Way way;
    private final PGSimpleDataSource server;
    private final HikariDataSource pool;

    PostgresConnector(Source.Server server, Access access) {
        this.way = Way.open(server, access);
        this.server = dataSource(server, way, access);
        var config = new HikariConfig();
        config.setDataSource(this.server);
        config.setAutoCommit(false);
        pool = ServerPool.lazily(config, access);
    }

    static PGSimpleDataSource dataSource(Source.Server server, Way way, Access access) {
        var seconds = (int) Math.max(1, access.connectTimeout().toSeconds());
        var source = new PGSimpleDataSource();
        source.setServerNames(new String[] {server.host()});
        source.setPortNumbers(new int[] {server.port()});
        source.setDatabaseName(server.database());
        source.setUser(server.username());
        source.setPassword(server.password());
        source.setSslMode(server.tls().mode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        source.setSslfactory(PostgresTls.class.getName());
        source.setSslFactoryArg(way.handle());
        source.setSocketFactory(WaySockets.class.getName());
        source.setSocketFactoryArg(way.handle());
        source.setConnectTimeout(seconds);
        source.setLoginTimeout(seconds);
        source.setCancelSignalTimeout(seconds);
        source.setTcpKeepAlive(true);
        source.setGssEncMode("disable");
        source.setJaasLogin(false);
        source.setReadOnly(true);
        source.setMaxResultBuffer(String.valueOf(Pace.MOST_BYTES));
        source.setOptions("-c default_transaction_read_only=on");
        source.setApplicationName("Candela");
        return source;
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public Connection connect() throws SQLException {
        return inThePersonsName(pool.getConnection());
    }

    @Override
    public Connection direct() throws SQLException {
        return inThePersonsName(server.getConnection());
    }

    /**
     * Told each time, as a value: the end of the transaction takes it back, and the pool's next statement begins with
     * nobody's rights but the person's again.
     */
    private Connection inThePersonsName(Connection connection) throws SQLException {
        var person = way.server().person();
        if (person.isEmpty()) {
            return connection;
        }
        try (var statement = connection.prepareStatement("SELECT set_config('role', ?, false)")) {
            statement.setString(1, person);
            statement.execute();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Asked as a query, after which PostgreSQL lets no transaction become one that writes. */
    @Override
    public void limit(Connection connection, Limits limits) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('statement_timeout', '%d', true)"
                    .formatted(limits.time().toMillis()));
        }
        connection.setNetworkTimeout(
                Runnable::run, (int) Math.min(Integer.MAX_VALUE, limits.time().toMillis() + 10_000));
    }

    @Override
    public String writeRights() {
        return """
                SELECT rolsuper OR EXISTS (
                    SELECT 1 FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
                    WHERE t.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                      AND has_table_privilege(t.oid, 'INSERT, UPDATE, DELETE, TRUNCATE'))
                FROM pg_roles WHERE rolname = current_user""";
    }

    @Override
    public String planning() {
        return "EXPLAIN (FORMAT JSON) ";
    }

    /** The driver gave the connection up, rather than take more at once than it may. */
    @Override
    public SQLException unveiled(SQLException error, Binding binding, Limits limits) {
        return String.valueOf(error.getMessage()).contains("maxResultBuffer") ? Pace.tooWide() : error;
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
