package candela.server.platform;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A second PostgreSQL beside Candela's own, with one database of somebody's: what a data source is in the tests. */
public final class ForeignPostgres implements AutoCloseable {

    public static final String PASSWORD = "only for tests";

    private final EmbeddedPostgres postgres;

    private ForeignPostgres(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts it with a database {@code shop} of the user {@code reader}. */
    public static ForeignPostgres start() throws SQLException {
        var foreign = new ForeignPostgres(
                EmbeddedPostgres.start(Path.of("target/foreign-postgres").toAbsolutePath()));
        foreign.run("postgres", "DROP DATABASE IF EXISTS shop");
        foreign.run("postgres", "DROP ROLE IF EXISTS reader");
        foreign.run("postgres", "CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'");
        foreign.run("postgres", "CREATE DATABASE shop OWNER reader");
        return foreign;
    }

    public int port() {
        return postgres.port();
    }

    /** Does something in the shop as its master. */
    public void run(String sql) throws SQLException {
        run("shop", sql);
    }

    private void run(String database, String sql) throws SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
        try (var connection = DriverManager.getConnection(url, EmbeddedPostgres.SUPERUSER, postgres.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        postgres.stop();
    }
}
