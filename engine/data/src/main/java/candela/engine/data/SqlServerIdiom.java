package candela.engine.data;

import java.util.Properties;

/** SQL Server has no transactions that only read: nothing is ever committed, and the user's rights are the lock. */
record SqlServerIdiom(Way way, Access access) implements Idiom {

    /** The server is named among the properties, where no character has a meaning. */
    @Override
    public String url() {
        return "jdbc:sqlserver://";
    }

    @Override
    public Properties properties() {
        var server = way.server();
        var seconds = String.valueOf(Math.max(1, access.connectTimeout().toSeconds()));
        var properties = new Properties();
        properties.setProperty("serverName", server.host());
        properties.setProperty("portNumber", String.valueOf(server.port()));
        properties.setProperty("databaseName", server.database());
        properties.setProperty("user", server.username());
        properties.setProperty("password", server.password());
        properties.setProperty("encrypt", server.tls().mode() == Tls.Mode.DISABLE ? "false" : "true");
        properties.setProperty("trustServerCertificate", "false");
        properties.setProperty("trustManagerClass", WayTrust.class.getName());
        properties.setProperty("trustManagerConstructorArg", way.handle());
        properties.setProperty("socketFactoryClass", WaySockets.class.getName());
        properties.setProperty("socketFactoryConstructorArg", way.handle());
        properties.setProperty("applicationIntent", "readonly");
        properties.setProperty("applicationName", "Candela");
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("cancelQueryTimeout", seconds);
        properties.setProperty("connectRetryCount", "0");
        properties.setProperty("multiSubnetFailover", "false");
        properties.setProperty("responseBuffering", "adaptive");
        properties.setProperty("useDefaultJaasConfig", "false");
        return properties;
    }

    /** Without a way back, so that the connection is that person's until it is closed. */
    @Override
    public String initially() {
        var person = way.server().person();
        return "SET QUOTED_IDENTIFIER ON; SET IMPLICIT_TRANSACTIONS OFF; SET LOCK_TIMEOUT 10000; SET DATEFORMAT ymd"
                + (person.isEmpty() ? "" : "; EXECUTE AS USER = N'" + person.replace("'", "''") + "' WITH NO REVERT");
    }

    @Override
    public String writeRights() {
        return """
                SELECT CASE WHEN EXISTS (
                    SELECT 1 FROM sys.tables t
                    CROSS JOIN (VALUES ('INSERT'), ('UPDATE'), ('DELETE'), ('ALTER')) AS p (word)
                    WHERE has_perms_by_name(quotename(schema_name(t.schema_id)) + '.' + quotename(t.name), 'OBJECT', p.word) = 1)
                  OR has_perms_by_name(db_name(), 'DATABASE', 'CREATE TABLE') = 1 THEN 1 ELSE 0 END""";
    }
}
