package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import candela.engine.sql.Verdict.Allowed;
import candela.engine.sql.Verdict.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 FROM orders o JOIN customers c ON true LEFT JOIN countries k ON true",
                "SELECT 1 FROM orders, customers, countries",
                "SELECT 1 FROM orders CROSS JOIN (SELECT 1 FROM customers JOIN countries ON true) x",
                "WITH w AS (SELECT 1 FROM orders JOIN customers ON true JOIN countries ON true) SELECT 1 FROM w",
                "SELECT (SELECT count(*) FROM orders JOIN customers ON true) FROM products NATURAL JOIN countries",
                "SELECT 1 FROM orders WHERE EXISTS (SELECT 1 FROM customers, countries, products) ",
                "SELECT 1 FROM orders JOIN customers ON true UNION SELECT 1 FROM orders JOIN customers ON true",
                "SELECT 1 FROM (orders JOIN customers ON true) JOIN LATERAL (SELECT 1 FROM products) p ON true",
            })
    void joinsAreCountedWhereverTheyStand(String sql) {
        assertInstanceOf(Allowed.class, guard(2).check(sql));
        assertThat(assertInstanceOf(Refused.class, guard(1).check(sql)).rule()).isEqualTo("too-many-joins");
    }

    @Test
    void theFirstJoinTooMuchIsTheOneThatIsNamed() {
        var sql = "SELECT 1\nFROM orders\nJOIN customers ON true\n  JOIN countries ON true\nJOIN products ON true";

        var refused = assertInstanceOf(Refused.class, guard(1).check(sql));

        assertThat(refused.line()).isEqualTo(4);
        assertThat(refused.column()).isEqualTo(3);
        assertThat(refused.message()).contains("3 times").contains("one join");
    }

    @Test
    void oneTableIsNoJoinAndAPolicyMakesNone() {
        assertInstanceOf(Allowed.class, guard(0).check("SELECT id FROM orders WHERE id IN (SELECT id FROM customers)"));
    }

    private static Guard guard(int mostJoins) {
        return new Guard(Dialect.POSTGRESQL, Shop.schema(), Policies.NONE, mostJoins);
    }
}
