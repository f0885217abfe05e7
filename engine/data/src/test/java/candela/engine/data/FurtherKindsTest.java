package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import candela.engine.data.DataException.Reason;
import candela.engine.sql.Attributes;
import candela.engine.sql.ColumnPolicy;
import candela.engine.sql.Guard;
import candela.engine.sql.Mask;
import candela.engine.sql.Policies;
import candela.engine.sql.RowFilter;
import candela.engine.sql.RowPolicy;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Type;
import candela.engine.sql.TableName;
import candela.engine.sql.Verdict;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@link DatabaseTest}, held by the kinds whose servers do not run here, where somebody runs one. */
class FurtherKindsTest {

    private static final String ENDLESS =
            "SELECT count(*) FROM numbers a, numbers b, numbers c, numbers d WHERE a.n + b.n > c.n * d.n";

    @TempDir
    static Path folder;

    static final Map<ServerKind, Database> OPEN = new EnumMap<>(ServerKind.class);

    private static final TestAuthority AUTHORITY = new TestAuthority("Contract");
    private static @Nullable SnowflakeServer snowflake;
    private static @Nullable BigQueryServer bigQuery;
    private static @Nullable AutoCloseable belief;

    @AfterAll
    static void close() throws Exception {
        OPEN.values().forEach(Database::close);
        for (var it : new AutoCloseable[] {snowflake, bigQuery, belief}) {
            if (it != null) {
                it.close();
            }
        }
    }

    /** Of Snowflake and BigQuery there is at least one that speaks as they do. */
    private static @Nullable AddressedServer server(ServerKind kind) throws Exception {
        var given = AddressedServer.of(kind);
        if (given != null || !kind.isCloud()) {
            return given;
        }
        if (belief == null) {
            belief = AUTHORITY.believed(folder);
        }
        return kind == ServerKind.SNOWFLAKE ? snowflake() : bigQuery();
    }

    private static AddressedServer snowflake() throws Exception {
        if (snowflake == null) {
            snowflake = SnowflakeServer.start(AUTHORITY);
        }
        return new AddressedServer(snowflake.source(), SnowflakeServer.USER, SnowflakeServer.PASSWORD);
    }

    private static AddressedServer bigQuery() throws Exception {
        if (bigQuery == null) {
            bigQuery = BigQueryServer.start(AUTHORITY);
        }
        var source = bigQuery.source();
        return new AddressedServer(source, source.username(), source.session().key());
    }

    private static Access access(ServerKind kind) throws Exception {
        var access = Access.DEFAULT.with(TestDrivers.with(kind, folder).folder());
        return bigQuery == null ? access.with(InetSocketAddress::new) : bigQuery.reach(access);
    }

    private static Database database(ServerKind kind) throws Exception {
        var server = server(kind);
        assumeTrue(server != null, "Runs when " + AddressedServer.variable(kind) + " has a server's address");
        var open = OPEN.get(kind);
        if (open == null) {
            var access = access(kind);
            FurtherTables.layOut(Objects.requireNonNull(server), access);
            open = Database.open(server.source(), access);
            open.inspect(Inspection.DEFAULT);
            OPEN.put(kind, open);
        }
        return open;
    }

    private static Verdict.Allowed allowed(Database database, String sql) {
        var verdict = new Guard(database.dialect(), database.inspect(Inspection.DEFAULT)).check(sql);
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        return (Verdict.Allowed) verdict;
    }

    private static Result run(Database database, String sql, Limits limits) {
        return database.run(allowed(database, sql), limits, new Execution());
    }

    @ParameterizedTest
    @MethodSource("candela.engine.data.AddressedServer#kinds")
    void aDatabaseDescribesItself(ServerKind kind) throws Exception {
        var database = database(kind);
        assertThat(database.ping()).isPositive();
        var schema = database.inspect(Inspection.DEFAULT);

        var customers = schema.table("customers").orElseThrow();
        assertThat(customers.namespace()).isNull();
        assertThat(customers.rowCount()).isEqualTo(3);
        assertThat(customers.columns())
                .extracting(Schema.Column::type)
                .containsExactly(
                        Type.INTEGER,
                        Type.TEXT,
                        kind == ServerKind.ORACLE ? Type.TIMESTAMP : Type.DATE,
                        kind == ServerKind.ORACLE ? Type.INTEGER : Type.BOOLEAN);
        var name = customers.column("name").orElseThrow();
        assertThat(name.samples()).containsExactlyInAnyOrder("Ann", "Bob", "Cy");
        assertThat(name.distinct()).isEqualTo(3);
        assertThat(List.of(name.least(), name.greatest())).containsExactly("Ann", "Cy");
        assertThat(database.valueCounts(schema.table("orders").orElseThrow().name(), column(schema), 5))
                .isEqualTo(Map.of("1", 2L, "2", 1L));
    }

