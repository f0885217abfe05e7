package candela.server.datasource.policy;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.reading.SourceReader;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What people see of a source under its data policies. */
@ServerTest
class DataPoliciesTest {

    private final People people;
    private final Api api;
    private final SourceReader reader;
    private final PoliciedSales shop;
    private final Person ana;
    private final Person ben;
    private final Person cho;
    private final String source;

    DataPoliciesTest(MockMvcTester http, People people, Api api, SourceReader reader) {
        this.people = people;
        this.api = api;
        this.reader = reader;
        this.shop = new PoliciedSales(http, people, api);
        this.ana = shop.ana;
        this.ben = shop.ben;
        this.cho = shop.cho;
        this.source = shop.source;
    }

    @Test
    void twoPeopleOfOneTeamAskTheSameAndEachSeesTheirOwnRows() {
        shop.everybodySeesTheirOwn();

        assertThat(shop.rows(cho, "total amount by region")).isEqualTo("[[\"South\",5]]");
        assertThat(shop.rows(ben, "total amount by region")).isEqualTo("[[\"North\",30]]");
        assertThat(shop.rows(ana, "total amount by region")).contains("North", "South");
    }

    @Test
    void statementsByHandAndFilesObeyAndShowThePersonsOwnText() {
        shop.everybodySeesTheirOwn();

        var answer = shop.statement(ben, "SELECT count(*) AS n, sum(amount) AS s FROM sales");

        assertThat(answer.at("/rows").toString()).isEqualTo("[[2,30]]");
        assertThat(answer.at("/sql").asString()).isEqualTo("SELECT count(*) AS n, sum(amount) AS s FROM sales");
        var file = api.get(
                ben,
                "/queries/"
                        + shop.statement(ben, "SELECT region FROM sales")
                                .at("/id")
                                .asString() + "/results.csv");
        assertThat(file).bodyText().contains("North").doesNotContain("South");
    }

    @Test
    void aFollowUpSeesNoMoreThanTheQuestionBefore() {
        shop.everybodySeesTheirOwn();
        var talk = text(api.post(ben, "/conversations", "{}"), "/id");
        var body = "{\"dataSource\": \"%s\", \"conversation\": \"%s\", \"question\": \"%s\"}";
        api.post(ben, "/queries", body.formatted(source, talk, "total amount by owner"));

        var refined = json(api.post(ben, "/queries", body.formatted(source, talk, "by region")));

        assertThat(refined.at("/rows").toString()).contains("North").doesNotContain("South");
    }

    @Test
    void aPolicyThatComesLaterHoldsForTheNextRun() {
        var query = shop.statement(ben, "SELECT count(*) AS n FROM sales");
        assertThat(query.at("/rows").toString()).isEqualTo("[[3]]");
        shop.everybodySeesTheirOwn();

        var again = json(api.post(ben, "/queries/" + query.at("/id").asString() + "/rerun", ""));

        assertThat(again.at("/rows").toString()).isEqualTo("[[2]]");
    }

    @Test
    void nobodyMeetsTheValuesOfOthersWhoeverAskedBefore() {
        shop.everybodySeesTheirOwn();
        assertThat(shop.ask(cho, "total amount in South").at("/sql").asString()).contains("South");

        assertThat(shop.ask(ben, "total amount in South").at("/sql").toString()).doesNotContain("South");
        var sales = reader.open(ben.actor(), new DataSourceId(UUID.fromString(source)));
        assertThat(sales.valueCounts(sales.schema().table("sales").orElseThrow(), "region", 10))
                .isEqualTo(Map.of("North", 2L));
        assertThat(sales.distinctValues("sales", "owner", 10)).containsExactly(ben.email());
    }

    @Test
    void aHiddenColumnIsNowhereAndAMaskedOneShowsItsMask() {
        shop.column("salary", "hide");
        shop.column("owner", "partial(1, 0)");

        var schema = api.get(ben, "/data-sources/" + source + "/schema");
        assertThat(schema).bodyText().contains("amount").doesNotContain("salary", "5000", ben.email());
        var preview = api.get(ben, "/data-sources/" + source + "/preview?table=sales");
        assertThat(preview).hasStatusOk().bodyText().contains("p***").doesNotContain("5000", ben.email());
        var whole = api.get(ana, "/data-sources/" + source + "/schema");
        assertThat(whole).bodyText().contains("salary");
        assertThat(text(whole, "/hash")).isNotEqualTo(text(schema, "/hash"));
    }

