package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.ask.Term.Kind;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people teach: what it does to answers, what is told about it, and what is refused at saving. */
class VocabularyTest {
    private static final Fixture SHOP = Fixture.of("shop");
    private static final Fixture POST = Fixture.of("post");

    private static Term term(Kind kind, String phrase, String meaning) {
        return new Term("t-" + phrase, kind, List.of(phrase), meaning, LocalDate.of(2026, 1, 5));
    }

    private static Interpretation best(Parser parser, String question) {
        return ((Answer.Understood) parser.ask(question)).best();
    }

    private static Parser shop(Term... terms) {
        return SHOP.parser(Dialect.DUCKDB, new Vocabulary(List.of(terms)));
    }

    @Test
    void aTermBeatsWhatTheWordsWouldMeanWithoutIt() {
        var question = "total revenue";
        var taught = shop(term(Kind.SYNONYM, "revenue", "orders.shipping_cost"));

        assertThat(best(shop(), question).sql()).contains("quantity * unit_price");
        assertThat(best(taught, question).sql()).contains("SUM(shipping_cost)");
    }

    @Test
    void aTermStaysOutOfALongerNameOfTheDatabase() {
        var taught = shop(term(Kind.SYNONYM, "shipping", "orders.discount"));

        assertThat(best(taught, "average shipping cost").sql()).contains("AVG(shipping_cost)");
    }

    @Test
    void theFirstOfTwoTermsCountsAndOneThatDoesNotFitIsPassedOver() {
        var broken = term(Kind.METRIC, "takings", "sum(orders.gone)");
        var first = term(Kind.METRIC, "takings", "sum(returns.refund)");
        var second = term(Kind.METRIC, "takings", "sum(orders.discount)");

        assertThat(best(shop(broken, first, second), "takings").sql()).contains("SUM(refund)");
    }

    @Test
    void theAnswerTellsWhichTermItRestsOn() {
        var parser = SHOP.parser(Dialect.DUCKDB, Fixture.vocabulary("shop"));

        assertThat(best(parser, "net revenue by region").terms())
                .containsExactly(new TermUse(
                        "net revenue; doanh thu thuần; chiffre d'affaires net",
                        Kind.METRIC,
                        "net revenue",
                        "\"net revenue\" is sum(order_items.quantity * order_items.unit_price) - sum(returns.refund),"
                                + " as your glossary says."));
        assertThat(best(parser, "net revenue by region").assumptions()).isEmpty();
    }

