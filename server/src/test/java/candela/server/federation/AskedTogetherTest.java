package candela.server.federation;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Questions in words over two files of a team. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AskedTogetherTest {

    private final MockMvcTester http;
    private final Api api;
    private final Person ana;
    private final Person ben;
    private final Person stranger;
    private String shop = "";
    private String targets = "";

    AskedTogetherTest(MockMvcTester http, Api api, People people) {
        this.http = http;
        this.api = api;
        this.ana = people.member();
        this.ben = people.colleague(ana, "analyst");
        this.stranger = people.member();
    }

    @BeforeAll
    void laidOut() {
        shop = upload(ana, "shop", "orders", """
                order_no,region,amount,placed
                1,North,10.5,2024-01-01
                2,North,20,2024-02-01
                3,South,5,2024-02-03
                """, "team");
        targets = upload(ana, "Sales targets", "targets", """
                region,manager,goal,bonus
                North,Mia,30,98765
                South,Noah,40,222
                """, "team");
        policy(shop, """
                {"name": "North alone", "kind": "row", "table": "orders", "rule": "region = 'North'",
                 "exempt": "data_policies:write"}""");
        policy(targets, """
                {"name": "No bonus", "kind": "column", "table": "targets", "column": "bonus", "rule": "hide",
                 "exempt": "data_policies:write"}""");
    }

    @Test
    void aQuestionIsAnsweredFromBothSources() {
        var answer = asked(ana, "total amount by manager");

        assertThat(answer.at("/status").asString()).as(answer.toString()).isEqualTo("succeeded");
        assertThat(answer.at("/rows").toString()).contains("[\"Mia\",30.5]", "[\"Noah\",5.0]");
        assertThat(answer.at("/sql").asString()).contains("shop.orders", "\"Sales targets\".targets");
        assertThat(answer.at("/reading").asString()).isNotEmpty();
        assertThat(answer.at("/understood")).isNotEmpty();
        assertThat(answer.at("/chart/type").asString()).isEqualTo("bar");
        assertThat(answer.at("/engine").asString()).isEqualTo("built-in");
        assertThat(answer.at("/dataSourceName").asString()).isEqualTo("shop + Sales targets");
        assertThat(asked(ana, "tổng amount theo manager").at("/rows").toString())
                .contains("Mia");
    }

    @Test
    void aQuestionOfOneOfThemIsAnsweredFromItAlone() {
        var answer = asked(ana, "average goal");

        assertThat(answer.at("/rows").toString()).isEqualTo("[[35.0]]");
        assertThat(answer.at("/sql").asString()).doesNotContain("shop");
    }

    @Test
    void thePoliciesOfEachSourceBindWhoeverAsks() {
        var answer = asked(ben, "total amount by manager");
        assertThat(answer.at("/status").asString()).isEqualTo("succeeded");
        assertThat(answer.at("/rows").toString()).isEqualTo("[[\"Mia\",30.5]]");
        assertThat(answer.at("/policies").toString()).contains("North alone");

        var seen = asked(ana, "total bonus by manager");
        assertThat(seen.at("/rows").toString()).contains("98765");
        var hidden = asked(ben, "total bonus by manager");
        assertThat(hidden.at("/sql").asString()).doesNotContain("bonus");
        assertThat(hidden.toString()).doesNotContain("targets.bonus", "bonus of targets", "98765");
        assertThat(asked(ben, "orders in the South").toString()).doesNotContain("orders.region = 'South'");
    }

    @Test
    void whoMayNotSeeOneOfThemFindsNothing() {
        var own = upload(stranger, "Own", "own", "region\nNorth\n", "private");

        assertThat(ask(stranger, "total amount by manager", own, shop)).hasStatus(404);
        assertThat(ask(ben, "total amount by manager", shop, own)).hasStatus(404);
    }

    @Test
    void whatIsInNoneOfThemIsRefusedByItsWords() {
        var refused = asked(ana, "total unicorns by wizard");

        assertThat(refused.at("/status").asString()).isEqualTo("failed");
        assertThat(refused.at("/error/code").asString()).isEqualTo("not_understood");
        assertThat(refused.at("/unknownWords").toString()).contains("wizard");
    }

    @Test
    void theWordsOfEachSourceHold() {
        assertThat(api.post(ben, "/semantic/terms", """
                {"kind": "metric", "phrases": ["stretch"], "meaning": "sum(goal)", "scope": "personal", "dataSource": "%s"}""".formatted(targets))).hasStatus(201);

        var answer = asked(ben, "stretch by manager");
        assertThat(answer.at("/rows").toString()).contains("[\"Mia\",30]", "[\"Noah\",40]");
        assertThat(answer.at("/terms/0/phrase").asString()).isEqualTo("stretch");
        assertThat(asked(ana, "stretch by manager").at("/unknownWords").toString())
                .contains("stretch");
    }

    @Test
    void aQuestionGoesOnFromTheLastOneOverTheSameSources() {
        var talk = text(api.post(ana, "/conversations", "{}"), "/id");
        var first = json(ask(ana, "total amount by manager", "\"conversation\": \"" + talk + "\","));
        assertThat(first.at("/rows").toString()).contains("Noah");

        var next = json(ask(ana, "only Mia", "\"conversation\": \"" + talk + "\","));

        assertThat(next.at("/rows").toString()).isEqualTo("[[\"Mia\",30.5]]");
        var alone = json(api.post(
                ana,
                "/queries",
                "{\"dataSource\": \"%s\", \"conversation\": \"%s\", \"question\": \"only South\"}"
                        .formatted(shop, talk)));
        assertThat(alone.toString()).doesNotContain("manager");
    }

    @Test
    void theAnswerIsKeptAsLongAsEachOfThemLetsIt() {
        var question = "average amount by manager";
        var first = asked(ana, question);

        var again = asked(ana, question);
        assertThat(again.at("/cached").asBoolean()).isTrue();
        assertThat(again.at("/asOf").asString())
                .isEqualTo(first.at("/startedAt").asString());
        assertThat(again.at("/rows")).isEqualTo(first.at("/rows"));
        assertThat(asked(ben, question).at("/rows").toString()).doesNotContain("Noah");

        assertThat(api.put(ana, "/data-sources/" + targets + "/settings/cache_minutes", "{\"value\": 0}"))
                .hasStatus2xxSuccessful();
        assertThat(asked(ana, question).at("/cached").asBoolean()).isFalse();
        assertThat(asked(ana, "average amount").at("/sql").asString()).doesNotContain("targets");
    }

    @Test
    void suchAnAnswerIsNotVerifiedForOneSource() {
        var answer = asked(ana, "number of orders by manager");

        var refused = api.post(ana, "/queries/" + answer.at("/id").asString() + "/verification", "");

        assertThat(refused).hasStatus(409);
        assertThat(text(refused, "/detail")).contains("one source");
    }

    @Test
    void aStatementOverBothIsSavedAndRunByTheTeamWithItsPolicies() {
        var saved = api.post(ana, "/query-templates", template("Managers", "team", targets));
        assertThat(saved).hasStatus(201);
        var path = "/query-templates/" + text(saved, "/id");

        assertThat(text(saved, "/dataSourceName")).isEqualTo("shop + Sales targets");
        assertThat(text(saved, "/otherSources/0")).isEqualTo(targets);
        assertThat(text(api.get(ben, path + "/parameters/region/choices"), "/items/0"))
                .isIn("North", "South");
        assertThat(json(api.post(ana, path + "/run", "{\"values\": {\"region\": \"South\"}}"))
                        .at("/rows")
                        .toString())
                .isEqualTo("[[\"Noah\",5.0]]");
        assertThat(json(api.post(ben, path + "/run", "{\"values\": {\"region\": \"South\"}}"))
                        .at("/rows")
                        .toString())
                .isEqualTo("[]");
        assertThat(api.put(ana, path + "/verification", "")).hasStatus(409);
        assertThat(api.get(stranger, path)).hasStatus(404);
    }

    @Test
    void whatIsSavedIsForThoseWhoSeeEachOfItsSourcesAndGoesWithAnyOfThem() {
        var own = upload(ana, "Own targets", "targets", "region,manager\nNorth,Mia\n", "private");
        var shared =
                api.post(ana, "/query-templates", template("Ours", "team", own).replace("Sales t", "Own t"));
        assertThat(shared).hasStatus(400);
        assertThat(text(shared, "/errors/0/field")).isEqualTo("visibility");
        assertThat(api.post(ana, "/query-templates", template("Ours", "private", shop)))
                .hasStatus(400);

        var mine = api.post(
                ana, "/query-templates", template("Mine", "private", own).replace("Sales t", "Own t"));
        assertThat(mine).hasStatus(201);
        assertThat(api.delete(ana, "/data-sources/" + own)).hasStatus2xxSuccessful();
        assertThat(api.get(ana, "/query-templates/" + text(mine, "/id"))).hasStatus(404);
    }

    @Test
    void aStatementIsReviewedOverAllItsSources() {
        var review = json(api.post(ben, "/queries/review", """
                {"dataSource": "%s", "otherSources": ["%s"], "sql": "SELECT t.manager FROM shop.orders o, \\"Sales targets\\".managers t"}""".formatted(shop, targets)));

        assertThat(review.at("/refused/rule").asString()).isEqualTo("unknown-table");
    }

    private String template(String name, String visibility, String other) {
        return """
                {"name": "%s", "visibility": "%s", "dataSource": "%s", "otherSources": ["%s"], "question": "amounts of a region",
                 "sql": "SELECT t.manager, sum(o.amount) AS total FROM shop.orders o JOIN \\"Sales targets\\".targets t ON t.region = o.region WHERE t.region = {{region}} GROUP BY t.manager",
                 "parameters": [{"name": "region", "type": "text", "required": true, "defaultValue": "North",
                                 "choices": {"table": "Sales targets.targets", "column": "region"}}]}""".formatted(name, visibility, shop, other);
    }

    private JsonNode asked(Person person, String question) {
        return json(ask(person, question, shop, targets));
    }

    private MvcTestResult ask(Person person, String question, String first, String other) {
        return api.post(person, "/queries", """
                {"dataSource": "%s", "otherSources": ["%s"], "question": "%s"}""".formatted(first, other, question));
    }

    private MvcTestResult ask(Person person, String question, String more) {
        return api.post(person, "/queries", """
                {%s "dataSource": "%s", "otherSources": ["%s"], "question": "%s"}""".formatted(more, shop, targets, question));
    }

    private void policy(String source, String policy) {
        assertThat(api.post(ana, "/data-sources/" + source + "/policies", policy))
                .hasStatus(201);
    }

    private String upload(Person person, String name, String table, String csv, String visibility) {
        var file = new MockMultipartFile("file", table + ".csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        var uploaded = http.perform(multipart("/api/v1/data-sources/upload")
                .file(file)
                .param("name", name)
                .param("visibility", visibility)
                .header(HttpHeaders.AUTHORIZATION, person.bearer()));
        assertThat(uploaded).hasStatus(201);
        return text(uploaded, "/id");
    }
}