    @Test
    void anAnswerSaysWhichPoliciesShapedItWithoutNamingWhatIsHidden() {
        shop.everybodySeesTheirOwn();
        shop.column("amount", "round(10)");
        shop.column("salary", "hide");

        var asked = shop.ask(ben, "total amount by region").at("/policies");
        var written = json(api.post(
                ben,
                "/queries",
                "{\"dataSource\": \"%s\", \"sql\": \"SELECT region FROM sales\", \"execute\": false}"
                        .formatted(source)));
        var preview = json(api.get(ben, "/data-sources/" + source + "/preview?table=sales"));

        assertThat(asked.toString())
                .contains("{\"policy\":\"Own\",\"table\":\"sales\",\"column\":null,\"effect\":\"rows\"")
                .contains("\"column\":\"amount\",\"effect\":\"round\",\"step\":10")
                .contains("{\"policy\":\"salary\",\"table\":\"sales\",\"column\":null,\"effect\":\"hide\"");
        assertThat(written.at("/policies")).isEqualTo(asked);
        assertThat(preview.at("/policies")).isEqualTo(asked);
        assertThat(shop.ask(ana, "total amount by region").at("/policies")).isEmpty();
    }

    @Test
    void howManyRowsThereAreIsNotTold() {
        shop.everybodySeesTheirOwn();

        assertThat(api.get(ben, "/data-sources/" + source))
                .bodyJson()
                .extractingPath("$.rowCount")
                .isNull();
        assertThat(api.get(ben, "/data-sources/" + source + "/schema"))
                .bodyJson()
                .extractingPath("$.tables[0].rowCount")
                .isNull();
        assertThat(api.get(ben, "/data-sources/" + source + "/schema"))
                .bodyJson()
                .extractingPath("$.tables[0].bytes")
                .isNull();
        assertThat(json(api.get(ana, "/data-sources/" + source + "/schema"))
                        .at("/tables/0/bytes")
                        .asLong())
                .isPositive();
        assertThat(api.get(ana, "/data-sources/" + source))
                .bodyJson()
                .extractingPath("$.rowCount")
                .isEqualTo(3);
        for (var item : json(api.get(ben, "/data-sources")).at("/items")) {
            assertThat(item.at("/id").asString().equals(source)
                            && !item.at("/rowCount").isNull())
                    .isFalse();
        }
    }

    @Test
    void whereOnlyValuesAreMaskedTheNumberOfRowsIsTold() {
        shop.column("salary", "null");

        assertThat(json(api.get(ben, "/data-sources/" + source)).at("/rowCount").asInt())
                .isEqualTo(3);
    }

    @Test
    void oneRowPolicyThatBindsIsEnoughToKeepTheNumberBack() {
        shop.create(
                ana,
                PoliciedSales.body(
                        "Cho's",
                        "row",
                        null,
                        "amount > 5",
                        "\"user\": \"%s\"".formatted(cho.user().value())));
        assertThat(json(api.get(ben, "/data-sources/" + source)).at("/rowCount").asInt())
                .isEqualTo(3);

        shop.everybodySeesTheirOwn();

        assertThat(json(api.get(ben, "/data-sources/" + source)).at("/rowCount").isNull())
                .isTrue();
        assertThat(shop.count(cho)).as("both rules bind her").isEqualTo("[[0]]");
    }

    @Test
    void strangersAreUnderTheRulesOfEachRoleAlsoWhereRowsAreCounted() {
        shop.create(
                ana,
                PoliciedSales.body(
                        "Analysts'", "row", null, "amount < 15", "\"role\": \"%s\"".formatted(shop.role("analyst"))));
        api.patch(ana, "/data-sources/" + source, "{\"visibility\": \"company\"}");

        assertThat(json(api.get(people.member(), "/data-sources/" + source))
                        .at("/rowCount")
                        .isNull())
                .isTrue();
        assertThat(json(api.get(ana, "/data-sources/" + source)).at("/rowCount").asInt())
                .isEqualTo(3);
    }

    @Test
    void whomTheSameRulesBindAlikeShareWhatIsKeptOfTheSource() {
        shop.create(ana, PoliciedSales.body("Large", "row", null, "amount > 5", "\"exempt\": \"data_policies:write\""));
        var id = new DataSourceId(UUID.fromString(source));
        assertThat(reader.open(ben.actor(), id).sight())
                .isEqualTo(reader.open(cho.actor(), id).sight())
                .isNotEqualTo(reader.open(ana.actor(), id).sight());

        shop.everybodySeesTheirOwn();

        assertThat(reader.open(ben.actor(), id).sight())
                .isNotEqualTo(reader.open(cho.actor(), id).sight());
        assertThat(shop.count(ben)).isEqualTo("[[2]]");
    }

