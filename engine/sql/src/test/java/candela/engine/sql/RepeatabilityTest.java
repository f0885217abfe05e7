package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import candela.engine.sql.Verdict.Allowed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepeatabilityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | SELECT now() FROM orders",
                "POSTGRESQL | SELECT count(*) FROM orders WHERE ordered_on > CURRENT_DATE - 7",
                "POSTGRESQL | SELECT count(*) FROM orders WHERE ordered_on > 'yesterday'::date",
                "POSTGRESQL | SELECT age(ordered_on) FROM orders",
                "POSTGRESQL | SELECT id FROM orders ORDER BY random()",
                "POSTGRESQL | SELECT count(*) FROM orders o JOIN (SELECT localtimestamp AS t) x ON true",
                "MARIADB | SELECT rand() FROM orders",
                "MARIADB | SELECT unix_timestamp() FROM orders",
                "MARIADB | SELECT curdate() FROM orders",
                "SQLITE | SELECT date('now') FROM orders",
                "SQLITE | SELECT datetime() FROM orders",
                "SQLITE | SELECT strftime('%Y') FROM orders",
                "DUCKDB | SELECT today() FROM orders",
                "DUCKDB | SELECT get_current_timestamp() FROM orders",
            })
    void timeAndChanceAreNoticed(Dialect dialect, String sql) {
        assertThat(allowed(dialect, sql).repeatable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POSTGRESQL | SELECT status, sum(amount) FROM orders WHERE ordered_on >= '2024-01-01' GROUP BY status",
                "POSTGRESQL | SELECT age(ordered_on, '2024-01-01') FROM orders",
                "SQLITE | SELECT strftime('%Y', ordered_on), date(ordered_on, '+1 day') FROM orders",
                "MARIADB | SELECT unix_timestamp(ordered_on) FROM orders WHERE status = 'known'",
                "DUCKDB | SELECT \"date\" FROM calendar",
            })
    void whatStandsInTheDataIsTheSameEachTime(Dialect dialect, String sql) {
        assertThat(allowed(dialect, sql).repeatable()).isTrue();
    }

    private static Allowed allowed(Dialect dialect, String sql) {
        return assertInstanceOf(Allowed.class, new Guard(dialect, Shop.schema()).check(sql));
    }
}
