package candela.server.datasource.policy;

import candela.engine.data.TestServer;
import candela.server.datasource.DataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The same small shop in each kind of database that can be connected, for tests that hold for all of them. */
public final class PoliciedShops implements AutoCloseable {

    private final TestServer postgres;
    private final TestServer mariaDb;
    private final Path sqlite;
    private final FurtherShops further;

    private PoliciedShops(TestServer postgres, TestServer mariaDb, Path sqlite, FurtherShops further) {
        this.postgres = postgres;
        this.mariaDb = mariaDb;
        this.sqlite = sqlite;
        this.further = further;
    }

    /** @param drivers where the server looks for drivers that do not come with it */
    public static PoliciedShops open(Path drivers) throws Exception {
        var folder = Files.createDirectories(Path.of("target/local-databases"));
        return new PoliciedShops(
                TestServer.postgreSql(),
                TestServer.mariaDb(),
                folder.resolve(UUID.randomUUID() + ".sqlite"),
                new FurtherShops(drivers));
    }

    /** One row of orders for each of these people, and what is known of the two. */
    static List<String> statements(String one, String other) {
        return List.of(
                "CREATE TABLE orders (id integer, region varchar(20), owner varchar(99), amount integer)",
                "INSERT INTO orders VALUES (1, 'North', '%1$s', 10), (2, 'North', '%1$s', 20), (3, 'South', '%2$s', 5), (4, 'South', '%2$s', 40)"
                        .formatted(one, other),
                "CREATE TABLE staff (region varchar(20), name varchar(20), salary integer, phone varchar(20))",
                "INSERT INTO staff VALUES ('North', 'Benedict', 5100, '555-0101'), ('South', 'Charlotte', 5200, '555-0102')");
    }

    /** The same as files. */
    static List<String> files(String one, String other) {
        return List.of(
                "id,region,owner,amount\n1,North,%1$s,10\n2,North,%1$s,20\n3,South,%2$s,5\n4,South,%2$s,40\n"
                        .formatted(one, other),
                "region,name,salary,phone\nNorth,Benedict,5100,555-0101\nSouth,Charlotte,5200,555-0102\n");
    }

    /** Lays the shop out in the database of this kind, and says how to connect it. */
    public String lay(DataSource.Kind kind, String one, String other) throws Exception {
        if (FurtherShops.kinds().contains(kind)) {
            return further.lay(kind, statements(one, other));
        }
        try (var connection = owner(kind);
                var statement = connection.createStatement()) {
            for (var sql : statements(one, other)) {
                statement.execute(sql);
            }
        }
        return kind == DataSource.Kind.SQLITE
                ? "\"path\": \"%s\"".formatted(sqlite.toAbsolutePath())
                : reached(kind == DataSource.Kind.POSTGRESQL ? postgres : mariaDb);
    }

    /** Lets the owner of the database of this kind do something further. */
    void run(DataSource.Kind kind, String sql) throws SQLException {
        try (var connection = owner(kind);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String reached(TestServer server) {
        var it = server.source();
        return """
                "host": "%s", "port": %d, "database": "%s", "username": "%s", "password": "%s", "tls": "prefer\"""".formatted(it.host(), it.port(), it.database(), it.username(), it.password());
    }

    private Connection owner(DataSource.Kind kind) throws SQLException {
        return switch (kind) {
            case POSTGRESQL -> postgres.owner();
            case MARIADB -> mariaDb.owner();
            case SQLITE -> DriverManager.getConnection("jdbc:sqlite:" + sqlite);
            default -> throw new IllegalArgumentException(kind.toString());
        };
    }

    @Override
    public void close() throws Exception {
        further.close();
        postgres.close();
        mariaDb.close();
        Files.deleteIfExists(sqlite);
    }
}
