package candela.bench;

import candela.engine.data.TestServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A PostgreSQL beside the installations, for what one of them alone cannot show; it goes when this is closed. */
final class OwnPostgres implements AutoCloseable {

    private static final String PASSWORD = "candela-bench";

    private final TestServer postgres;

    OwnPostgres() throws IOException, InterruptedException, SQLException {
        postgres = TestServer.postgreSql();
        try (var owner = postgres.owner();
                var statement = owner.createStatement()) {
            statement.execute("CREATE ROLE candela LOGIN CREATEROLE PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE DATABASE candela OWNER candela");
        }
    }

    /** By which an installation finds it. */
    Map<String, String> environment() {
        return Map.of(
                "CANDELA_DATABASE_URL",
                url(),
                "CANDELA_DATABASE_USER",
                "candela",
                "CANDELA_DATABASE_PASSWORD",
                PASSWORD);
    }

    /** A connection that no policy binds. */
    Connection connection() throws SQLException {
        return DriverManager.getConnection(url(), "reader", TestServer.PASSWORD);
    }

    private String url() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/candela";
    }

    @Override
    public void close() throws IOException, InterruptedException {
        postgres.close();
    }
}
