package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import candela.engine.sql.Verdict.Allowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What policies make of statements in the dialects whose servers do not run here: the rewritten text is read again by
 * the same parser and held to the same list of functions, each table stands behind its filter however deep it is
 * nested, and masks use what the dialect has.
 */
class FurtherRewritingTest {

    private static final List<Dialect> DIALECTS = List.of(
            Dialect.SQLSERVER, Dialect.ORACLE, Dialect.CLICKHOUSE, Dialect.TRINO, Dialect.SNOWFLAKE, Dialect.BIGQUERY);

    private static final List<String> NESTED = List.of(
            "SELECT id FROM sales",
            "SELECT count(*) AS n FROM sales s WHERE s.amount > 5",
            "SELECT s.id, p.name FROM sales s JOIN people p ON p.id = s.id ORDER BY s.id",
            "SELECT p.name, count(s.id) AS n FROM people p LEFT JOIN sales s ON s.id = p.id GROUP BY p.name",
            "WITH x AS (SELECT * FROM sales) SELECT sum(amount) AS s FROM x",
            "SELECT name FROM people WHERE id IN (SELECT id FROM sales WHERE id IN (SELECT id FROM sales))",
            "SELECT name FROM people p WHERE NOT EXISTS (SELECT 1 FROM sales s WHERE s.id = p.id)",
            "SELECT (SELECT max(amount) FROM sales) AS most FROM people",
            "SELECT id FROM sales UNION ALL SELECT id FROM people",
            "SELECT id, sum(amount) OVER (ORDER BY id) AS running FROM sales",
            "SELECT y.id FROM (SELECT x.id FROM (SELECT id FROM sales) x) y",
            "SELECT a.id FROM sales a, sales b WHERE a.id = b.id");

    private static final Policies POLICIES = Office.policies(
            Office.rows("sales", "region = {user.region} and not archived and sold_on >= date '2024-01-01'"),
            Office.mask("sales", "owner", "hash"),
            Office.mask("people", "id", "hash"),
            Office.mask("people", "email", "partial(1, 4)"),
            Office.mask("people", "salary", "round(1000)"),
            Office.mask("people", "ssn", "hide"),
            Office.mask("people", "born", "truncate(month)"),
            Office.mask("people", "phone", "null"));

    /** What the functions are called that masks need. */
    private static final Map<Dialect, List<String>> FUNCTIONS = Map.of(
            Dialect.SQLSERVER,
                    List.of(
                            "HASHBYTES('SHA2_256', CONCAT(N'pepper', CAST(t.\"owner\" AS NVARCHAR(4000))))",
                            "CAST(CONVERT(VARBINARY(8), '000' + SUBSTRING(LOWER(CONVERT(VARCHAR(64), HASHBYTES('SHA2_256', CONCAT(N'pepper', CAST(t.\"id\" AS NVARCHAR(4000)))), 2)), 1, 13), 2) AS BIGINT) END AS \"id\"",
                            "LEN(t.\"email\")",
                            "DATETRUNC(month, t.\"born\")"),
            Dialect.ORACLE,
                    List.of(
                            "STANDARD_HASH('pepper' || TO_CHAR(t.\"OWNER\"), 'SHA256')",
                            "TO_NUMBER(SUBSTR(LOWER(STANDARD_HASH('pepper' || TO_CHAR(t.\"ID\"), 'SHA256')), 1, 13), 'XXXXXXXXXXXXX')",
                            "LENGTH(t.\"EMAIL\")",
                            "TRUNC(t.\"BORN\", 'MM')"),
            Dialect.CLICKHOUSE,
                    List.of(
                            "hex(SHA256(CONCAT('pepper', toString(t.`owner`))))",
                            "reinterpretAsInt64(reverse(unhex(CONCAT('000', substringUTF8(lower(hex(SHA256(CONCAT('pepper', toString(t.`id`))))), 1, 13)))))",
                            "lengthUTF8(t.`email`)",
                            "date_trunc('month', t.`born`)"),
            Dialect.TRINO,
                    List.of(
                            "TO_HEX(SHA256(TO_UTF8('pepper' || CAST(t.\"owner\" AS VARCHAR))))",
                            "FROM_BASE(SUBSTR(LOWER(TO_HEX(SHA256(TO_UTF8('pepper' || CAST(t.\"id\" AS VARCHAR))))), 1, 13), 16)",
                            "LENGTH(t.\"email\")",
                            "DATE_TRUNC('month', t.\"born\")"),
            Dialect.SNOWFLAKE,
                    List.of(
                            "SHA2('pepper' || CAST(t.\"OWNER\" AS VARCHAR), 256)",
                            "TO_NUMBER(SUBSTR(SHA2('pepper' || CAST(t.\"ID\" AS VARCHAR), 256), 1, 13), 'XXXXXXXXXXXXX')",
                            "LENGTH(t.\"EMAIL\")",
                            "DATE_TRUNC('month', t.\"BORN\")"),
            Dialect.BIGQUERY,
                    List.of(
                            "TO_HEX(SHA256(CONCAT('pepper', CAST(t.`owner` AS STRING))))",
                            "CAST(CONCAT('0x', SUBSTR(TO_HEX(SHA256(CONCAT('pepper', CAST(t.`id` AS STRING)))), 1, 13)) AS INT64)",
                            "CHAR_LENGTH(t.`email`)",
                            "DATE_TRUNC(t.`born`, MONTH)"));

