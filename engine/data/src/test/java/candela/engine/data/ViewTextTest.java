package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.TableName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a view may read of two tables of one name, as far as its text tells. */
class ViewTextTest {
    private static final TableName OURS = TableName.exactly(null, "sales");
    private static final TableName THEIRS = TableName.exactly("hr", "sales");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM main.sales",
                "SELECT sales.id FROM Main.SALES",
                "SELECT main.sales.id FROM \"main\".\"sales\"",
                "SELECT id FROM shop.main.sales",
                "SELECT id FROM [main].[sales], `main`.`sales`"
            })
    void whatIsWrittenWithTheDefaultSchemaIsNotThatOfAnother(String text) {
        assertThat(mayRead(text, OURS)).isTrue();
        assertThat(mayRead(text, THEIRS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM sales",
                "SELECT id FROM main.sales JOIN sales USING (id)",
                "SELECT id FROM main . sales",
                "SELECT id FROM main./* */sales",
                "SELECT id FROM \"a\"\"main\".sales",
                "SELECT id FROM shop.sales",
                "SELECT id FROM main.sales UNION SELECT id FROM hr.sales",
                "SELECT sales.id FROM query_table('sales')",
                "SELECT sales.id"
            })
    void whatDoesNotSayForCertainMayBeEither(String text) {
        assertThat(mayRead(text, OURS)).isTrue();
        assertThat(mayRead(text, THEIRS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT id FROM wholesales", "SELECT id FROM sales_2024", "SELECT id FROM people"})
    void whatDoesNotHoldTheNameReadsNeither(String text) {
        assertThat(mayRead(text, OURS)).isFalse();
        assertThat(mayRead(text, THEIRS)).isFalse();
    }

    private static boolean mayRead(String text, TableName table) {
        return new ViewText(text, List.of(OURS, THEIRS), "main").mayRead(table);
    }
}
