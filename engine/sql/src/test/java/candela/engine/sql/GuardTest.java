package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import candela.engine.sql.Verdict.Allowed;
import candela.engine.sql.Verdict.Refused;
import org.junit.jupiter.api.Test;

/** What a person gets from the guard beside yes and no. */
class GuardTest {
    private final Guard guard = new Guard(Dialect.POSTGRESQL, Shop.schema());

    @Test
    void commentsBecomeBlanksSoThatPlacesStay() {
        String sql =
                allowed("\n/* a\nb */SELECT id -- x\n FROM orders ; -- end").sql();
        assertThat(sql).isEqualTo("SELECT id     \n FROM orders");
    }

    @Test
    void commentMarksInsideATextAreText() {
        assertThat(allowed("SELECT '/* -- */' FROM orders").sql()).isEqualTo("SELECT '/* -- */' FROM orders");
    }

    @Test
    void theTablesThatAreReadAreNamedAsInTheSchema() {
        assertThat(allowed("WITH a AS (SELECT * FROM ORDERS) SELECT * FROM a JOIN \"Order Details\" ON true")
                        .tables())
                .containsExactlyInAnyOrder("orders", "Order Details");
    }

    @Test
    void aMisspeltTableGetsTheNearestOne() {
        Refused refused = refused("SELECT *\n  FROM costumers");
        assertThat(refused.message()).contains("costumers").contains("Did you mean \"customers\"");
        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.column()).isEqualTo(8);
    }

    @Test
    void aMisspeltFunctionGetsTheNearestOneAndItsPlace() {
        Refused refused = refused("SELECT\n\tlenght(name) FROM customers");
        assertThat(refused.message()).contains("lenght").contains("Did you mean length?");
        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.column()).isEqualTo(2);
    }

    @Test
    void aSyntaxErrorNamesTheWordAndItsPlace() {
        Refused refused = refused("SELECT id\nFROM orders\nWHERE id = = 1");
        assertThat(refused.rule()).isEqualTo("syntax");
        assertThat(refused.message()).contains("“=”");
        assertThat(refused.line()).isEqualTo(3);
        assertThat(refused.column()).isBetween(10, 12);
    }

    @Test
    void aStatementThatEndsTooEarlySaysSo() {
        assertThat(refused("SELECT id FROM orders WHERE (id = 1").message()).contains("ends too early");
    }

    @Test
    void theSameTableNameInAnotherNamespaceIsAnotherTable() {
        assertThat(allowed("SELECT goal FROM sales.targets").tables()).containsExactly("targets");
        assertThat(refused("SELECT goal FROM vault.targets").rule()).isEqualTo("unknown-table");
    }

    @Test
    void anOperatorThatTheParserCutsOtherwiseIsRefused() {
        assertThat(refused("SELECT details#>'{a}' FROM orders").rule()).isEqualTo("ambiguous-syntax");
        allowed("SELECT details #> '{a}' FROM orders");
    }

    @Test
    void eachDialectHasItsOwnFunctions() {
        String sql = "SELECT strftime('%Y', ordered_on) FROM orders";
        assertInstanceOf(Allowed.class, new Guard(Dialect.SQLITE, Shop.schema()).check(sql));
        assertThat(refused(sql).rule()).isEqualTo("unknown-function");
    }

    private Allowed allowed(String sql) {
        Verdict verdict = guard.check(sql);
        return assertInstanceOf(Allowed.class, verdict, verdict::toString);
    }

    private Refused refused(String sql) {
        Verdict verdict = guard.check(sql);
        return assertInstanceOf(Refused.class, verdict, verdict::toString);
    }
}
