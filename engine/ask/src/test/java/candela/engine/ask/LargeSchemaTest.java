package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Questions of a few tables that stand among many of an ERP, which names the same things short in each of its parts.
 */
class LargeSchemaTest {
    private static final List<String> PARTS = List.of("fin", "sal", "pur", "inv", "pay", "crm", "wms", "prj");
    private static final List<String> THINGS =
            List.of("cust_mstr", "empl", "dept", "ord_hdr", "invc_hdr", "acct", "itm_mstr", "pymt", "loc", "cntr");
    private static final Parser PARSER =
            Parser.of(schema(), Dialect.POSTGRESQL, ValueIndex.empty(), Vocabulary.EMPTY, Clock.systemUTC());

    private static Schema schema() {
        var tables = new ArrayList<>(List.of(
                Fixture.table(null, "accounts", "id integer", "company_name text", "country text"),
                Fixture.table(null, "subscriptions", "id integer", "account_id integer", "mrr decimal"),
                Fixture.table(null, "departments", "dept_id integer", "dept_name text"),
                Fixture.table(
                        null,
                        "employees",
                        "emp_id integer",
                        "full_name text",
                        "annual_salary decimal",
                        "dept_id integer")));
        var keys = new ArrayList<>(List.of(
                key("subscriptions", "account_id", "accounts", "id"),
                key("employees", "dept_id", "departments", "dept_id")));
        for (var part : PARTS) {
            THINGS.forEach(it -> tables.add(part(part, part + "_" + it)));
            keys.add(key(part + "_empl", "dept_id", part + "_dept", "id"));
        }
        return new Schema(tables, keys);
    }

    private static Table part(String part, String name) {
        return Fixture.table(
                null,
                name,
                "id integer",
                part + "_nm text",
                part + "_amt decimal",
                part + "_flg text",
                part + "_cntry text",
                part + "_cst decimal",
                "dept_id integer");
    }

    private static ForeignKey key(String table, String column, String target, String targetColumn) {
        return new ForeignKey(table, List.of(column), target, List.of(targetColumn), true);
    }

    @Test
    void aWordForManyTablesMeansTheOneThatJoinsWhatElseIsSaid() {
        assertThat(sql("top 10 customers by mrr"))
                .contains("JOIN subscriptions ON subscriptions.account_id", "LIMIT 10")
                .doesNotContain("CROSS JOIN");
    }

    @Test
    void theWordForAPartOfTheSchemaIsNoNameOfItsColumns() {
        assertThat(sql("average salary by department"))
                .contains("AVG(employees.annual_salary)", "departments.dept_name")
                .doesNotContain("sal_");
    }

    @Test
    void whatIsDoneIsNoPartOfTheSchema() {
        assertThat(sql("who are the 5 highest paid employees"))
                .contains("FROM employees", "annual_salary DESC", "LIMIT 5");
    }

    @Test
    void whatIsWrittenOutGoesBeforeWhatIsWrittenShort() {
        assertThat(sql("how many employees are there")).contains("FROM employees");
        assertThat(sql("number of accounts by country")).contains("FROM accounts");
    }

    private static String sql(String question) {
        return PARSER.readings(question).getFirst().sql();
    }
}