    /** How the filter is written. */
    private static final Map<Dialect, List<String>> FILTERS = Map.of(
            Dialect.SQLSERVER,
                    List.of(
                            "t.\"region\" COLLATE Latin1_General_BIN2 = N'North' COLLATE Latin1_General_BIN2",
                            "CAST('2024-01-01' AS DATE)"),
            Dialect.ORACLE, List.of("t.\"REGION\" = 'North'", "DATE '2024-01-01'"),
            Dialect.CLICKHOUSE, List.of("t.`region` = 'North'", "'2024-01-01'"),
            Dialect.TRINO, List.of("t.\"region\" = 'North'", "DATE '2024-01-01'"),
            Dialect.SNOWFLAKE, List.of("t.\"REGION\" = 'North'", "DATE '2024-01-01'"),
            Dialect.BIGQUERY, List.of("t.`region` = 'North'", "DATE '2024-01-01'"));

    static Stream<Arguments> cases() {
        return DIALECTS.stream().flatMap(dialect -> NESTED.stream().map(it -> Arguments.of(dialect, it)));
    }

    static List<Dialect> dialects() {
        return DIALECTS;
    }

    private static Allowed rewritten(Dialect dialect, String sql) {
        var verdict = new Guard(dialect, Office.schema(dialect), POLICIES).check(sql);
        return assertInstanceOf(Allowed.class, verdict, verdict::toString);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsRewrittenIsReadAgainAndReadsTheSameTables(Dialect dialect, String sql) {
        var first = rewritten(dialect, sql);
        var verdict = new Guard(dialect, Office.schema(dialect)).check(first.sql());
        var again = assertInstanceOf(Allowed.class, verdict, () -> first.sql() + " → " + verdict);
        assertThat(again.tables()).isEqualTo(first.tables());
        assertThat(again.sql()).isEqualTo(first.sql());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachTableStandsBehindItsFilter(Dialect dialect, String sql) throws Refusal {
        var first = rewritten(dialect, sql);
        assertThat(readers(first.sql(), dialect))
                .as(first.sql())
                .hasSize(readers(sql, dialect).size())
                .allMatch(it -> it.endsWith(" t"));
        var filters = first.sql().split("'North'", -1).length - 1;
        assertThat(filters)
                .isEqualTo(readers(sql, dialect).stream()
                        .filter(it -> it.startsWith("sales "))
                        .count());
    }

    /** Each place where a table is read, with the word after it. */
    private static List<String> readers(String sql, Dialect dialect) throws Refusal {
        var tokens = Lexer.scan(sql, dialect).tokens();
        var found = new ArrayList<String>();
        for (var at = 1; at < tokens.size(); at++) {
            var name = Names.plain(tokens.get(at).text());
            var before = tokens.get(at - 1).meaning();
            if (Set.of("from", "join", ",").contains(before)
                    && Set.of("sales", "people").contains(name)) {
                found.add(name + " "
                        + (at + 1 < tokens.size() ? tokens.get(at + 1).text() : ""));
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void masksAndFiltersUseWhatTheDialectHas(Dialect dialect) {
        assertThat(rewritten(dialect, "SELECT owner FROM sales").sql()).contains(FILTERS.get(dialect));
        assertThat(rewritten(dialect, "SELECT p.email, p.born, s.owner FROM people p JOIN sales s ON s.id = p.id")
                        .sql())
                .contains(FUNCTIONS.get(dialect))
                .doesNotContainIgnoringCase("ssn");
    }

    /** A name in the wrong quotes would be a text, and the mask a constant. */
    @ParameterizedTest
    @MethodSource("dialects")
    void eachColumnIsQuotedAsTheDialectQuotes(Dialect dialect) throws Refusal {
        var tokens = Lexer.scan(rewritten(dialect, "SELECT * FROM people").sql(), dialect)
                .tokens();
        for (var at = 2; at < tokens.size(); at++) {
            if (tokens.get(at - 1).isSymbol(".")) {
                var name = tokens.get(at).text();
                assertThat(name).isEqualTo(dialect.quote(name.substring(1, name.length() - 1)));
            }
        }
    }

    @Test
    void theDialectsAreThoseThatNoServerHereSpeaks() {
        assertThat(DIALECTS)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Dialect.values())
                        .filter(it -> !Set.of(
                                        Dialect.POSTGRESQL,
                                        Dialect.MYSQL,
                                        Dialect.MARIADB,
                                        Dialect.SQLITE,
                                        Dialect.DUCKDB)
                                .contains(it))
                        .toList());
    }
}