    private static String column(Schema schema) {
        return schema.table("orders").orElseThrow().columns().get(1).name();
    }

    @ParameterizedTest
    @MethodSource("candela.engine.data.AddressedServer#kinds")
    void keysAreKnownOrFound(ServerKind kind) throws Exception {
        var schema = database(kind).inspect(Inspection.DEFAULT);
        assertThat(schema.keys())
                .extracting(it -> it.table().toLowerCase(java.util.Locale.ROOT))
                .contains("orders", "notes");
    }

    @ParameterizedTest
    @MethodSource("candela.engine.data.AddressedServer#kinds")
    void valuesComeInFewKinds(ServerKind kind) throws Exception {
        var result = run(
                database(kind),
                "SELECT c.id, c.name, c.born, o.amount, o.placed FROM customers c"
                        + " JOIN orders o ON o.customer_id = c.id ORDER BY o.id",
                Limits.DEFAULT);

        var born = kind == ServerKind.ORACLE ? "1990-05-01T00:00:00" : "1990-05-01";
        var amount = new BigDecimal(kind == ServerKind.BIGQUERY ? "10.5" : "10.50");
        assertThat(result.rows().getFirst()).containsExactly(1L, "Ann", born, amount, "2024-01-02T03:04:05");
        assertThat(result.rows().get(1)).endsWith((Object) null).hasSize(5);
        assertThat(result.columns()).extracting(Result.Column::type).endsWith(Type.DECIMAL, Type.TIMESTAMP);
        assertThat(result.truncated()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("candela.engine.data.AddressedServer#kinds")
    void moreRowsThanTheLimitAreCutOff(ServerKind kind) throws Exception {
        var result = run(database(kind), "SELECT n FROM numbers", new Limits(10, Duration.ofSeconds(30), 1 << 20));
        assertThat(result.rows()).hasSize(10);
        assertThat(result.truncated()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("candela.engine.data.AddressedServer#kinds")
    void aQueryEndsWithItsTime(ServerKind kind) throws Exception {
        var database = database(kind);
        assertThatThrownBy(() -> run(database, ENDLESS, new Limits(10, Duration.ofSeconds(1), 1 << 20)))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.TIMEOUT));
        assertThat(run(database, "SELECT count(*) FROM orders", Limits.DEFAULT)
                        .rows()
                        .toString())
                .isEqualTo("[[3]]");
    }

    @ParameterizedTest
    @MethodSource("candela.engine.data.AddressedServer#kinds")
    void aQueryIsCancelled(ServerKind kind) throws Exception {
        var database = database(kind);
        var statement = allowed(database, ENDLESS);
        var execution = new Execution();
        var running = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                DataException.class,
                () -> database.run(statement, new Limits(10, Duration.ofSeconds(60), 1 << 20), execution)));

        execution.cancel();

        assertThat(running.get(20, TimeUnit.SECONDS).reason()).isEqualTo(Reason.CANCELLED);
    }

    @ParameterizedTest
    @MethodSource("candela.engine.data.AddressedServer#kinds")
    void aWrongNameIsToldWithItsPlaceAndABetterOne(ServerKind kind) throws Exception {
        var database = database(kind);
        var sql = "SELECT id,\n  nme\nFROM customers";
        var seen = database.inspect(Inspection.DEFAULT);
        var server = Objects.requireNonNull(server(kind)).source();
        try (var connector = Connector.of(server, access(kind));
                var connection = connector.connect();
                var statement = connection.createStatement()) {
            var error = catchThrowableOfType(SQLException.class, () -> statement.executeQuery(sql));
            var told = Failure.of(error, sql, seen);
            assertThat(told.getMessage())
                    .startsWith("There is no column “")
                    .containsIgnoringCase("Did you mean “name”?");
            assertThat(List.of(told.line(), told.column())).containsExactly(2, 3);
        }
    }

    /** The session's own lock: what a statement could do that came past the guard. */
    @ParameterizedTest
    @MethodSource("candela.engine.data.AddressedServer#kinds")
    void nothingThatIsWrittenStays(ServerKind kind) throws Exception {
        var database = database(kind);
        var server = Objects.requireNonNull(server(kind));
        try (var connector = Connector.of(server.asWriter(), access(kind));
                var connection = connector.connect();
                var statement = connection.createStatement()) {
            connector.limit(connection, Limits.DEFAULT);
            assertThatCode(() -> statement.execute("INSERT INTO notes VALUES (99, 99)"))
                    .satisfies(it ->
                            assertThat(it == null || it instanceof SQLException).isTrue());
        }
        assertThat(run(database, "SELECT count(*) FROM notes", Limits.DEFAULT)
                        .rows()
                        .toString())
                .isEqualTo("[[3]]");
    }

