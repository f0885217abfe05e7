package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import candela.engine.data.DataException.Reason;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Type;
import candela.engine.sql.Verdict;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {

    private static final String ENDLESS =
            "SELECT count(*) FROM numbers a, numbers b, numbers c, numbers d WHERE a.n + b.n > c.n * d.n";

    @TempDir
    static Path folder;

    static final Map<Dialect, Source> SOURCES = new EnumMap<>(Dialect.class);
    static final Map<Dialect, Database> DATABASES = new EnumMap<>(Dialect.class);
    static TestServer postgres;
    static TestServer mariaDb;

    @BeforeAll
    static void start() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = pool.submit(TestServer::postgreSql);
            var other = pool.submit(TestServer::mariaDb);
            postgres = one.get();
            mariaDb = other.get();
        }
        SOURCES.put(Dialect.POSTGRESQL, postgres.source());
        SOURCES.put(Dialect.MARIADB, mariaDb.source());
        SOURCES.put(Dialect.DUCKDB, new Source.DuckDbFile(folder.resolve("shop.duckdb")));
        SOURCES.put(Dialect.SQLITE, new Source.SqliteFile(folder.resolve("shop.sqlite")));
        for (var source : SOURCES.entrySet()) {
            try (var owner = owner(source.getKey())) {
                layOut(owner, source.getKey());
            }
            var database = Database.open(source.getValue(), Access.DEFAULT);
            DATABASES.put(source.getKey(), database);
            database.inspect(Inspection.DEFAULT);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (var database : DATABASES.values()) {
            database.close();
        }
        postgres.close();
        mariaDb.close();
    }

    private static Connection owner(Dialect dialect) throws SQLException {
        return switch (dialect) {
            case POSTGRESQL -> postgres.owner();
            case MARIADB, MYSQL -> mariaDb.owner();
            case DUCKDB -> DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("shop.duckdb"));
            case SQLITE -> DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.sqlite"));
            default -> throw new IllegalArgumentException(dialect + " does not run here");
        };
    }

    private static void layOut(Connection owner, Dialect dialect) throws SQLException {
        var numbers = dialect == Dialect.MARIADB
                ? "INSERT INTO numbers SELECT seq FROM seq_1_to_3000"
                : "INSERT INTO numbers WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 3000) SELECT n FROM r";
        try (var statement = owner.createStatement()) {
            for (var sql : List.of(
                    "CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, born DATE, active BOOLEAN)",
                    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, amount DECIMAL(10,2), placed TIMESTAMP NULL,"
                            + " FOREIGN KEY (customer_id) REFERENCES customers (id))",
                    "CREATE TABLE notes (note INTEGER, customer_id INTEGER)",
                    "CREATE TABLE numbers (n INTEGER)",
                    "INSERT INTO customers VALUES (1, 'Ann', '1990-05-01', true), (2, 'Bob', NULL, false), (3, 'Cy', '1985-01-31', true)",
                    "INSERT INTO orders VALUES (1, 1, 10.50, '2024-01-02 03:04:05'), (2, 1, 20, NULL), (3, 2, 5, '2024-03-01 00:00:00')",
                    "INSERT INTO notes VALUES (7, 1), (8, 2), (9, 1)",
                    numbers)) {
                statement.execute(sql);
            }
            if (dialect == Dialect.POSTGRESQL || dialect == Dialect.DUCKDB) {
                statement.execute("COMMENT ON COLUMN orders.amount IS 'in euros'");
            }
        }
    }

    private static Database database(Dialect dialect) {
        return java.util.Objects.requireNonNull(DATABASES.get(dialect));
    }

    private static Verdict.Allowed allowed(Dialect dialect, String sql) {
        var schema = database(dialect).inspect(Inspection.DEFAULT);
        var verdict = new Guard(dialect, schema).check(sql);
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        return (Verdict.Allowed) verdict;
    }

    private static Result run(Dialect dialect, String sql) {
        return run(dialect, sql, Limits.DEFAULT, new Execution());
    }

    private static Result run(Dialect dialect, String sql, Limits limits, Execution execution) {
        return database(dialect).run(allowed(dialect, sql), limits, execution);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE", "DUCKDB"})
    void aDatabaseDescribesItself(Dialect dialect) {
        assertThat(database(dialect).ping()).isPositive();
        var schema = database(dialect).inspect(Inspection.DEFAULT);

        assertThat(schema.tables())
                .extracting(Schema.Table::name)
                .containsExactlyInAnyOrder("customers", "orders", "notes", "numbers");
        var customers = schema.table("customers").orElseThrow();
        assertThat(customers.primaryKey()).containsExactly("id");
        assertThat(customers.rowCount()).isEqualTo(3);
        assertThat(schema.tables()).allSatisfy(it -> assertThat(it.bytes()).isBetween(1L, 1_000_000L));
        assertThat(customers.columns())
                .extracting(Schema.Column::type)
                .containsExactly(Type.INTEGER, Type.TEXT, Type.DATE, Type.BOOLEAN);
        var name = customers.column("name").orElseThrow();
        assertThat(name.nullable()).isFalse();
        assertThat(name.samples()).containsExactlyInAnyOrder("Ann", "Bob", "Cy");
        assertThat(name.distinct()).isEqualTo(3);
        assertThat(List.of(name.least(), name.greatest())).containsExactly("Ann", "Cy");
        assertThat(schema.keys())
                .containsExactlyInAnyOrder(
                        new Schema.ForeignKey("orders", List.of("customer_id"), "customers", List.of("id"), true),
                        new Schema.ForeignKey("notes", List.of("customer_id"), "customers", List.of("id"), false));
        assertThat(database(dialect).distinctValues("orders", "customer_id", 5)).containsExactly("1", "2");
        assertThat(database(dialect).valueCounts("orders", "customer_id", 5)).isEqualTo(Map.of("1", 2L, "2", 1L));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "DUCKDB"})
    void commentsAreDescriptions(Dialect dialect) {
        var orders =
                database(dialect).inspect(Inspection.DEFAULT).table("orders").orElseThrow();
        assertThat(orders.column("amount").orElseThrow().description()).isEqualTo("in euros");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "DUCKDB"})
    void valuesComeInFewKinds(Dialect dialect) {
        var result = run(
                dialect,
                "SELECT c.id, c.name, c.born, c.active, o.amount, o.placed FROM customers c"
                        + " JOIN orders o ON o.customer_id = c.id ORDER BY o.id");

        assertThat(result.columns())
                .extracting(Result.Column::type)
                .containsExactly(Type.INTEGER, Type.TEXT, Type.DATE, Type.BOOLEAN, Type.DECIMAL, Type.TIMESTAMP);
        assertThat(result.rows().getFirst())
                .containsExactly(1L, "Ann", "1990-05-01", true, new BigDecimal("10.50"), "2024-01-02T03:04:05");
        assertThat(result.rows().get(1))
                .isEqualTo(Arrays.asList(1L, "Ann", "1990-05-01", true, new BigDecimal("20.00"), null));
        assertThat(result.truncated()).isFalse();
    }

    @Test
    void valuesOfSqliteHaveTheirOwnTypes() {
        var result = run(Dialect.SQLITE, "SELECT count(*) AS n, avg(amount) AS a, min(placed) AS p FROM orders");
        assertThat(result.columns())
                .containsExactly(
                        new Result.Column("n", Type.INTEGER),
                        new Result.Column("a", Type.DECIMAL),
                        new Result.Column("p", Type.TIMESTAMP));
        assertThat(result.rows().getFirst()).containsExactly(3L, 35.5 / 3, "2024-01-02 03:04:05");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE", "DUCKDB"})
    void rowsAndBytesAreBounded(Dialect dialect) {
        var rows = run(
                dialect, "SELECT n FROM numbers", new Limits(100, Duration.ofSeconds(20), 1 << 20), new Execution());
        assertThat(rows.rows()).hasSize(100);
        assertThat(rows.truncated()).isTrue();

        var bytes =
                run(dialect, "SELECT n FROM numbers", new Limits(3_000, Duration.ofSeconds(20), 240), new Execution());
        assertThat(bytes.rows()).hasSizeLessThan(20);
        assertThat(bytes.truncated()).isTrue();

        var all = run(
                dialect, "SELECT n FROM numbers", new Limits(3_000, Duration.ofSeconds(20), 1 << 20), new Execution());
        assertThat(all.rows()).hasSize(3_000);
        assertThat(all.truncated()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aQueryThatTheDatabaseExpectsToCostTooMuchIsNotRun(Dialect dialect) {
        var cheap = new Limits(10, Duration.ofSeconds(2), 1 << 20, 100_000);

        assertThat(run(dialect, "SELECT count(*) FROM numbers", cheap, new Execution())
                        .rows()
                        .getFirst())
                .containsExactly(3_000L);
        assertThatThrownBy(() -> run(dialect, "SELECT 1 FROM (" + ENDLESS + ") x", cheap, new Execution()))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.TOO_COSTLY))
                .hasMessageMatching("(?s).*expects this query to cost [0-9,]{9,}, more than the limit of 100,000.*");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE", "DUCKDB"})
    void aQueryEndsWithItsTime(Dialect dialect) {
        var start = System.nanoTime();
        assertThatThrownBy(
                        () -> run(dialect, ENDLESS, new Limits(10, Duration.ofMillis(1_000), 1 << 20), new Execution()))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.TIMEOUT))
                .hasMessageContaining("after 1 s");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertThat(run(dialect, "SELECT count(*) FROM orders").rows().getFirst())
                .containsExactly(3L);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE", "DUCKDB"})
    void aQueryIsCancelledInTheDatabase(Dialect dialect) throws Exception {
        var statement = allowed(dialect, ENDLESS);
        var execution = new Execution();
        var running = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                DataException.class,
                () -> database(dialect).run(statement, new Limits(10, Duration.ofSeconds(60), 1 << 20), execution)));
        awaitRunning(dialect, 1);

        execution.cancel();

        assertThat(running.get(10, TimeUnit.SECONDS).reason()).isEqualTo(Reason.CANCELLED);
        awaitRunning(dialect, 0);
    }

    /** Native code keeps its carrier, of which there are as many as processors. */
    @ParameterizedTest
    @EnumSource(names = {"SQLITE", "DUCKDB"})
    void virtualThreadsGoOnWhileFilesAreAsked(Dialect dialect) throws Exception {
        var statement = allowed(dialect, ENDLESS);
        var executions = Stream.generate(Execution::new)
                .limit(Runtime.getRuntime().availableProcessors() + 1)
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = executions.stream()
                    .map(it -> threads.submit(() -> catchThrowableOfType(
                            DataException.class, () -> database(dialect).run(statement, Limits.DEFAULT, it))))
                    .toList();
            Thread.sleep(500);

            assertThat(threads.submit(() -> "on").get(5, TimeUnit.SECONDS)).isEqualTo("on");

            executions.forEach(Execution::cancel);
            for (var it : asked) {
                assertThat(it.get(10, TimeUnit.SECONDS).reason()).isEqualTo(Reason.CANCELLED);
            }
        }
    }

    /** Waits until the server says that so many of our long queries run. */
    private static void awaitRunning(Dialect dialect, int wanted) throws SQLException {
        var sql = switch (dialect) {
            case POSTGRESQL ->
                "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%numbers d%' AND pid <> pg_backend_pid()";
            case MARIADB ->
                "SELECT count(*) FROM information_schema.processlist WHERE info LIKE '%numbers d%' AND id <> connection_id()";
            default -> "";
        };
        if (sql.isEmpty()) {
            return;
        }
        try (var owner = owner(dialect);
                var statement = owner.createStatement()) {
            var end = System.nanoTime() + 10_000_000_000L;
            while (true) {
                try (var rows = statement.executeQuery(sql)) {
                    rows.next();
                    if (rows.getInt(1) == wanted) {
                        return;
                    }
                }
                assertThat(System.nanoTime())
                        .as("waiting for %d running queries", wanted)
                        .isLessThan(end);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE", "DUCKDB"})
    void aQueryCancelledBeforeItsStartDoesNotRun(Dialect dialect) {
        var execution = new Execution();
        execution.cancel();
        assertThatThrownBy(() -> run(dialect, ENDLESS, Limits.DEFAULT, execution))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.CANCELLED));
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "DUCKDB"})
    void errorsOfTheDatabaseAreToldInWords(Dialect dialect) {
        assertThatThrownBy(() -> run(dialect, "SELECT id,\n  CAST(name AS INTEGER)\nFROM customers"))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.SQL))
                .hasMessageStartingWith("The types do not fit here")
                .hasMessageContaining("Ann");
    }

    @Test
    void aDivisionByZeroIsToldWithTheWayOut() {
        assertThatThrownBy(() -> run(Dialect.POSTGRESQL, "SELECT id / (id - 1) FROM customers"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("nullif");
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "SQLITE", "DUCKDB"})
    void theDatabasesOwnErrorsGetAPlaceAndASuggestion(Dialect dialect) throws SQLException {
        var sql = "SELECT id,\n  nme\nFROM customers";
        try (var connector = Connector.of(java.util.Objects.requireNonNull(SOURCES.get(dialect)), Access.DEFAULT);
                var connection = connector.connect();
                var statement = connection.createStatement()) {
            var error = catchThrowableOfType(SQLException.class, () -> statement.executeQuery(sql));
            var told = Failure.of(error, sql, database(dialect).inspect(Inspection.DEFAULT));
            assertThat(told).hasMessage("There is no column “nme”. Did you mean “name”?");
            assertThat(List.of(told.line(), told.column())).containsExactly(2, 3);
        }
    }

    @Test
    void serversThatCannotBeReachedAreToldInWords() {
        for (var server : List.of(postgres, mariaDb)) {
            assertPing(server.source("shop", "wrong"), Reason.AUTHENTICATION, "password");
            assertPing(
                    server.source("nowhere", TestServer.PASSWORD),
                    server == postgres ? Reason.UNKNOWN_DATABASE : Reason.DENIED,
                    "nowhere");
            var good = server.source();
            assertPing(elsewhere(good, "127.0.0.1", 1), Reason.UNREACHABLE, "Nothing answers at 127.0.0.1:1");
            assertPing(elsewhere(good, "no-such-host.invalid", good.port()), Reason.UNREACHABLE, "no host");
        }
    }

    private static Source.Server elsewhere(Source.Server server, String host, int port) {
        return new Source.Server(
                server.kind(),
                host,
                port,
                server.database(),
                server.username(),
                server.password(),
                server.tls(),
                Route.DIRECT);
    }

    private static void assertPing(Source source, Reason reason, String words) {
        try (var database = Database.open(source, new Access(1, Duration.ofSeconds(3)))) {
            assertThatThrownBy(database::ping)
                    .isInstanceOfSatisfying(
                            DataException.class, it -> assertThat(it.reason()).isEqualTo(reason))
                    .hasMessageContaining(words);
        }
    }

    @Test
    void filesThatCannotBeOpenedAreToldInWords() throws Exception {
        assertPing(new Source.DuckDbFile(folder.resolve("missing.duckdb")), Reason.UNKNOWN_DATABASE, "no file");
        assertPing(new Source.SqliteFile(folder.resolve("missing.sqlite")), Reason.UNKNOWN_DATABASE, "no file");
        var text = java.nio.file.Files.writeString(folder.resolve("text.duckdb"), "not a database, ".repeat(1_000));
        assertPing(new Source.DuckDbFile(text), Reason.MALFORMED, "not a DuckDB database");
        assertPing(new Source.SqliteFile(text), Reason.MALFORMED, "not a SQLite database");
    }
}
