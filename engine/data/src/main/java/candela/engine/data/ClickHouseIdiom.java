package candela.engine.data;

import java.io.IOException;
import java.sql.Connection;
import java.util.Properties;

/**
 * ClickHouse over HTTP, with a setting that lets nothing be written and cannot be taken back. The driver follows what a
 * server says of another place: through SOCKS it still ends up where the way leads, and TLS is made there. What an
 * outer join does not find is null, as in all other databases.
 */
record ClickHouseIdiom(Way way, Access access) implements Idiom {

    @Override
    public String url() {
        return "jdbc:clickhouse:http://127.0.0.1:" + way.server().port();
    }

    @Override
    public Properties properties() throws IOException {
        var server = way.server();
        var milliseconds = String.valueOf(access.connectTimeout().toMillis());
        var properties = new Properties();
        properties.setProperty("user", server.username());
        properties.setProperty("password", server.password());
        properties.setProperty("database", server.database());
        properties.setProperty("clickhouse_setting_readonly", "2");
        properties.setProperty("clickhouse_setting_join_use_nulls", "1");
        properties.setProperty("proxy_type", "SOCKS");
        properties.setProperty("proxy_host", "127.0.0.1");
        properties.setProperty(
                "proxy_port", String.valueOf(way.entrance(true, true).getPort()));
        properties.setProperty("client_name", "Candela");
        properties.setProperty("connection_timeout", milliseconds);
        properties.setProperty("retry", "0");
        properties.setProperty(
                "max_open_connections", String.valueOf(access.pool().most()));
        return properties;
    }

    @Override
    public boolean inTransactions() {
        return false;
    }

    /** Each request over HTTP has an end of its own. */
    @Override
    public void limit(Connection connection, Limits limits) {}
}
