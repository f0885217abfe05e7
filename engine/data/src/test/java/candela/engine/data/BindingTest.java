package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import candela.engine.sql.Argument;
import candela.engine.sql.Argument.Type;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Policies;
import candela.engine.sql.RowFilter;
import candela.engine.sql.RowPolicy;
import candela.engine.sql.TableName;
import candela.engine.sql.Verdict;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Values of parameters reach each kind of database as values, with policies around them too. */
class BindingTest {

    private static final String HOSTILE = "Bonn' OR '1'='1' -- \\";

    @TempDir
    static Path folder;

    private static final Map<Dialect, Database> DATABASES = new EnumMap<>(Dialect.class);
    private static TestServer postgres;
    private static TestServer mariaDb;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestServer.postgreSql();
        mariaDb = TestServer.mariaDb();
        try (var duck = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("b.duckdb"));
                var lite = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("b.sqlite"));
                var one = postgres.owner();
                var other = mariaDb.owner()) {
            for (var owner : List.of(duck, lite, one, other)) {
                layOut(owner);
            }
            try (var statement = one.createStatement()) {
                statement.execute("CREATE TYPE mood AS ENUM ('calm', 'wild')");
                statement.execute("CREATE TABLE cats (id INTEGER, mood mood, tag UUID)");
                statement.execute("INSERT INTO cats VALUES (1, 'calm', '01900000-0000-7000-8000-000000000001')");
            }
        }
        open(Dialect.DUCKDB, new Source.DuckDbFile(folder.resolve("b.duckdb")));
        open(Dialect.SQLITE, new Source.SqliteFile(folder.resolve("b.sqlite")));
        open(Dialect.POSTGRESQL, postgres.source());
        open(Dialect.MARIADB, mariaDb.source());
    }

    private static void layOut(Connection owner) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE places (id INTEGER, city VARCHAR(60), size DECIMAL(10,2), opened DATE,"
                    + " live BOOLEAN)");
            statement.execute("INSERT INTO places VALUES (1, 'Bonn', 1.5, '2024-01-01', true),"
                    + " (2, 'Rome', 20, '2024-06-01', false), (3, 'Bonn', 300, '2025-01-01', true)");
            try (var hostile = owner.prepareStatement("INSERT INTO places VALUES (4, ?, 7, '2023-01-01', false)")) {
                hostile.setString(1, HOSTILE);
                hostile.execute();
            }
        }
    }

    private static void open(Dialect dialect, Source source) {
        DATABASES.put(dialect, Database.open(source, Access.DEFAULT));
    }

    @AfterAll
    static void stop() throws Exception {
        DATABASES.values().forEach(Database::close);
        postgres.close();
        mariaDb.close();
    }

    private static List<Object> run(Dialect dialect, String sql, Map<String, Argument> values, Policies policies) {
        var database = Objects.requireNonNull(DATABASES.get(dialect));
        var verdict = new Guard(dialect, database.inspect(Inspection.DEFAULT), policies).check(sql, values);
        assertThat(verdict).isInstanceOf(Verdict.Allowed.class);
        return database.run((Verdict.Allowed) verdict, Limits.DEFAULT, new Execution()).rows().stream()
                .map(List::getFirst)
                .toList();
    }

    private static List<Object> run(Dialect dialect, String sql, Map<String, Argument> values) {
        return run(dialect, sql, values, Policies.NONE);
    }

    private static Map<String, Argument> values(Object... pairs) {
        var values = new HashMap<String, Argument>();
        for (var i = 0; i < pairs.length; i += 3) {
            values.put((String) pairs[i], new Argument((Type) pairs[i + 1], text(pairs[i + 2])));
        }
        return values;
    }

    private static @Nullable String text(Object value) {
        return value.equals("none") ? null : value.toString();
    }

    @ParameterizedTest
    @EnumSource(names = {"DUCKDB", "SQLITE", "POSTGRESQL", "MARIADB"})
    void aTextIsATextWhateverStandsInIt(Dialect dialect) {
        var sql = "SELECT id FROM places WHERE city = {{city}} ORDER BY id";
        assertThat(run(dialect, sql, values("city", Type.TEXT, "Bonn"))).containsExactly(1L, 3L);
        assertThat(run(dialect, sql, values("city", Type.TEXT, HOSTILE))).containsExactly(4L);
        assertThat(run(dialect, "SELECT concat({{city}}, '!')", values("city", Type.TEXT, HOSTILE)))
                .containsExactly(HOSTILE + "!");
    }

    @ParameterizedTest
    @EnumSource(names = {"DUCKDB", "SQLITE", "POSTGRESQL", "MARIADB"})
    void numbersDatesAndFlagsAreOfTheirType(Dialect dialect) {
        assertThat(run(
                        dialect,
                        "SELECT id FROM places WHERE size > {{size}} AND opened >= {{day}} AND live = {{live}} ORDER BY"
                                + " id LIMIT {{most}}",
                        values(
                                "size",
                                Type.NUMBER,
                                "1.25",
                                "day",
                                Type.DATE,
                                "2024-01-01",
                                "live",
                                Type.BOOLEAN,
                                "true",
                                "most",
                                Type.NUMBER,
                                1)))
                .containsExactly(1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"DUCKDB", "SQLITE", "POSTGRESQL", "MARIADB"})
    void whatIsLeftOutFiltersNothing(Dialect dialect) {
        var sql =
                "SELECT count(*) FROM places WHERE ({{city}} IS NULL OR city = {{city}}) AND ({{day}} IS NULL OR opened"
                        + " < {{day}}) AND ({{size}} IS NULL OR size > {{size}})";
        var none = values("city", Type.TEXT, "none", "day", Type.DATE, "none", "size", Type.NUMBER, "none");
        assertThat(run(dialect, sql, none)).containsExactly(4L);
        none.put("city", new Argument(Type.TEXT, "Rome"));
        assertThat(run(dialect, sql, none)).containsExactly(1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"DUCKDB", "SQLITE", "POSTGRESQL", "MARIADB"})
    void policiesStandBetweenTheValues(Dialect dialect) {
        var policy = new RowPolicy("small", new TableName(null, "places"), RowFilter.parse("size < 100"));
        var bound = new Policies(List.of(policy), List.of(), Policies.NONE.user(), "");
        assertThat(run(
                        dialect,
                        "SELECT p.id + {{more}} FROM places p WHERE p.city = {{city}}",
                        values("more", Type.NUMBER, 10, "city", Type.TEXT, "Bonn"),
                        bound))
                .containsExactly(11L);
    }

    @Test
    void postgresComparesTextsWithItsOwnTypes() {
        var sql = "SELECT id FROM cats WHERE ({{mood}} IS NULL OR mood = {{mood}}) AND tag = {{tag}}";
        var tag = "01900000-0000-7000-8000-000000000001";
        assertThat(run(Dialect.POSTGRESQL, sql, values("mood", Type.TEXT, "calm", "tag", Type.TEXT, tag)))
                .containsExactly(1L);
        assertThat(run(Dialect.POSTGRESQL, sql, values("mood", Type.TEXT, "none", "tag", Type.TEXT, tag)))
                .containsExactly(1L);
    }

    @Test
    void anErrorAmongTheRowsTellsItsOwn() {
        var database = Objects.requireNonNull(DATABASES.get(Dialect.DUCKDB));
        var allowed = new Guard(Dialect.DUCKDB, database.inspect(Inspection.DEFAULT))
                .check("SELECT CAST(city AS INTEGER) FROM places WHERE id = {{id}}", values("id", Type.NUMBER, 1));
        assertThat(catchThrowable(() -> database.run((Verdict.Allowed) allowed, Limits.DEFAULT, new Execution())))
                .hasMessageContaining("Bonn");
    }
}