    @Test
    void errorsTellNothingOfWhatIsHidden() {
        shop.column("salary", "hide");
        shop.column("region", "hash");
        shop.everybodySeesTheirOwn();

        assertThat(shop.statement(ben, "SELECT salary FROM sales")
                        .at("/error/message")
                        .asString())
                .isEqualTo(shop.statement(ben, "SELECT wage FROM sales")
                        .at("/error/message")
                        .asString()
                        .replace("wage", "salary"));
        var misspelt = shop.statement(ben, "SELECT salry FROM sales").at("/error");
        assertThat(misspelt.at("/message").asString()).contains("salry").doesNotContain("salary");
        assertThat(misspelt.at("/column").asInt()).isZero();
        var failing = shop.statement(ben, "SELECT CAST(owner AS INTEGER) FROM sales ORDER BY amount")
                .toString();
        assertThat(failing).contains("\"failed\"").doesNotContain(cho.email()).doesNotContain("sha256(");
        assertThat(shop.statement(ben, "SELECT region FROM sales").toString()).doesNotContain("sha256(", "North");
    }

    @Test
    void equalValuesHaveEqualHashesForEverybody() {
        shop.column("region", "hash");

        var bens =
                shop.statement(ben, "SELECT region FROM sales ORDER BY amount").at("/rows");
        var chos =
                shop.statement(cho, "SELECT region FROM sales ORDER BY amount").at("/rows");

        assertThat(bens).isEqualTo(chos);
        assertThat(bens.at("/1")).isEqualTo(bens.at("/2")).isNotEqualTo(bens.at("/0"));
    }

    @Test
    void aPolicyForAPersonOrARoleBindsNobodyElse() {
        shop.create(
                ana,
                PoliciedSales.body(
                        "Ben's",
                        "row",
                        null,
                        "amount > 15",
                        "\"user\": \"%s\"".formatted(ben.user().value())));
        assertThat(shop.count(ben)).isEqualTo("[[1]]");
        assertThat(shop.count(cho)).isEqualTo("[[3]]");

        var role = shop.role("analyst");
        shop.create(
                ana, PoliciedSales.body("Analysts'", "row", null, "amount < 15", "\"role\": \"%s\"".formatted(role)));
        assertThat(shop.count(ben)).isEqualTo("[[0]]");
        assertThat(shop.count(cho)).isEqualTo("[[2]]");
        assertThat(shop.count(ana)).isEqualTo("[[3]]");
    }

    @Test
    void whoLeavesTheTeamDoesNotSlipOutOfTheRulesOfTheirRole() {
        shop.create(
                ana,
                PoliciedSales.body(
                        "Analysts'", "row", null, "amount < 15", "\"role\": \"%s\"".formatted(shop.role("analyst"))));
        api.patch(ana, "/data-sources/" + source, "{\"visibility\": \"company\"}");
        var member = "/teams/" + ana.team().value() + "/members/" + ben.user().value();

        assertThat(api.delete(ben, member)).hasStatus(204);

        assertThat(shop.count(ben)).isEqualTo("[[2]]");
        assertThat(shop.count(people.administrator())).isEqualTo("[[3]]");
    }

    @Test
    void aKeyIsNotFreedByAPermissionThatItDoesNotHave() {
        shop.everybodySeesTheirOwn();
        var narrow = shop.key("[\"query:run\", \"query:sql\", \"query:read\"]");
        var wide = shop.key("[\"query:run\", \"query:sql\", \"query:read\", \"data_policies:write\"]");
        var sql = "{\"dataSource\": \"%s\", \"sql\": \"SELECT count(*) AS n FROM sales\"}".formatted(source);

        var bound = json(api.send(HttpMethod.POST, narrow, "/queries", sql));
        assertThat(bound.at("/rows").toString()).isEqualTo("[[0]]");
        assertThat(json(api.send(HttpMethod.POST, wide, "/queries", sql))
                        .at("/rows")
                        .toString())
                .isEqualTo("[[3]]");
        var again = "/queries/" + bound.at("/id").asString() + "/rerun";
        assertThat(json(api.post(ana, again, "")).at("/rows").toString()).isEqualTo("[[3]]");
        assertThat(json(api.send(HttpMethod.POST, narrow, again, ""))
                        .at("/rows")
                        .toString())
                .isEqualTo("[[0]]");
    }

    @Test
    void permissionsOfAnotherTeamFreeNobody() {
        shop.everybodySeesTheirOwn();
        api.patch(ana, "/data-sources/" + source, "{\"visibility\": \"company\"}");
        var dan = people.member();

        assertThat(shop.count(dan)).isEqualTo("[[0]]");
        assertThat(api.get(dan, shop.path())).hasStatus(403);
    }
}
