package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.data.Judgement.Finding;
import candela.engine.data.PolicedData.Column;
import candela.engine.data.PolicedData.Row;
import candela.engine.data.PolicedData.Rule;
import candela.engine.data.PolicedData.Table;
import candela.engine.data.PolicedData.User;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Schema.Type;
import candela.engine.sql.Verdict;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the proof lets pass as the plan's doing hides no leak: rewritings that leak are planted, and none passes. */
class JudgementTest {

    /** What a policy should have made of the table. */
    private static final String SEEN = "(SELECT t.id, t.region FROM sales t WHERE t.region <> 'secret' %s)";

    private static TestServer server;
    private static Twin mariaDb;
    private static Twin duckDb;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.mariaDb();
        mariaDb = Twin.onServer(Dialect.MARIADB, server, "judged");
        duckDb = Twin.inMemory(Dialect.DUCKDB);
        mariaDb.layOut(data());
        duckDb.layOut(data());
    }

    @AfterAll
    static void stop() throws Exception {
        mariaDb.close();
        duckDb.close();
        server.close();
    }

    /** The hidden row stands first, where whoever reads any row finds it. */
    private static PolicedData data() {
        return data(null);
    }

    /** @param empty what the policy says of a row without a region */
    private static PolicedData data(@Nullable Boolean empty) {
        var columns = List.of(new Column("id", Type.INTEGER), new Column("region", Type.TEXT));
        var rows = new ArrayList<Row>();
        for (var region : List.of("secret", "ab", "12", "13")) {
            rows.add(new Row(Map.of("id", BigDecimal.valueOf(100 + rows.size()), "region", region)));
        }
        var rule = new Rule(
                "region <> 'secret'",
                row -> row.get("region") == null ? empty : Boolean.valueOf(!"secret".equals(row.get("region"))));
        return new PolicedData(
                List.of(new Table("sales", columns, rows, rule, Map.of())), new User("", List.of("x"), 0));
    }

    private static Finding judged(Twin twin, String sql, String rewritten) throws SQLException {
        return judged(twin, data(), sql, rewritten);
    }

    private static Finding judged(Twin twin, PolicedData data, String sql, String rewritten) throws SQLException {
        return Judgement.of(twin, data)
                .of(sql, Twin.run(twin.remaining(), sql), rewritten, Twin.run(twin.whole(), rewritten));
    }

    @Test
    void aValueHeldAgainstNullsPassesWhereOnlyThePlanOverlooksThem() throws SQLException {
        var data = new RandomPolicedData(Dialect.MARIADB, 196).next();
        mariaDb.clear(data());
        mariaDb.layOut(data);
        try {
            var sql = "SELECT `group`.`order` FROM `group` WHERE `group`.level <> ALL (SELECT sales.level FROM sales)";
            var guard = new Guard(Dialect.MARIADB, data.schema(Dialect.MARIADB), data.policies());
            var rewritten = ((Verdict.Allowed) guard.check(sql)).sql();

            assertThat(judged(mariaDb, data, sql, rewritten)).isEqualTo(Finding.OF_THE_PLAN);
            assertThat(judged(mariaDb, data, sql, "SELECT `order` FROM `group`"))
                    .isEqualTo(Finding.DIFFERENT);
        } finally {
            mariaDb.clear(data);
            mariaDb.layOut(data());
        }
    }

    @Test
    void anErrorThatNamesAHiddenValueDoesNotPassWhereTheCopyFailsAsWell() throws SQLException {
        var sql = "SELECT id FROM sales WHERE CAST(region AS INTEGER) > 3 ORDER BY id LIMIT 0";
        var leaking = "SELECT id FROM sales WHERE CAST(region AS INTEGER) > 3";
        assertThat(Twin.run(duckDb.whole(), leaking).error()).contains("'secret'");
        assertThat(duckDb.planless(sql).error()
                        + Twin.run(duckDb.remaining(), leaking).error())
                .contains("'ab'");
        assertThat(judged(duckDb, leaking.replace("> 3", "> 4"), leaking)).isEqualTo(Finding.SAME);
        assertThat(judged(duckDb, sql, leaking)).isEqualTo(Finding.DIFFERENT);
        assertThat(judged(duckDb, sql, leaking.replace("sales", SEEN.formatted("OFFSET 0"))))
                .as("the visible value is met where the copy passes it over")
                .isEqualTo(Finding.OF_THE_PLAN);
    }

    @Test
    void anErrorThatOnlyAHiddenRowBringsUpDoesNotPass() throws SQLException {
        var sql =
                "SELECT count(*) FROM sales WHERE 1 / (CAST(id AS DECIMAL(9, 2)) - 100) > 0 AND id < 100 + length(region)";
        var leaking = sql.replace(
                "1 / (CAST(id AS DECIMAL(9, 2)) - 100)",
                "CAST(CASE WHEN id > 100 THEN '1' ELSE region END AS INTEGER)");
        assertThat(Twin.run(duckDb.remaining(), sql).failed()).isFalse();
        assertThat(judged(duckDb, sql, leaking)).isEqualTo(Finding.DIFFERENT);
    }

    /** Joins of a text with a number: whether the texts are turned depends on which side is read first. */
    private static final String TURNED = "SELECT d1.c1 FROM (SELECT region AS c0, id AS c1 FROM sales) d1"
            + " NATURAL JOIN (SELECT id AS c0 FROM sales WHERE id > 500) d2";

    private static final String PASSED_OVER = "SELECT d1.c1 FROM (SELECT region AS c0, id AS c1 FROM sales) d1"
            + " NATURAL JOIN (SELECT id AS c0 FROM sales) d2"
            + " WHERE (d1.c0, d1.c1) IN (SELECT region, id FROM sales WHERE id > 500)";

    /** By the plans alone: neither by sub-selects on the copy nor by data without anything in hidden rows. */
    private static Finding judgedByPlans(String sql, String rewritten) throws SQLException {
        return new Judgement(duckDb, List.of(), data().hidden(), false)
                .of(sql, Twin.run(duckDb.remaining(), sql), rewritten, Twin.run(duckDb.whole(), rewritten));
    }

    private static String seen(String sql) {
        return sql.replace("FROM sales", "FROM " + SEEN.formatted("OFFSET 0") + " AS sales");
    }

    @Test
    void whetherAJoinTurnsATextIntoANumberIsUpToThePlan() throws SQLException {
        assertThat(Twin.run(duckDb.remaining(), TURNED).error()).startsWith("Conversion Error: Could not convert");
        assertThat(Twin.run(duckDb.whole(), seen(PASSED_OVER)).rows()).isEmpty();
        assertThat(judgedByPlans(TURNED, seen(PASSED_OVER))).isEqualTo(Finding.OF_THE_PLAN);
        assertThat(judgedByPlans(PASSED_OVER, seen(TURNED))).isEqualTo(Finding.OF_THE_PLAN);
    }

    @Test
    void whatAJoinLeavesToThePlanLetsNoLeakPass() throws SQLException {
        assertThat(judgedByPlans(PASSED_OVER, TURNED))
                .as("an error that names the hidden value")
                .isEqualTo(Finding.DIFFERENT);
        assertThat(judgedByPlans(TURNED, "SELECT id FROM sales WHERE region = 'secret'"))
                .as("a hidden row where the copy fails")
                .isEqualTo(Finding.DIFFERENT);
        var forAHiddenRow = "SELECT id FROM sales WHERE NOT EXISTS (SELECT 1 FROM sales h WHERE h.region = 'secret')";
        assertThat(Twin.run(duckDb.whole(), forAHiddenRow).rows()).isEmpty();
        assertThat(judgedByPlans(TURNED, forAHiddenRow))
                .as("nothing instead of an error, but only because a hidden row is there")
                .isEqualTo(Finding.DIFFERENT);
        var onlyWithTheHiddenRow = seen(TURNED).replace("id > 500", "EXISTS (SELECT 1 FROM sales h WHERE h.id = 100)");
        assertThat(Twin.run(duckDb.whole(), onlyWithTheHiddenRow).error()).contains("'ab'");
        assertThat(judgedByPlans("SELECT id FROM sales WHERE region = 'nowhere'", onlyWithTheHiddenRow))
                .as("an error of a visible value that only a hidden row brings up")
                .isEqualTo(Finding.DIFFERENT);
    }

    /** Which of the rows is shown is up to MariaDB, as long as it is one that may be seen. */
    @Test
    void anyRowThatMayBeSeenPassesBesideAnAggregateAndNoOther() throws SQLException {
        var sql = "SELECT region, max(id) FROM sales";
        var last = "SELECT region, max(id) FROM " + SEEN.formatted("ORDER BY id DESC LIMIT 9") + " s";
        assertThat(Twin.run(mariaDb.whole(), last).rows())
                .isNotEqualTo(Twin.run(mariaDb.remaining(), sql).rows());
        assertThat(judged(mariaDb, sql, last)).isEqualTo(Finding.OF_THE_PLAN);
        assertThat(Twin.run(mariaDb.whole(), sql).rows()).containsExactly("secret|103|");
        assertThat(judged(mariaDb, sql, sql)).isEqualTo(Finding.DIFFERENT);
    }

    /** Then a hidden row cannot be emptied without being shown, so that the stripped data still hold it. */
    @Test
    void whereHiddenRowsCannotBeEmptiedTheyProveNothing() throws SQLException {
        var stubborn = data(true);
        mariaDb.clear(data());
        mariaDb.layOut(stubborn);
        var sql = "SELECT region, max(id) FROM sales";
        assertThat(Twin.run(mariaDb.stripped(), sql).rows()).containsExactly("secret|103|");
        assertThat(judged(mariaDb, stubborn, sql, sql)).isEqualTo(Finding.DIFFERENT);
        mariaDb.clear(stubborn);
        mariaDb.layOut(data());
    }

    /** The very same rows as where hidden ones hold nothing, but the language determines others. */
    @Test
    void whereTheLanguageDeterminesTheAnswerNoOtherPasses() throws SQLException {
        var sql = "SELECT count(*) FROM sales";
        assertThat(judged(mariaDb, sql, sql)).isEqualTo(Finding.DIFFERENT);
        assertThat(judged(duckDb, sql, sql)).isEqualTo(Finding.DIFFERENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT region FROM sales",
                "SELECT max(region) FROM sales",
                "SELECT region, max(id) FROM sales GROUP BY region",
                "SELECT region, count(*) FROM sales GROUP BY id, region",
            })
    void aHiddenRowInTheAnswerDoesNotPass(String sql) throws SQLException {
        assertThat(judged(mariaDb, sql, sql)).isEqualTo(Finding.DIFFERENT);
        assertThat(judged(duckDb, sql, sql)).isEqualTo(Finding.DIFFERENT);
    }
}
