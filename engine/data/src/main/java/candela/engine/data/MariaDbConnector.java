package candela.engine.data;

import candela.engine.sql.Dialect;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;

/** A MariaDB or MySQL server, through the one driver that speaks to both, in read-only sessions. */
final class MariaDbConnector implements Connector {

    private final Dialect dialect;
    private final Way way;
    private final String address;
    private final Properties properties;
    private final HikariDataSource pool;

    MariaDbConnector(Source.Server server, Access access) {
        dialect = server.kind().dialect();
        way = Way.open(server, access);
        address = address(server);
        properties = properties(server, way, access);
        var config = new HikariConfig();
        config.setDriverClassName("org.mariadb.jdbc.Driver");
        config.setJdbcUrl(address);
        config.setDataSourceProperties(properties);
        config.setAutoCommit(false);
        config.setConnectionInitSql("SET SESSION TRANSACTION READ ONLY");
        pool = ServerPool.lazily(config, access);
    }

    /**
     * The driver looks up the host that it is given, so it gets the address where that is known already. It takes the
     * database's name as it is; that it holds no character with a meaning here {@link Source.Server} saw to.
     */
    static String address(Source.Server server) {
        var host = Objects.requireNonNullElse(server.route().literal(), server.host());
        return "jdbc:mariadb://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port() + "/"
                + server.database();
    }

    static Properties properties(Source.Server server, Way way, Access access) {
        var properties = new Properties();
        properties.setProperty("user", server.username());
        properties.setProperty("password", server.password());
        properties.setProperty("sslMode", sslMode(server.tls().mode()));
        properties.setProperty("tlsSocketType", MariaDbTls.TYPE);
        properties.setProperty("socketFactory", WaySockets.class.getName());
        properties.setProperty(WaySockets.PROPERTY, way.handle());
        properties.setProperty(
                "connectTimeout", String.valueOf(access.connectTimeout().toMillis()));
        properties.setProperty("allowLocalInfile", "false");
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("useServerPrepStmts", "true");
        properties.setProperty("permitRedirect", "false");
        properties.setProperty("dumpQueriesOnException", "false");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /** The host's name is compared by {@link MariaDbTls}: the driver knows no more than the address. */
    private static String sslMode(Tls.Mode mode) {
        return switch (mode) {
            case DISABLE -> "disable";
            case PREFER -> "allow";
            case REQUIRE -> "trust";
            case VERIFY_CA, VERIFY_FULL -> "verify-ca";
        };
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    /** A session of the pool still has the limits of the statement before, and what else that may have set. */
    @Override
    public Connection connect() throws SQLException {
        var connection = pool.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "SET SESSION sql_select_limit = DEFAULT, %s = DEFAULT, %s = 1".formatted(timeLimit(), readOnly()));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection direct() throws SQLException {
        return DriverManager.getConnection(address, properties);
    }

    private String readOnly() {
        return dialect == Dialect.MARIADB ? "tx_read_only" : "transaction_read_only";
    }

    private String timeLimit() {
        return dialect == Dialect.MARIADB ? "max_statement_time" : "max_execution_time";
    }

    /** The row limit is the server's too: a streamed result must be read to its end before the connection is free. */
    @Override
    public void limit(Connection connection, Limits limits) throws SQLException {
        try (var statement = connection.createStatement()) {
            var time = limits.time().toMillis();
            statement.execute("SET SESSION sql_select_limit = %d, %s = %s"
                    .formatted(
                            limits.rows() + 1L,
                            timeLimit(),
                            dialect == Dialect.MARIADB ? String.valueOf(time / 1000.0) : String.valueOf(time)));
        }
        connection.setNetworkTimeout(
                Runnable::run, (int) Math.min(Integer.MAX_VALUE, limits.time().toMillis() + 10_000));
    }

    /** Unless the user may see everybody's, these views tell the user's own rights. */
    @Override
    public String writeRights() {
        return """
                SELECT count(*) > 0 FROM (
                    SELECT privilege_type FROM information_schema.user_privileges
                    UNION ALL SELECT privilege_type FROM information_schema.schema_privileges
                    UNION ALL SELECT privilege_type FROM information_schema.table_privileges) granted
                WHERE privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'CREATE', 'DROP', 'ALTER', 'FILE', 'SUPER')""";
    }

    @Override
    public String planning() {
        return "EXPLAIN FORMAT=JSON ";
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
