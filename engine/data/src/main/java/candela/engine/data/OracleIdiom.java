package candela.engine.data;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Oracle, in transactions that only read. Its listener may send a driver elsewhere: through SOCKS it still ends up
 * where the way leads, and TLS is made there.
 */
record OracleIdiom(Way way, Access access) implements Idiom {

    @Override
    public String url() {
        var server = way.server();
        return "jdbc:oracle:thin:@(DESCRIPTION=(ADDRESS=(PROTOCOL=tcp)(HOST=%s)(PORT=%d))(CONNECT_DATA=(SERVICE_NAME=%s)))"
                .formatted(server.host(), server.port(), server.database());
    }

    @Override
    public Properties properties() throws IOException {
        var server = way.server();
        var entrance = way.entrance(true, true);
        var milliseconds = String.valueOf(access.connectTimeout().toMillis());
        var properties = new Properties();
        properties.setProperty("user", quoted(server.username()));
        properties.setProperty("password", quoted(server.password()));
        properties.setProperty(
                "oracle.net.socksProxyHost", entrance.getAddress().getHostAddress());
        properties.setProperty("oracle.net.socksProxyPort", String.valueOf(entrance.getPort()));
        properties.setProperty("oracle.net.socksRemoteDNS", "true");
        properties.setProperty("oracle.net.CONNECT_TIMEOUT", milliseconds);
        properties.setProperty(
                "oracle.jdbc.loginTimeout",
                String.valueOf(Math.max(1, access.connectTimeout().toSeconds())));
        properties.setProperty("oracle.net.disableOob", "true");
        properties.setProperty("oracle.jdbc.fanEnabled", "false");
        properties.setProperty("oracle.jdbc.enableErrorUrl", "false");
        properties.setProperty("v$session.program", "Candela");
        if (!server.person().isEmpty()) {
            properties.setProperty("oracle.jdbc.proxyClientName", quoted(server.person()));
        }
        return properties;
    }

    /**
     * A user's name with brackets in it would name a second user, and an unquoted password lose its slashes; a quote
     * within cannot be told to the driver.
     */
    private static String quoted(String text) {
        if (text.indexOf('"') >= 0) {
            throw new DataException(
                    DataException.Reason.MALFORMED, "Oracle's names and passwords hold no double quotes.");
        }
        return text.matches("[A-Za-z][A-Za-z0-9_$#]*") ? text : '"' + text + '"';
    }

    @Override
    public String initially() {
        return "ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD HH24:MI:SS' NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF6'"
                + " NLS_TIMESTAMP_TZ_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM' NLS_NUMERIC_CHARACTERS = '.,'";
    }

    /** It must be the first statement of its transaction. */
    @Override
    public void limit(Connection connection, Limits limits) throws SQLException {
        Idiom.super.limit(connection, limits);
        connection.rollback();
        try (var statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION READ ONLY");
        }
    }

    @Override
    public String writeRights() {
        return """
                SELECT CASE WHEN EXISTS (SELECT 1 FROM session_privs WHERE privilege LIKE '% ANY TABLE' AND privilege NOT LIKE 'SELECT%'
                                           AND privilege NOT LIKE 'READ%' OR privilege = 'CREATE TABLE')
                  OR EXISTS (SELECT 1 FROM user_tables)
                  OR EXISTS (SELECT 1 FROM user_tab_privs_recd WHERE privilege IN ('INSERT', 'UPDATE', 'DELETE', 'ALTER'))
                  THEN 1 ELSE 0 END FROM dual""";
    }
}
