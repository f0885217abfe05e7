package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.JointSchema;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import candela.engine.sql.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions over two sources: a shop, and files about the same regions. */
class JointAskingTest {

    private static final Schema SHOP = new Schema(
            List.of(
                    table(
                            "orders",
                            column("id", Type.INTEGER, "1", "2"),
                            column("region", Type.TEXT, "North", "South"),
                            column("amount", Type.DECIMAL, "10.5", "20"),
                            column("customer_id", Type.INTEGER, "1")),
                    table("customers", column("id", Type.INTEGER, "1"), column("name", Type.TEXT, "Mia Lang"))),
            List.of(new ForeignKey("orders", List.of("customer_id"), "customers", List.of("id"), true)));
    private static final Schema FILES = new Schema(
            List.of(
                    table(
                            "targets",
                            column("region", Type.TEXT, "North", "South"),
                            column("manager", Type.TEXT, "Noah", "Lien"),
                            column("goal", Type.INTEGER, "30", "40")),
                    table("customers", column("company", Type.TEXT, "Acme"), column("rating", Type.INTEGER, "3", "5"))),
            List.of());
    private static final ForeignKey REGION =
            new ForeignKey("orders", List.of("region"), "targets", List.of("region"), false);

    private final JointSchema joint = joint();

    private static JointSchema joint() {
        var sources = new LinkedHashMap<String, Schema>();
        sources.put("shop", SHOP);
        sources.put("Sales targets", FILES);
        return JointSchema.of(sources);
    }

    @Test
    void aQuestionJoinsTablesOfTwoSources() {
        assertThat(sql("total amount by manager", Vocabulary.EMPTY))
                .contains(
                        "SUM(orders.amount)",
                        "FROM \"Sales targets\".targets",
                        "JOIN shop.orders ON orders.region = targets.region",
                        "GROUP BY targets.manager");
    }

    @Test
    void tablesOfOneNameAreToldApartByTheirSource() {
        assertThat(sql("number of orders by customer name", Vocabulary.EMPTY))
                .contains("shop.customers AS shop_customers", "shop_customers.name");
        assertThat(sql("average rating of sales targets customers", Vocabulary.EMPTY))
                .contains("FROM \"Sales targets\".customers AS Sales_targets_customers");
    }

    @Test
    void aTableMayBeCalledAfterItsSource() {
        assertThat(sql("how many shop orders are there", Vocabulary.EMPTY)).contains("FROM shop.orders");
    }

    @Test
    void theWordsOfEachSourceHoldAmongItsOwnTables() {
        var files = new Vocabulary(List.of(
                term("1", Term.Kind.METRIC, "satisfaction", "avg(rating)"),
                term("2", Term.Kind.VERIFIED, "all goals", "SELECT goal FROM targets"),
                term("3", Term.Kind.METRIC, "turnover", "sum(amount)")));
        var shop = new Vocabulary(List.of(
                term("3", Term.Kind.METRIC, "turnover", "sum(amount)"),
                term("4", Term.Kind.SYNONYM, "buyers", "customers")));
        var words = files.among(FILES, joint.names("Sales targets")).and(shop.among(SHOP, joint.names("shop")));

        assertThat(words.terms()).extracting(Term::id).containsExactly("1", "3", "4");
        assertThat(sql("satisfaction", words)).contains("AVG(", "rating", "\"Sales targets\".customers");
        assertThat(sql("turnover by manager", words)).contains("SUM(orders.amount)", "targets.manager");
        assertThat(sql("how many buyers are there", words)).contains("FROM shop.customers");
    }

    private static Term term(String id, Term.Kind kind, String phrase, String meaning) {
        return new Term(id, kind, List.of(phrase), meaning, null);
    }

    private String sql(String question, Vocabulary words) {
        var values = ValueIndex.of(joint.apart(), (table, column) -> column.samples());
        var parser = Parser.of(joint, List.of(REGION), values, Meanings.NONE, Fixture.CLOCK)
                .with(words);
        var answer = assertInstanceOf(Answer.Understood.class, parser.ask(question));
        var sql = answer.best().sql();
        assertInstanceOf(Verdict.Allowed.class, new Guard(Dialect.DUCKDB, joint.schema()).check(sql), sql);
        return sql;
    }

    private static Table table(String name, Column... columns) {
        return new Table(null, name, List.of(columns), List.of(columns[0].name()), 2L, "");
    }

    private static Column column(String name, Type type, String... samples) {
        return new Column(name, type, "", true, "", List.of(samples), (long) samples.length, samples[0], samples[0]);
    }
}
