package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.sql.Dialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Two of the three locks before people's data, each without the others: the session's settings with a user who may do
 * everything, and the user's rights in a session that may write. The guard's own tests hold the third.
 */
class LocksTest {

    private static final Limits LIMITS = new Limits(10, Duration.ofSeconds(20), 1 << 20);

    @TempDir
    static Path folder;

    static final Map<Dialect, Source> SOURCES = new EnumMap<>(Dialect.class);
    static TestServer postgres;
    static TestServer mariaDb;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestServer.postgreSql();
        mariaDb = TestServer.mariaDb();
        var secret = "PASSWORD '" + TestServer.PASSWORD + "'";
        fill(
                postgres.owner(),
                "CREATE SEQUENCE counter",
                "CREATE ROLE looker LOGIN " + secret,
                "GRANT SELECT ON notes TO looker");
        fill(
                mariaDb.master(),
                "CREATE USER looker@'%' IDENTIFIED BY '" + TestServer.PASSWORD + "'",
                "GRANT SELECT ON shop.notes TO looker@'%'");
        fill(DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("shop.duckdb")));
        fill(DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.sqlite")));
        Files.writeString(folder.resolve("secret.csv"), "a,b\n1,2\n");
        SOURCES.put(Dialect.POSTGRESQL, postgres.source());
        SOURCES.put(Dialect.MARIADB, mariaDb.source());
        SOURCES.put(Dialect.DUCKDB, new Source.DuckDbFile(folder.resolve("shop.duckdb")));
        SOURCES.put(Dialect.SQLITE, new Source.SqliteFile(folder.resolve("shop.sqlite")));
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
        mariaDb.close();
    }

    private static void fill(Connection owner, String... further) throws SQLException {
        try (owner;
                var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE notes (note INTEGER)");
            statement.execute("INSERT INTO notes VALUES (7)");
            for (var sql : further) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> writes(Dialect dialect) {
        var files = folder.toString();
        return switch (dialect) {
            case POSTGRESQL ->
                List.of(
                        "SELECT nextval('counter')",
                        "SELECT lo_create(0)",
                        "SELECT note INTO copied FROM notes",
                        "SELECT * FROM notes FOR UPDATE",
                        "SET TRANSACTION READ WRITE",
                        "SET transaction_read_only = off");
            case MARIADB ->
                List.of(
                        "CREATE OR REPLACE TABLE notes (note INTEGER)",
                        "SET GLOBAL local_infile = 1",
                        "INSERT INTO notes VALUES (8); COMMIT");
            case DUCKDB ->
                List.of(
                        "COPY notes TO '" + files + "/out.csv'",
                        "SELECT * FROM read_csv('" + files + "/secret.csv')",
                        "SELECT * FROM '" + files + "/secret.csv'",
                        "ATTACH '" + files + "/other.duckdb' AS other",
                        "EXPORT DATABASE '" + files + "/out'",
                        "INSTALL httpfs",
                        "LOAD httpfs",
                        "CREATE PERSISTENT SECRET s (TYPE s3)",
                        "SET enable_external_access = true",
                        "SET lock_configuration = false",
                        "RESET access_mode");
            default ->
                List.of(
                        "ATTACH '" + files + "/other.sqlite' AS other",
                        "VACUUM INTO '" + files + "/copy.sqlite'",
                        "SELECT load_extension('" + files + "/evil.so')",
                        "CREATE TEMP TABLE t (a INTEGER)",
                        "PRAGMA user_version = 5");
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE", "DUCKDB"})
    void theSessionAloneRefusesWhatWrites(Dialect dialect) throws SQLException {
        try (var connector = connector(dialect)) {
            for (var sql : List.of(
                    "INSERT INTO notes VALUES (1)",
                    "DELETE FROM notes",
                    "DROP TABLE notes",
                    "CREATE TABLE m (a INTEGER)")) {
                assertRefused(connector, sql);
            }
            for (var sql : writes(dialect)) {
                assertRefused(connector, sql);
            }
            assertThat(notes(connector)).isEqualTo(1);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**{out,other,copy}*");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE", "DUCKDB"})
    void aSessionThatOneLoosenedIsLockedForTheNext(Dialect dialect) throws SQLException {
        var loosening = switch (dialect) {
            case POSTGRESQL -> "SET default_transaction_read_only = off";
            case MARIADB -> "SET SESSION TRANSACTION READ WRITE";
            case SQLITE -> "PRAGMA query_only = false";
            default -> "SELECT 1";
        };
        try (var connector = Connector.of(source(dialect), new Access(1, Duration.ofSeconds(10)))) {
            try (var connection = connector.connect();
                    var statement = connection.createStatement()) {
                connector.limit(connection, LIMITS);
                statement.execute(loosening);
            }
            assertRefused(connector, "INSERT INTO notes VALUES (1)");
        }
    }

    private static void assertRefused(Connector connector, String sql) {
        assertThatThrownBy(() -> {
                    try (var connection = connector.connect();
                            var statement = connection.createStatement()) {
                        connector.limit(connection, LIMITS);
                        statement.execute(sql);
                    }
                })
                .as(sql)
                .isInstanceOf(SQLException.class);
    }

    private static int notes(Connector connector) throws SQLException {
        try (var connection = connector.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM notes")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void theRightsOfTheUserAloneRefuseWhatWrites() throws SQLException {
        for (var server : List.of(postgres, mariaDb)) {
            try (var writing = server.as("looker");
                    var statement = writing.createStatement()) {
                for (var sql : List.of(
                        "INSERT INTO notes VALUES (1)",
                        "CREATE TABLE m (a INTEGER)",
                        server == postgres
                                ? "COPY notes TO PROGRAM 'cat'"
                                : "SELECT * FROM notes INTO OUTFILE '" + folder.resolve("out") + "'")) {
                    assertThatThrownBy(() -> statement.execute(sql)).as(sql).isInstanceOf(SQLException.class);
                }
            }
            try (var read = Database.open(server.source("looker"), Access.DEFAULT)) {
                assertThat(read.inspect(Inspection.DEFAULT).table("notes")).isPresent();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aUserWhoMayWriteIsKnown(Dialect dialect) {
        var server = dialect == Dialect.POSTGRESQL ? postgres : mariaDb;
        try (var writer = Database.open(server.source(), Access.DEFAULT);
                var looker = Database.open(server.source("looker"), Access.DEFAULT)) {
            assertThat(writer.mayWrite()).isTrue();
            assertThat(looker.mayWrite()).isFalse();
        }
    }

    /** Any answer of a server may be the wish to read a file of the client's. */
    @Test
    void aServerThatAsksForAFileOfThisMachineGetsNone() throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "top secret");
        try (var rogue = RogueMySql.wanting(secret)) {
            var source = new Source.Server(
                    ServerKind.MYSQL,
                    "127.0.0.1",
                    rogue.port(),
                    "shop",
                    "u",
                    "p",
                    Tls.of(Tls.Mode.DISABLE),
                    Route.DIRECT);
            try (var database = Database.open(source, new Access(1, Duration.ofSeconds(3)))) {
                assertThatThrownBy(database::ping).isInstanceOf(DataException.class);
            }
            assertThat(rogue.asked()).isTrue();
            assertThat(rogue.stolen()).isEmpty();
        }
    }

    private static Connector connector(Dialect dialect) {
        return Connector.of(source(dialect), Access.DEFAULT);
    }

    private static Source source(Dialect dialect) {
        return Objects.requireNonNull(SOURCES.get(dialect));
    }
}