    @ParameterizedTest
    @MethodSource("candela.engine.data.AddressedServer#kinds")
    void policiesHold(ServerKind kind) throws Exception {
        var database = database(kind);
        var schema = database.inspect(Inspection.DEFAULT);
        var orders = schema.table("orders").orElseThrow();
        var table = new TableName(orders.namespace(), orders.name());
        var policies = new Policies(
                List.of(new RowPolicy("one", table, RowFilter.parse(column(schema) + " = 1"))),
                List.of(new ColumnPolicy("none", table, orders.columns().get(2).name(), Mask.parse("null"))),
                Attributes.NONE,
                "");
        var verdict = new Guard(database.dialect(), schema, policies)
                .check("SELECT count(*), max(amount) FROM orders o WHERE o.id > 0");
        var rows = database.run((Verdict.Allowed) verdict, Limits.DEFAULT, new Execution())
                .rows();
        assertThat(Arrays.asList(
                        rows.getFirst().getFirst().toString(),
                        String.valueOf(rows.getFirst().get(1))))
                .containsExactly("2", "null");
    }

    static Stream<ServerKind> kindsOfOpaqueViews() {
        return AddressedServer.kinds().filter(it -> it != ServerKind.MYSQL);
    }

    /** What a view reads is known of none of these kinds. */
    @ParameterizedTest
    @MethodSource("kindsOfOpaqueViews")
    void aViewIsReadByNobodyWhomAPolicyOfSomeTableBinds(ServerKind kind) throws Exception {
        var database = database(kind);
        var schema = database.inspect(Inspection.DEFAULT);
        var view = schema.table(FurtherTables.VIEW).orElseThrow();
        var sql = "SELECT name FROM " + FurtherTables.VIEW;
        var bound = policies(schema, "notes");

        assertThat(bound.barred(schema)).containsExactly(view);
        assertThat(new Guard(database.dialect(), schema, bound).check(sql))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class, it -> assertThat(it.rule()).isEqualTo("view-of-policed-table"));
        assertThat(new Guard(database.dialect(), schema, policies(schema, "notes", FurtherTables.VIEW)).check(sql))
                .isInstanceOf(Verdict.Allowed.class);
        assertThat(new Guard(database.dialect(), schema, Policies.NONE).check(sql))
                .isInstanceOf(Verdict.Allowed.class);
    }

    private static Policies policies(Schema schema, String... tables) {
        var rows = Stream.of(tables)
                .map(it -> schema.table(it).orElseThrow())
                .map(it -> new RowPolicy(it.name(), new TableName(it.namespace(), it.name()), RowFilter.parse("true")))
                .toList();
        return new Policies(rows, List.of(), Attributes.NONE, "", Objects.requireNonNull(schema.views()));
    }

    @ParameterizedTest
    @MethodSource("candela.engine.data.AddressedServer#kinds")
    void whereNobodyAnswersIsTold(ServerKind kind) throws Exception {
        var here = Objects.requireNonNullElseGet(
                AddressedServer.of(kind),
                () -> new AddressedServer(
                        new Source.Server(
                                kind,
                                "127.0.0.1",
                                1,
                                kind == ServerKind.BIGQUERY ? BigQueryServer.PROJECT : "shop",
                                "reader",
                                "",
                                Tls.of(kind.isCloud() ? Tls.Mode.VERIFY_FULL : Tls.Mode.DISABLE),
                                Route.DIRECT),
                        "",
                        ""));
        var source = here.source();
        var nobody = new Source.Server(
                        kind,
                        "127.0.0.1",
                        1,
                        source.database(),
                        source.username(),
                        kind.isCloud() ? "none" : "",
                        source.tls(),
                        Route.DIRECT)
                .with(
                        kind == ServerKind.BIGQUERY
                                ? new Session("", "", "", "", BigQueryServer.READER.file())
                                : Session.NONE);
        var access = new Access(1, Duration.ofSeconds(5))
                .with(TestDrivers.with(kind, folder).folder())
                .with((_, _) -> new InetSocketAddress("127.0.0.1", 1));
        try (var database = Database.open(nobody, access)) {
            assertThatThrownBy(database::ping)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Nothing answers at 127.0.0.1:1");
        }
    }
}
