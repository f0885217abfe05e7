package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Attributes;
import candela.engine.sql.ColumnPolicy;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Mask;
import candela.engine.sql.Policies;
import candela.engine.sql.RowFilter;
import candela.engine.sql.RowPolicy;
import candela.engine.sql.Schema;
import candela.engine.sql.TableName;
import candela.engine.sql.Verdict;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A view shows nothing of a table that policies keep back, on each database that runs here. */
class ViewsTest {

    /** What each database is given, to which its own are added. */
    private static final List<String> SHOP = List.of(
            "CREATE TABLE sales (id integer, region varchar(20))",
            "CREATE TABLE people (id integer, name varchar(20))",
            "INSERT INTO sales VALUES (1, 'North'), (2, 'South')",
            "CREATE VIEW open_sales AS SELECT id, region FROM sales",
            "CREATE VIEW deep AS SELECT p.name, o.region FROM people p JOIN open_sales o ON o.id = p.id",
            "CREATE VIEW inner_query AS SELECT name FROM people WHERE id IN (SELECT id FROM sales)",
            "CREATE VIEW names AS SELECT name FROM people");

    private static final Map<Dialect, List<String>> OWN = Map.of(
            Dialect.POSTGRESQL,
            List.of(
                    "CREATE TABLE visits (id int, day int) PARTITION BY RANGE (day)",
                    "CREATE TABLE visits_1 PARTITION OF visits FOR VALUES FROM (0) TO (9)",
                    "INSERT INTO visits VALUES (1, 1)",
                    "CREATE VIEW first_visits AS SELECT id FROM visits_1",
                    "CREATE MATERIALIZED VIEW kept_sales AS SELECT region, count(*) AS n FROM sales GROUP BY region",
                    "CREATE FUNCTION regions() RETURNS SETOF text LANGUAGE sql AS 'SELECT region FROM public.sales'",
                    "CREATE VIEW by_function AS SELECT r FROM regions() r",
                    "CREATE FUNCTION twice(n int) RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT 2 * n'",
                    "CREATE VIEW computed AS SELECT twice(id) AS n FROM people",
                    "CREATE SCHEMA hr",
                    "CREATE TABLE hr.sales (id int)",
                    "CREATE VIEW hr.theirs AS SELECT id FROM hr.sales",
                    "CREATE VIEW hr.ours AS SELECT id FROM public.sales",
                    "GRANT USAGE ON SCHEMA hr TO PUBLIC",
                    "GRANT SELECT ON ALL TABLES IN SCHEMA hr TO PUBLIC",
                    "GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC"),
            Dialect.MARIADB,
            List.of(
                    "CREATE FUNCTION best() RETURNS int READS SQL DATA RETURN (SELECT max(id) FROM sales)",
                    "CREATE VIEW by_function AS SELECT best() AS id"),
            Dialect.DUCKDB,
            List.of(
                    "CREATE MACRO listed() AS TABLE SELECT region FROM sales",
                    "CREATE VIEW by_function AS SELECT * FROM listed()",
                    "CREATE SCHEMA hr",
                    "CREATE TABLE hr.sales (id integer, region varchar)",
                    "CREATE VIEW theirs AS SELECT sales.id FROM hr.sales WHERE sales.region = 'North'",
                    "CREATE VIEW quoted AS SELECT id FROM \"hr\".\"Sales\"",
                    "CREATE VIEW hr.ours AS SELECT id FROM main.sales",
                    "CREATE VIEW both_sales AS SELECT o.id FROM main.sales o JOIN hr.sales t ON t.id = o.id",
                    "CREATE MACRO of_hr() AS TABLE SELECT id FROM hr.sales"),
            Dialect.SQLITE,
            List.of(
                    "CREATE TABLE \"odd \"\"sales\" (id integer)",
                    "CREATE VIEW odd AS SELECT id FROM \"odd \"\"sales\"",
                    "CREATE VIEW in_brackets AS SELECT id FROM[SALES]"));

    @TempDir
    static Path folder;

