package candela.engine.data;

import java.io.IOException;
import java.util.Properties;

/**
 * Snowflake over HTTPS. It has no sessions that only read: nothing is ever committed, and the role's rights are the
 * lock. Its driver goes to more than one host: all of its sockets go through a {@link CloudDoor}.
 */
record SnowflakeIdiom(Way way, Access access) implements Idiom {

    @Override
    public String url() {
        return "jdbc:snowflake://https://" + way.server().host() + ":"
                + way.server().port() + "/";
    }

    @Override
    public Properties properties() throws IOException {
        var properties = new Properties();
        identify(properties);
        place(properties);
        bound(properties);
        write(properties);
        return properties;
    }

    /** The key is an object: it is no text that the driver would interpret or log. */
    private void identify(Properties properties) {
        var server = way.server();
        properties.setProperty("user", server.username());
        if (server.session().key().isEmpty()) {
            properties.setProperty("password", server.password());
        } else {
            properties.setProperty("authenticator", "snowflake_jwt");
            properties.put("privateKey", Pem.key(server.session().key()));
        }
        if (server.host().indexOf('.') < 0) {
            properties.setProperty("account", server.host());
        }
    }

    private void place(Properties properties) {
        var server = way.server();
        var parts = server.database().split("\\.", 2);
        properties.setProperty("db", parts[0]);
        properties.setProperty("schema", parts.length > 1 ? parts[1] : "PUBLIC");
        if (!server.session().warehouse().isEmpty()) {
            properties.setProperty("warehouse", server.session().warehouse());
        }
        if (!server.session().role().isEmpty()) {
            properties.setProperty("role", server.session().role());
        }
        properties.setProperty("validateDefaultParameters", "true");
    }

    /** Where its sockets go, and what it may do beside asking: nothing. */
    private void bound(Properties properties) throws IOException {
        var seconds = String.valueOf(Math.max(1, access.connectTimeout().toSeconds()));
        properties.setProperty("useProxy", "true");
        properties.setProperty("proxyHost", "127.0.0.1");
        properties.setProperty("proxyPort", String.valueOf(way.cloudEntrance().getPort()));
        properties.setProperty("proxyProtocol", "http");
        properties.setProperty("disableSocksProxy", "true");
        properties.setProperty("disableOCSPChecks", "true");
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("retryTimeout", seconds);
        properties.setProperty("maxHttpRetries", "2");
        properties.setProperty("enablePutGet", "false");
        properties.setProperty("clientStoreTemporaryCredential", "false");
        properties.setProperty("disableConsoleLogin", "true");
        properties.setProperty("disableGcsDefaultCredentials", "true");
        properties.setProperty("CLIENT_OUT_OF_BAND_TELEMETRY_ENABLED", "false");
        properties.setProperty("CLIENT_TELEMETRY_ENABLED", "false");
        properties.setProperty("MULTI_STATEMENT_COUNT", "1");
    }

    /** JSON, because the other format reaches into the platform's own memory; moments as {@link Cursor} reads them. */
    private static void write(Properties properties) {
        properties.setProperty("JDBC_QUERY_RESULT_FORMAT", "JSON");
        properties.setProperty("QUOTED_IDENTIFIERS_IGNORE_CASE", "false");
        properties.setProperty("DATE_OUTPUT_FORMAT", "YYYY-MM-DD");
        properties.setProperty("TIME_OUTPUT_FORMAT", "HH24:MI:SS");
        properties.setProperty("TIMESTAMP_NTZ_OUTPUT_FORMAT", "YYYY-MM-DD\"T\"HH24:MI:SS.FF9");
        properties.setProperty("TIMESTAMP_LTZ_OUTPUT_FORMAT", "YYYY-MM-DD\"T\"HH24:MI:SS.FF9TZH:TZM");
        properties.setProperty("TIMESTAMP_TZ_OUTPUT_FORMAT", "YYYY-MM-DD\"T\"HH24:MI:SS.FF9TZH:TZM");
        properties.setProperty("QUERY_TAG", "Candela");
    }

    @Override
    public String writeRights() {
        return """
                SELECT CASE WHEN EXISTS (
                    SELECT 1 FROM information_schema.table_privileges
                    WHERE grantee = current_role()
                      AND privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'OWNERSHIP')) THEN 1 ELSE 0 END""";
    }
}