    @Test
    void aMetricOverSeveralTablesIsNotMultipliedByTheirJoin() throws SQLException {
        var parser = SHOP.parser(Dialect.DUCKDB, Fixture.vocabulary("shop"));

        try (var connection = SHOP.database("shop");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        best(parser, "net revenue by category").sql())) {
            var found = new LinkedHashMap<String, Double>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getDouble(2));
            }
            assertThat(found).isEqualTo(Map.of("Electronics", 1200.0, "Food", 168.0, "Furniture", 142.0));
        }
    }

    @Test
    void aFollowUpKeepsTheMetricAndTheJoin() {
        var parser = POST.parser(Dialect.DUCKDB, Fixture.vocabulary("post"));
        var rate = best(parser, "take rate by branch").reading();
        var shipping =
                best(parser, "number of customers by shipping address city").reading();

        assertThat(((Answer.Understood) parser.ask("by month instead", rate, Trial.NONE))
                        .best()
                        .sql())
                .contains("DATE_TRUNC('month', orders.order_date)", "AS take_rate");
        assertThat(((Answer.Understood) parser.ask("only VIP", shipping, Trial.NONE))
                        .best()
                        .sql())
                .contains("customers.ship_address_id = addresses.address_id", "tier = 'gold'");
    }

    @Test
    void anIdenticalQuestionGetsExactlyTheVerifiedStatement() {
        var sql = "SELECT COUNT(*) AS best_ever FROM orders -- 'checked'";
        var parser = shop(term(Kind.VERIFIED, "how are we doing?", sql));

        assertThat(best(parser, "How are we doing").sql()).isEqualTo(sql);
        assertThat(best(parser, "How are we doing").confidence()).isEqualTo(1);
        assertThat(best(parser, "How are we doing").terms())
                .extracting(TermUse::sentence)
                .containsExactly("This is the verified answer to \"how are we doing?\".");
    }

    @Test
    void aVerifiedAnswerIsNoReadingToFollowUpOn() {
        var parser = shop(term(Kind.VERIFIED, "how are we doing?", "SELECT 1 AS fine FROM orders"));
        var former = best(parser, "how are we doing?").reading();

        assertThat(((Answer.Understood) parser.ask("how many customers", former, Trial.NONE))
                        .best()
                        .sql())
                .isEqualTo("SELECT COUNT(*) AS number_of_customers\nFROM customers");
    }

    @ParameterizedTest
    @CsvSource({
        "orders of O'Brien above 10, 'O''Brien', 10",
        "orders of Minh Tran above 25.5, Minh Tran, 25.5",
    })
    void theSlotsOfAVerifiedQuestionAreThoseOfTheNewOne(String question, String value, String number) {
        var verified = term(
                Kind.VERIFIED,
                "orders of Ada Lovelace above 7",
                "SELECT order_id FROM orders JOIN customers USING (customer_id) WHERE name = 'Ada Lovelace' AND"
                        + " shipping_cost > 7 AND 'ada 7' <> channel");
        var values = ValueIndex.of(
                SHOP.schema(),
                (table, column) ->
                        column.name().equals("name") ? List.of("Ada Lovelace", "Minh Tran", "O'Brien") : List.of());
        var parser = Parser.of(SHOP.schema(), Dialect.DUCKDB, values, new Vocabulary(List.of(verified)), Fixture.CLOCK);

        assertThat(best(parser, question).sql())
                .isEqualTo("SELECT order_id FROM orders JOIN customers USING (customer_id) WHERE name = '"
                        + value.replace("'", "''") + "' AND shipping_cost > " + number + " AND 'ada 7' <> channel");
    }

    @Test
    void aSlotThatTheStatementDoesNotHoldIsNotGuessed() {
        var verified = term(
                Kind.VERIFIED, "orders in 2024", "SELECT 24 AS n FROM orders WHERE order_date > DATE '2023-12-31'");

        assertThat(best(shop(verified), "orders in 2025").sql()).doesNotContain("AS n");
    }

    @Test
    void optionsTellHowManyRowsTheyMean() {
        var parser = counted(Vocabulary.EMPTY);

        var asked = (Answer.Clarification) parser.ask("how many in Hanoi");

        assertThat(asked.question()).isEqualTo("What does \"Hanoi\" mean?");
        assertThat(asked.options())
                .extracting(Answer.Option::label)
                .containsExactlyInAnyOrder("Hanoi (city of addresses, 1,200 rows)", "Hanoi (city of branches, 1 row)");
        assertThat(asked.options())
                .extracting(Answer.Option::meaning)
                .containsExactlyInAnyOrder("addresses.city = 'Hanoi'", "branches.city = 'Hanoi'");
    }

    @Test
    void aChoiceIsRememberedAndTold() {
        var asked = (Answer.Clarification) counted(Vocabulary.EMPTY).ask("how many in Hanoi");
        var option = asked.options().getLast();
        var choice = term(Kind.CHOICE, option.phrase(), option.meaning());
        var parser = counted(new Vocabulary(List.of(choice)));

        var answer = (Answer.Understood) parser.ask("how many in hanoi");

        assertThat(answer.best().sql()).isEqualTo(option.interpretation().sql());
        assertThat(answer.alternatives())
                .extracting(Interpretation::sql)
                .contains(asked.options().getFirst().interpretation().sql());
        assertThat(answer.best().terms())
                .extracting(TermUse::sentence)
                .containsExactly(
                        "\"hanoi\" is " + option.meaning().replace("'", "") + ", because you chose it on 2026-01-05.");
    }

    private static Parser counted(Vocabulary vocabulary) {
        var values = ValueIndex.ofCounted(POST.schema(), VocabularyTest::counts);
        return Parser.of(POST.schema(), Dialect.DUCKDB, values, vocabulary, Fixture.CLOCK);
    }

    private static Map<String, Long> counts(Table table, Column column) {
        return column.name().equals("city") ? Map.of("Hanoi", table.name().equals("branches") ? 1L : 1200L) : Map.of();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SYNONYM | sales.nowhere                             | There is no table “sales”
            SYNONYM | customers.nowhere                         | The table customers has no column “nowhere”
            SYNONYM | nowhere                                   | There is no column “nowhere”
            SYNONYM | name                                      | Several tables have a column “name”: write regions.name or customers.name
            SYNONYM | customers.city > 'a'                      | “customers.city > 'a'” cannot be used here: take columns, numbers, + - * /, sum, avg, min, max and count
            METRIC  | sum(customers.city)                       | customers.city is no number, so nothing can be computed with it
            METRIC  | sum(price) - cost                         | “cost” stands beside an aggregate: put it into sum(…) or another one
            METRIC  | sum(avg(price))                           | “sum(avg(price))” aggregates an aggregate
            METRIC  | median(price)                             | “median” is not known here: take sum, avg, min, max or count
            METRIC  | sum(price                                 | This is no expression that can be read: look at its parentheses, signs and quotes
            METRIC  | price; drop table products                | This is no expression that can be read: look at its parentheses, signs and quotes
            METRIC  | (select 1)                                | “(SELECT 1)” cannot be used here: take columns, numbers, + - * /, sum, avg, min, max and count
            METRIC  | 1 + 2                                     | The formula names no column
            METRIC  | count(*)                                  | Say of which table the rows are counted: count(orders.*)
            FILTER  | customers.city                            | “customers.city” is no condition: compare a column with a value, such as status = 'active'
            FILTER  | price > 'much'                            | products.price is a number, “much” is none
            FILTER  | order_date > '1st of May'                 | orders.order_date is a date, “1st of May” is none: write 2025-01-31
            FILTER  | customers.name like 'a'                   | After LIKE write 'text%', '%text' or '%text%'
            FILTER  | order_date > current_date - 'x'           | “'x'” is no span of time: write 90, or interval '3' month
            JOIN    | orders.order_id                           | Write a join as orders.customer_id = customers.id
            JOIN    | orders.order_id = orders.customer_id      | A join needs columns of two tables
            """)
    void whatDoesNotFitIsNamed(Kind kind, String meaning, String message) {
        var fault = Vocabulary.fault(SHOP.schema(), Dialect.DUCKDB, term(kind, "x", meaning));

        assertThat(fault).contains(new Vocabulary.Fault("meaning", message));
    }

    @Test
    void aVerifiedStatementMustBeAllowed() {
        var fault = Vocabulary.fault(SHOP.schema(), Dialect.DUCKDB, term(Kind.VERIFIED, "x", "DELETE FROM orders"));

        assertThat(fault).map(Vocabulary.Fault::field).contains("meaning");
    }

    @Test
    void aTermNeedsWords() {
        assertThat(Vocabulary.fault(SHOP.schema(), Dialect.DUCKDB, term(Kind.SYNONYM, " ?! ", "customers")))
                .contains(new Vocabulary.Fault("phrases", "A term needs at least one word"));
    }
}