    private static final Map<Dialect, Schema> SCHEMAS = new EnumMap<>(Dialect.class);
    private static TestServer postgres;
    private static TestServer mariaDb;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestServer.postgreSql();
        mariaDb = TestServer.mariaDb();
        look(Dialect.POSTGRESQL, postgres.source(), postgres.owner());
        look(Dialect.MARIADB, mariaDb.source(), mariaDb.owner());
        var duckDb = folder.resolve("shop.duckdb");
        look(Dialect.DUCKDB, new Source.DuckDbFile(duckDb), DriverManager.getConnection("jdbc:duckdb:" + duckDb));
        var sqlite = folder.resolve("shop.sqlite");
        look(Dialect.SQLITE, new Source.SqliteFile(sqlite), DriverManager.getConnection("jdbc:sqlite:" + sqlite));
    }

    private static void look(Dialect dialect, Source source, Connection owner) throws SQLException {
        try (owner;
                var statement = owner.createStatement()) {
            for (var sql : Stream.concat(SHOP.stream(), OWN.getOrDefault(dialect, List.of()).stream())
                    .toList()) {
                statement.execute(sql);
            }
        }
        try (var database = Database.open(source, Access.DEFAULT)) {
            SCHEMAS.put(dialect, database.inspect(Inspection.DEFAULT));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
        mariaDb.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"POSTGRESQL", "MARIADB", "DUCKDB", "SQLITE"})
    void aViewOfATableThatIsBoundIsRefusedHoweverDeepItReadsIt(Dialect dialect) {
        var policies = policies(dialect, "sales");
        for (var view : List.of("open_sales", "deep", "inner_query")) {
            assertRefused(dialect, policies, view, "sales");
        }
        assertThat(check(dialect, policies, "SELECT name FROM names")).isInstanceOf(Verdict.Allowed.class);
        assertThat(check(dialect, policies, "SELECT name FROM people")).isInstanceOf(Verdict.Allowed.class);
        assertThat(check(dialect, policies(dialect, "people"), "SELECT id FROM open_sales"))
                .isInstanceOf(Verdict.Allowed.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"POSTGRESQL", "MARIADB", "DUCKDB", "SQLITE"})
    void aPolicyOfItsOwnLetsTheViewBeReadAndNoOtherThatReadsTheTable(Dialect dialect) {
        var policies = policies(dialect, "sales", "open_sales");
        assertThat(check(dialect, policies, "SELECT id FROM open_sales")).isInstanceOf(Verdict.Allowed.class);
        assertRefused(dialect, policies, "inner_query", "sales");
        assertRefused(dialect, policies, "deep", "open_sales");
    }

    /** As one by classification does, which binds a view's column like any other. */
    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"POSTGRESQL", "MARIADB", "DUCKDB", "SQLITE"})
    void aPolicyThatOnlyCameUponTheViewDoesNotOpenIt(Dialect dialect) {
        var upon = new ColumnPolicy("regions", TableName.exactly(null, "open_sales"), "region", Mask.parse("null"));
        var policies =
                new Policies(policies(dialect, "sales").rows(), List.of(upon), Attributes.NONE, "", views(dialect));
        assertRefused(dialect, policies, "open_sales", "sales");
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"POSTGRESQL", "MARIADB", "DUCKDB", "SQLITE"})
    void whoMayNotReadTheViewIsNotToldOfIt(Dialect dialect) {
        var seen = policies(dialect, "sales").narrow(schema(dialect));
        assertThat(seen.tables()).extracting(Schema.Table::name).contains("sales", "people", "names");
        assertThat(seen.tables()).extracting(Schema.Table::name).doesNotContain("open_sales", "deep", "inner_query");
        assertThat(((Verdict.Refused) check(dialect, policies(dialect, "sales"), "SELECT id FROM open_sale")).message())
                .doesNotContain("open_sales");
        assertThat(Policies.NONE.narrow(schema(dialect)).table("open_sales")).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"POSTGRESQL", "MARIADB", "DUCKDB", "SQLITE"})
    void ofAViewNoSizeIsKnown(Dialect dialect) {
        assertThat(schema(dialect).table("names").orElseThrow().bytes()).isNull();
        assertThat(schema(dialect).table("sales").orElseThrow().bytes()).isPositive();
    }

    @Test
    void aTableInPartsTakesWhatTheyTakeAndOneOfAnotherSchemaIsNotItsNamesake() {
        assertThat(schema(Dialect.POSTGRESQL).table("visits").orElseThrow().bytes())
                .isEqualTo(8_192L);
        assertThat(schema(Dialect.POSTGRESQL).tables())
                .filteredOn(it -> it.name().equals("sales"))
                .extracting(Schema.Table::bytes)
                .containsExactly(8_192L, 0L);
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"POSTGRESQL", "MARIADB", "DUCKDB"})
    void aViewThatCallsAFunctionIsRefusedWhereThatReadsTheTable(Dialect dialect) {
        assertThat(check(dialect, policies(dialect, "sales"), "SELECT * FROM by_function"))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aTableOfWhichNothingMayBeSeenIsNotNamed() {
        var hidden = Stream.of("id", "region")
                .map(it -> new ColumnPolicy(it, new TableName(null, "sales"), it, Mask.parse("hide")))
                .toList();
        var policies = new Policies(List.of(), hidden, Attributes.NONE, "", views(Dialect.SQLITE));
        var refused = (Verdict.Refused) check(Dialect.SQLITE, policies, "SELECT * FROM open_sales");
        assertThat(refused.message()).startsWith("The view open_sales reads a table, of which");
    }

    @Test
    void postgreSqlKnowsWhatIsRead() {
        var sales = policies(Dialect.POSTGRESQL, "sales");
        assertRefused(Dialect.POSTGRESQL, sales, "kept_sales", "sales");
        assertRefused(Dialect.POSTGRESQL, sales, "hr.ours", "sales");
        assertThat(check(Dialect.POSTGRESQL, sales, "SELECT n FROM computed")).isInstanceOf(Verdict.Allowed.class);
        assertThat(check(Dialect.POSTGRESQL, policies(Dialect.POSTGRESQL, "visits"), "SELECT id FROM first_visits"))
                .isInstanceOf(Verdict.Refused.class);
        var ours = new Policies(
                List.of(new RowPolicy("own", TableName.exactly(null, "sales"), RowFilter.parse("region = 'North'"))),
                List.of(),
                Attributes.NONE,
                "",
                views(Dialect.POSTGRESQL));
        assertThat(check(Dialect.POSTGRESQL, ours, "SELECT id FROM hr.theirs"))
                .as("the table of the same name in another schema")
                .isInstanceOf(Verdict.Allowed.class);
    }

    @Test
    void aViewThatWritesTheSchemaOfWhatItReadsReadsNoOtherTableOfThatName() {
        var theirs = bound(TableName.exactly("hr", "sales"));
        var ours = bound(TableName.exactly(null, "sales"));

        for (var view : List.of("hr.ours", "names")) {
            assertThat(check(Dialect.DUCKDB, theirs, "SELECT * FROM " + view))
                    .as(view)
                    .isInstanceOf(Verdict.Allowed.class);
        }
        for (var view : List.of("theirs", "quoted", "names")) {
            assertThat(check(Dialect.DUCKDB, ours, "SELECT * FROM " + view))
                    .as(view)
                    .isInstanceOf(Verdict.Allowed.class);
        }
    }

    @Test
    void aViewThatMayReadTheTableIsRefusedWhereItDoesNotSayOfWhichSchema() {
        for (var view : List.of("theirs", "quoted", "both_sales", "open_sales", "deep", "inner_query", "by_function")) {
            assertRefused(Dialect.DUCKDB, bound(TableName.exactly("hr", "sales")), view);
        }
        for (var view : List.of("hr.ours", "both_sales", "open_sales", "deep", "inner_query", "by_function")) {
            assertRefused(Dialect.DUCKDB, bound(TableName.exactly(null, "sales")), view);
        }
    }

    private static Policies bound(TableName table) {
        var row = new RowPolicy("own", table, RowFilter.parse("region = 'North'"));
        return new Policies(List.of(row), List.of(), Attributes.NONE, "", views(Dialect.DUCKDB));
    }

    private static void assertRefused(Dialect dialect, Policies policies, String view) {
        assertThat(check(dialect, policies, "SELECT * FROM " + view))
                .as(view)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class, it -> assertThat(it.rule()).isEqualTo("view-of-policed-table"));
    }

    @Test
    void aNameInWhateverQuotesIsFoundInTheTextOfAView() {
        assertThat(check(Dialect.SQLITE, policies(Dialect.SQLITE, "sales"), "SELECT id FROM in_brackets"))
                .isInstanceOf(Verdict.Refused.class);
        assertThat(check(Dialect.SQLITE, policies(Dialect.SQLITE, "odd \"sales"), "SELECT id FROM odd"))
                .isInstanceOf(Verdict.Refused.class);
    }

    private static Policies policies(Dialect dialect, String... tables) {
        var rows = Stream.of(tables)
                .map(it -> new RowPolicy("own " + it, new TableName(null, it), RowFilter.parse("id > 0")))
                .toList();
        return new Policies(rows, List.of(), Attributes.NONE, "", views(dialect));
    }

    private static List<Schema.View> views(Dialect dialect) {
        return Objects.requireNonNull(schema(dialect).views());
    }

    private static Schema schema(Dialect dialect) {
        return Objects.requireNonNull(SCHEMAS.get(dialect));
    }

    private static void assertRefused(Dialect dialect, Policies policies, String view, String table) {
        var verdict = check(dialect, policies, "SELECT * FROM " + view);
        assertThat(verdict).as(view).isInstanceOf(Verdict.Refused.class);
        var refused = (Verdict.Refused) verdict;
        assertThat(refused.rule()).isEqualTo("view-of-policed-table");
        assertThat(refused.message())
                .contains("The view " + view.replace("hr.", "") + " reads the table " + table + ",", "one of its own");
    }

    private static Verdict check(Dialect dialect, Policies policies, String sql) {
        return new Guard(dialect, schema(dialect), policies).check(sql);
    }
}
