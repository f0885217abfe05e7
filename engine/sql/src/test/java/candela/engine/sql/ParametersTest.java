package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import candela.engine.sql.Argument.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters are values at their places, whatever is written into them and around them. */
class ParametersTest {
    private static final Map<String, Argument> GIVEN = Map.of(
            "region", new Argument(Type.TEXT, "North' OR '1'='1"),
            "least", new Argument(Type.NUMBER, "10"),
            "since", new Argument(Type.DATE, "2024-01-01"),
            "from", new Argument(Type.TEXT, null));

    private static Verdict.Allowed allowed(Guard guard, String sql) {
        Verdict verdict = guard.check(sql, GIVEN);
        return assertInstanceOf(Verdict.Allowed.class, verdict, verdict::toString);
    }

    private static Verdict.Refused refused(String sql) {
        return assertInstanceOf(Verdict.Refused.class, new Guard(Dialect.POSTGRESQL, Shop.schema()).check(sql, GIVEN));
    }

    private static List<Object> values(Verdict.Allowed allowed) {
        return allowed.values().stream()
                .map(it ->
                        it.argument().value() == null ? "none" : it.argument().value())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachPlaceGetsItsValueAndTheTextNone(Dialect dialect) {
        var guard = new Guard(dialect, Shop.schema(dialect));
        var it = allowed(
                guard,
                "SELECT id FROM orders WHERE status = {{region}} AND (amount > {{ least }} OR note = {{region}}) AND"
                        + " note <> '{{least}} ?'");
        assertThat(it.sql())
                .isEqualTo("SELECT id FROM orders WHERE status = ?          AND (amount > ?           OR note ="
                        + " ?         ) AND note <> '{{least}} ?'");
        assertThat(values(it)).containsExactly("North' OR '1'='1", new BigDecimal("10"), "North' OR '1'='1");
    }

    @Test
    void placesStayRightWherePoliciesAreWrittenIn() {
        var guard = new Guard(Dialect.POSTGRESQL, Office.schema(), Office.policies());
        var it = allowed(
                guard,
                "SELECT {{least}} AS n, s.id FROM sales s JOIN people p ON p.id = s.id AND s.amount > {{least}} WHERE"
                        + " s.sold_on >= {{since}} LIMIT {{least}}");
        assertThat(it.sql()).contains("'North'").doesNotContain("{{");
        assertThat(it.sql().replaceAll("'[^']*'", "").chars().filter(c -> c == '?'))
                .hasSize(4);
        assertThat(values(it))
                .containsExactly(
                        new BigDecimal("10"),
                        new BigDecimal("10"),
                        LocalDate.parse("2024-01-01"),
                        new BigDecimal("10"));
        assertThat(it.sql().indexOf("n, s.id FROM")).isLessThan(it.sql().indexOf("'North'"));
    }

    @Test
    void saysWhatIsCompared() {
        var it = allowed(
                new Guard(Dialect.POSTGRESQL, Shop.schema()),
                "SELECT id FROM orders WHERE ({{from}} IS NULL OR status = {{from}}) AND lower({{region}}) <> note");
        assertThat(it.values()).extracting(Bound::compared).containsExactly(false, true, false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT id FROM {{region}} | syntax",
                "SELECT {{region}}(id) FROM orders | syntax",
                "SELECT id FROM orders WHERE status = {{status}} | parameter",
                "SELECT id FROM orders WHERE status = {{ no such }} | parameter",
                "SELECT id FROM orders WHERE status = {{region | parameter",
                "SELECT id FROM orders WHERE status = ? | parameter",
                "SELECT id FROM orders WHERE status = :region | parameter",
                "SELECT id FROM orders WHERE status = {region} | ambiguous-character",
                "SELECT id FROM orders WHERE id = {{least}} 5 | unsupported-clause",
                "SELECT id FROM orders; DELETE FROM {{region}} | several-statements"
            })
    void aParameterStandsForNothingButAValue(String sql, String rule) {
        assertThat(refused(sql).rule()).isEqualTo(rule);
        assertThat(refused(sql).line()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT 1 FROM orders WHERE id = {{least}}", "SELECT 'x' FROM orders LIMIT {{least}}"})
    void outsideOfSavedQuestionsThereAreNone(String sql) {
        assertThat(new Guard(Dialect.DUCKDB, Shop.schema()).check(sql))
                .isInstanceOfSatisfying(Verdict.Refused.class, it -> {
                    assertThat(it.rule()).isEqualTo("parameter");
                    assertThat(it.message()).contains("save");
                });
    }

    @Test
    void namesAreFoundWhereParametersStandAlone() {
        assertThat(Parameters.names(
                        Dialect.DUCKDB,
                        "SELECT '{{a}}', \"{{b}}\" /* {{c}} */ -- {{d}}\nFROM orders WHERE x = {{ f }} AND y = {{e}} OR"
                                + " z = {{f}}"))
                .containsExactly("f", "e");
    }

    @Test
    void valuesAreWrittenAsLiteralsToBeReadOnly() {
        assertThat(Parameters.written(
                        Dialect.POSTGRESQL, "SELECT '{{region}}' WHERE a = {{region}} AND d > {{since}}", GIVEN))
                .isEqualTo("SELECT '{{region}}' WHERE a = 'North'' OR ''1''=''1' AND d > DATE '2024-01-01'");
    }

    @ParameterizedTest
    @CsvSource({"NUMBER,ten", "NUMBER,1e999999", "DATE,2024-02-30", "BOOLEAN,yes"})
    void aValueOfTheWrongTypeSaysWhatIsWanted(Type type, String text) {
        assertThatThrownBy(() -> new Argument(type, text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must be ");
    }
}
