package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Dialect;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The invented statements and policies are of every form that is meant: a proof over less would prove less. */
class RandomStatementsTest {
    private static final Set<String> NOT_ALL =
            Set.of("full join", "lateral", "column aliases", "rows as values", "groupings", "all or any");

    private static final String WRITTEN = """
            with: ^WITH (?!RECURSIVE)
            with of several: \\), \\S+ AS \\(
            with within a sub-query: \\(WITH
            recursive with: ^WITH RECURSIVE
            union:  UNION SELECT
            union all:  UNION ALL
            except:  EXCEPT
            intersect:  INTERSECT
            inner join: [^LRT] JOIN .* ON
            left join:  LEFT JOIN
            right join:  RIGHT JOIN
            full join:  FULL JOIN
            cross join:  CROSS JOIN
            comma:  FROM [^()]+, [^()]+ WHERE
            natural join:  NATURAL JOIN
            natural outer join:  NATURAL (LEFT|RIGHT|FULL) JOIN
            join in parentheses:  FROM \\((?!SELECT|WITH)
            using:  USING \\([^,)]+\\)
            using of several:  USING \\([^)]+,
            lateral: LATERAL \\(
            derived table:  (FROM|JOIN) \\(SELECT
            alias:  AS t\\d+
            column aliases:  AS \\S+\\(a0
            star: SELECT \\* FROM
            star of a table: \\.\\* FROM
            count of all: SELECT count\\(\\*\\)
            exists:  EXISTS \\(
            not exists: NOT EXISTS \\(
            in a sub-query:  IN \\(SELECT
            not in a sub-query:  NOT IN \\(SELECT
            pairs: \\) IN \\(SELECT [^,]+,
            all or any:  (= ANY|> ALL|<> ALL) \\(
            scalar sub-query: \\(SELECT max\\(
            sub-query in a sub-query: EXISTS \\(SELECT .*EXISTS \\(SELECT \\*
            window:  OVER \\(PARTITION BY
            named window:  WINDOW w AS
            window frame:  ROWS BETWEEN
            group by:  GROUP BY
            having:  HAVING
            groupings: (ROLLUP|CUBE|GROUPING SETS) \\(
            distinct: SELECT DISTINCT
            count distinct: count\\(DISTINCT
            order by:  ORDER BY [^)]+$
            limit:  LIMIT \\d+
            rows as values: SELECT (r|count\\((DISTINCT )?r\\)) FROM
            conversion: CAST\\(
            """;

    private static final Map<String, Pattern> FORMS = forms();

    /** Each form's name, and how it looks. */
    private static Map<String, Pattern> forms() {
        var forms = new LinkedHashMap<String, Pattern>();
        WRITTEN.lines().forEach(it -> {
            var parts = it.split(": ", 2);
            forms.put(parts[0], Pattern.compile(parts[1]));
        });
        return forms;
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "DUCKDB", "SQLITE"})
    void everyFormIsAmongThem(Dialect dialect) {
        var seen = new HashMap<String, Integer>();
        for (var seed = 1; seed <= 10; seed++) {
            var data = new RandomPolicedData(dialect, seed).next();
            var statements = new RandomStatements(dialect, data, seed);
            for (var i = 0; i < 500; i++) {
                var sql = statements.next();
                FORMS.forEach((name, it) -> seen.merge(name, it.matcher(sql).find() ? 1 : 0, Integer::sum));
            }
        }
        assertThat(seen).allSatisfy((form, count) -> {
            if (dialect == Dialect.POSTGRESQL || dialect == Dialect.DUCKDB || !NOT_ALL.contains(form)) {
                assertThat(count).as(form).isGreaterThanOrEqualTo(5);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "DUCKDB", "SQLITE"})
    void columnsThatPoliciesHideAreNamedInEachPlace(Dialect dialect) {
        var places = Map.of("SELECT ", 0, " ORDER BY ", 0, " WHERE ", 0, " GROUP BY ", 0);
        var seen = new HashMap<>(places);
        for (var seed = 1; seed <= 20; seed++) {
            var data = new RandomPolicedData(dialect, seed).next();
            var statements = new RandomStatements(dialect, data, seed);
            for (var i = 0; i < 200; i++) {
                var sql = statements.next();
                for (var table : data.tables()) {
                    table.maskings()
                            .forEach((column, masking) -> places.keySet().stream()
                                    .filter(place -> masking.hides() && sql.contains(place + "h." + column))
                                    .forEach(place -> seen.merge(place, 1, Integer::sum)));
                }
            }
        }
        assertThat(seen)
                .allSatisfy((place, count) -> assertThat(count).as(place).isPositive());
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "DUCKDB", "SQLITE"})
    void everyMaskIsAmongThem(Dialect dialect) {
        var seen = new HashMap<String, Integer>();
        for (var seed = 1; seed <= 60; seed++) {
            new RandomPolicedData(dialect, seed)
                    .next()
                    .tables()
                    .forEach(table -> table.maskings()
                            .values()
                            .forEach(it -> seen.merge(it.text().replaceAll("\\(.*", ""), 1, Integer::sum)));
        }
        assertThat(seen).containsKeys("hide", "null", "partial", "round", "truncate");
        assertThat(seen.containsKey("hash")).isEqualTo(dialect != Dialect.SQLITE);
    }
}
