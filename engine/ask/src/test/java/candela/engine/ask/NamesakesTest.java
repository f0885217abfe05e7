package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.ask.Term.Kind;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Verdict;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Questions of a database that has tables of one name in two schemas. */
class NamesakesTest {
    private static final Table ORDERS = Fixture.table(null, "orders", "id integer", "status text", "amount decimal");
    private static final Table ARCHIVED =
            Fixture.table("archive", "orders", "id integer", "status text", "amount decimal", "seller_id integer");
    private static final Table SELLERS = Fixture.table("archive", "sellers", "id integer", "name text");
    private static final Schema SCHEMA = new Schema(
            List.of(ORDERS, ARCHIVED, SELLERS),
            List.of(ForeignKey.of(ARCHIVED, List.of("seller_id"), SELLERS, List.of("id"), false)));

    @Test
    void anotherWordForATableIsNoWordForItsNamesake() {
        assertThat(sql("how many deals", synonym("deals", "archive.orders")))
                .contains("FROM archive.orders AS archive_orders");
        assertThat(sql("how many deals", synonym("deals", "orders")))
                .contains("FROM orders")
                .doesNotContain("archive");
        assertThat(sql("how many deals", synonym("deals", "public.orders")))
                .contains("FROM orders")
                .doesNotContain("archive");
    }

    @Test
    void anotherWordForAColumnIsNoWordForThatOfTheNamesake() {
        assertThat(sql("total worth", synonym("worth", "archive.orders.amount")))
                .contains("SUM(amount)", "FROM archive.orders AS archive_orders");
        assertThat(sql("total worth", synonym("worth", "orders.amount")))
                .contains("SUM(amount)", "FROM orders")
                .doesNotContain("archive");
        assertThat(sql("takings", new Term("t", Kind.METRIC, List.of("takings"), "sum(archive.orders.amount)", null)))
                .contains("FROM archive.orders AS archive_orders");
    }

    @Test
    void aKeyJoinsTheTableOfItsOwnSchema() {
        var sql = sql("how many deals by seller name", synonym("deals", "archive.orders"));

        assertThat(sql).contains("archive.orders AS archive_orders", "archive.sellers", "archive_orders.seller_id");
    }

    @Test
    void eachIsAskedForByTheNameOfItsSchema() {
        assertThat(sql("how many archive orders")).contains("FROM archive.orders AS archive_orders");
        assertThat(sql("how many orders")).contains("FROM orders").doesNotContain("archive");
    }

    @Test
    void aValueIsLookedForInTheTableThatHoldsIt() {
        var values = ValueIndex.of(
                SCHEMA,
                (table, column) -> column.name().equals("status")
                        ? List.of("archive".equals(table.namespace()) ? "shelved" : "open")
                        : List.of());
        var parser = Parser.of(SCHEMA, Dialect.POSTGRESQL, values, Vocabulary.EMPTY, Clock.systemUTC());

        assertThat(best(parser, "how many shelved orders").sql())
                .contains("FROM archive.orders AS archive_orders", "'shelved'");
    }

    @Test
    void aTermOfATableThatIsNotInTheSchemaIsRefused() {
        assertThat(fault("archive.people")).contains(new Vocabulary.Fault("meaning", "There is no table “archive”"));
        assertThat(fault("zoo.orders.amount"))
                .contains(new Vocabulary.Fault("meaning", "There is no table “zoo.orders”"));
        assertThat(fault("archive.orders")).isEmpty();
    }

    @Test
    void aStatementOfOneIsNotExplainedAsOfTheOther() {
        var parser = Parser.of(SCHEMA, Dialect.POSTGRESQL, ValueIndex.empty(), Vocabulary.EMPTY, Clock.systemUTC());

        var read =
                parser.sqlReader().read("SELECT COUNT(*) FROM archive.orders").orElseThrow();

        assertThat(read.tables()).containsExactly("archive_orders");
        assertThat(parser.sql(read)).contains("FROM archive.orders");
    }

    private static Optional<Vocabulary.Fault> fault(String meaning) {
        return Vocabulary.fault(SCHEMA, Dialect.POSTGRESQL, synonym("deals", meaning));
    }

    private static Term synonym(String phrase, String meaning) {
        return new Term("t", Kind.SYNONYM, List.of(phrase), meaning, null);
    }

    /** Also lets the guard have a look at it. */
    private static String sql(String question, Term... terms) {
        var parser = Parser.of(
                SCHEMA, Dialect.POSTGRESQL, ValueIndex.empty(), new Vocabulary(List.of(terms)), Clock.systemUTC());
        var sql = best(parser, question).sql();
        assertThat(new Guard(Dialect.POSTGRESQL, SCHEMA).check(sql)).isInstanceOf(Verdict.Allowed.class);
        return sql;
    }

    private static Interpretation best(Parser parser, String question) {
        return ((Answer.Understood) parser.ask(question)).best();
    }
}
