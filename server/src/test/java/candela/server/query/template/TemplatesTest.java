package candela.server.query.template;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Saved questions over HTTP: kept, shared, run with values, verified. */
@ServerTest
class TemplatesTest {

    private static final String SALES =
            "region,amount,sold_on,open\nNorth,10,2024-01-01,true\nNorth,20,2024-06-01,false\nSouth,5,2025-01-01,true\n";
    private static final String TOTAL = "SELECT sum(amount) AS total FROM sales WHERE region = {{region}} AND sold_on >="
            + " {{since}}";

    private final MockMvcTester http;
    private final Api api;
    private final People people;
    private final Person ana;
    private final String source;

    TemplatesTest(MockMvcTester http, Api api, People people) {
        this.http = http;
        this.api = api;
        this.people = people;
        this.ana = people.member();
        this.source = source();
    }

    private String source() {
        var file = new MockMultipartFile("file", "sales.csv", "text/csv", SALES.getBytes(StandardCharsets.UTF_8));
        var made = http.perform(multipart("/api/v1/data-sources/upload")
                .file(file)
                .param("name", "Sales " + UUID.randomUUID())
                .header("Authorization", ana.bearer()));
        var id = text(made, "/id");
        assertThat(api.patch(ana, "/data-sources/" + id, "{\"visibility\": \"team\"}"))
                .hasStatusOk();
        return id;
    }

    private String body(String name, String sql, String parameters, String more) {
        return """
                {"name": "%s", "category": "Sales", "dataSource": "%s", "sql": "%s", "parameters": [%s]%s}"""
                .formatted(name, source, sql, parameters, more);
    }

    private static final String PARAMETERS = """
            {"name": "region", "label": "Region", "type": "text", "required": true, "defaultValue": "North",
             "choices": {"table": "sales", "column": "region"}},
            {"name": "since", "type": "date", "required": false, "defaultValue": "2024-01-01"}""";

    private MvcTestResult save(String more) {
        return api.post(ana, "/query-templates", body("Total of a region", TOTAL, PARAMETERS, more));
    }

    private String saved(String more) {
        var answer = save(more);
        assertThat(answer).hasStatus(201);
        return text(answer, "/id");
    }

    private MvcTestResult run(Person person, String id, String values) {
        return api.post(person, "/query-templates/" + id + "/run", "{\"values\": " + values + "}");
    }

    @Test
    void aSavedQuestionRunsWithOtherValues() {
        var id = saved("");

        assertThat(json(run(ana, id, "{}")).get("rows").toString()).isEqualTo("[[30]]");
        assertThat(json(run(ana, id, "{\"since\": \"2024-02-01\"}")).get("rows").toString())
                .isEqualTo("[[20]]");
        var south = json(run(ana, id, "{\"region\": \"South\"}"));
        assertThat(south.get("rows").toString()).isEqualTo("[[5]]");
        assertThat(south.get("title").asString()).isEqualTo("Total of a region: South, 2024-01-01");
        assertThat(text(api.get(ana, "/query-templates/" + id), "/usageCount")).isEqualTo("3");

        var again = api.post(ana, "/queries/" + south.get("id").asString() + "/rerun", "");
        assertThat(json(again).get("rows").toString()).isEqualTo("[[5]]");
        assertThat(api.get(ana, "/queries/" + south.get("id").asString() + "/history"))
                .bodyText()
                .contains(id);
    }

    @Test
    void whatIsWrittenIntoAValueIsNoSql() {
        var id = saved("");

        var answer = json(run(ana, id, "{\"region\": \"x' OR '1'='1\"}"));

        assertThat(answer.get("status").asString()).isEqualTo("succeeded");
        assertThat(answer.get("rows").toString()).isEqualTo("[[null]]");
        assertThat(answer.get("sql").asString()).isEqualTo(TOTAL);
    }

    @Test
    void policiesBindWhoRunsIt() {
        var id = saved(", \"visibility\": \"team\", \"sharing\": \"execute\"");
        var ben = people.colleague(ana, "analyst");
        assertThat(api.post(ana, "/data-sources/" + source + "/policies", """
                {"name": "Ben's", "kind": "row", "table": "sales", "rule": "amount > 15", "user": "%s"}"""
                        .formatted(ben.user().value())))
                .hasStatus(201);

        assertThat(json(run(ben, id, "{}")).get("rows").toString()).isEqualTo("[[20]]");
        assertThat(json(run(ana, id, "{}")).get("rows").toString()).isEqualTo("[[30]]");
        assertThat(api.get(ben, "/query-templates/" + id + "/parameters/region/choices"))
                .bodyText()
                .contains("North")
                .doesNotContain("South");
    }

    @Test
    void everyWrongValueIsNamed() {
        var id = saved("");

        var answer = run(ana, id, "{\"since\": \"yesterday\", \"colour\": \"red\", \"region\": \"\"}");
        assertThat(answer).hasStatus(400).bodyText().contains("values.since", "values.colour", "2024-12-31");

        var strict = api.post(ana, "/query-templates", body("Strict", "SELECT {{a}} AS a, {{b}} AS b FROM sales", """
                {"name": "a", "type": "number", "required": true}, {"name": "b", "type": "boolean", "required": true}""", ""));
        assertThat(run(ana, text(strict, "/id"), "{}"))
                .hasStatus(400)
                .bodyText()
                .contains("values.a", "values.b", "is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE FROM sales | | sql | not-a-query",
                "SELECT regio n FROM nowhere | | sql | Line 1",
                "SELECT {{x}} FROM sales | | parameters | x",
                "SELECT 1 FROM sales | {\"name\": \"x\", \"type\": \"text\", \"required\": true} | parameters[0].name | {{x}}",
                "SELECT {{x}} FROM sales | {\"name\": \"x\", \"type\": \"date\", \"required\": true, \"defaultValue\": \"soon\"}"
                        + " | parameters[0].defaultValue | date",
                "SELECT {{x}} FROM sales | {\"name\": \"x\", \"type\": \"colour\", \"required\": true} | type | colour",
                "SELECT {{x}} FROM sales | {\"name\": \"x\", \"type\": \"text\", \"required\": true, \"choices\": {\"table\":"
                        + " \"sales\", \"column\": \"no\"}} | parameters[0].choices | sales.no"
            })
    void whatCannotRunIsRefusedAtItsFieldWhenItIsSaved(String sql, String parameters, String field, String words) {
        var answer = api.post(
                ana, "/query-templates", body("Wrong", sql, parameters == null ? "" : parameters, ""));
        assertThat(answer).hasStatus(400);
        assertThat(text(answer, "/errors/0/field")).isEqualTo(field);
        assertThat(text(answer, "/errors/0/message")).contains(words);
    }

    @Test
    void theTeamDoesWhatTheOwnerAllows() {
        var team = ", \"visibility\": \"team\", \"sharing\": \"%s\"";
        var read = saved(team.formatted("read"));
        var edit = saved(team.formatted("edit"));
        var own = saved("");
        var ben = people.colleague(ana, "analyst");

        assertThat(api.get(ben, "/query-templates/" + own)).hasStatus(404);
        assertThat(api.get(ben, "/query-templates/" + read)).hasStatusOk();
        assertThat(run(ben, read, "{}")).hasStatus(403);
        assertThat(change(ben, read, "Ben's", team.formatted("read"))).hasStatus(403);
        assertThat(run(ben, edit, "{}")).hasStatus(201);
        assertThat(change(ben, edit, "Ben's", team.formatted("edit"))).hasStatusOk();
        assertThat(change(ben, edit, "Ben's", team.formatted("read"))).hasStatus(403);
        assertThat(api.delete(ben, "/query-templates/" + edit)).hasStatus(403);
        assertThat(api.delete(ana, "/query-templates/" + edit)).hasStatus(204);

        var copy = api.post(ben, "/query-templates/" + read + "/duplicate", "");
        assertThat(copy).hasStatus(201);
        assertThat(run(ben, text(copy, "/id"), "{}")).hasStatus(201);
        assertThat(api.get(ana, "/query-templates/" + text(copy, "/id"))).hasStatus(404);
    }

    private MvcTestResult change(Person person, String id, String name, String more) {
        var tag = api.get(person, "/query-templates/" + id).getResponse().getHeader("ETag");
        return put(person, id, tag == null ? "" : tag, body(name, TOTAL, PARAMETERS, more));
    }

    private MvcTestResult put(Person person, String id, String tag, String body) {
        return http.put()
                .uri("/api/v1/query-templates/" + id)
                .header("Authorization", person.bearer())
                .header("If-Match", tag)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() {
        var id = saved("");
        assertThat(change(ana, id, "First", "")).hasStatusOk();
        assertThat(put(ana, id, "\"1\"", body("Second", TOTAL, PARAMETERS, ""))).hasStatus(409);
        assertThat(put(ana, id, "", body("Third", TOTAL, PARAMETERS, ""))).hasStatus(400);
        assertThat(text(api.get(ana, "/query-templates/" + id), "/name")).isEqualTo("First");
    }

    @Test
    void aVerifiedOneAnswersQuestionsLikeItUntilItChanges() {
        var id = saved(", \"question\": \"turnover in {{region}} since {{since}}\"");
        assertThat(api.put(ana, "/query-templates/" + id + "/verification", "")).hasStatusOk();

        var asked = json(api.post(ana, "/queries", """
                {"dataSource": "%s", "question": "turnover in South since 2024-01-01"}""".formatted(source)));
        assertThat(asked.get("rows").toString()).isEqualTo("[[5]]");
        assertThat(asked.get("terms").toString()).contains("verified");
        assertThat(text(api.get(ana, "/query-templates"), "/items/0/verified")).isEqualTo("true");

        var tag = api.get(ana, "/query-templates/" + id).getResponse().getHeader("ETag");
        var changed = put(
                ana, id, String.valueOf(tag), body("Total", TOTAL + " AND amount > 0", PARAMETERS, ", \"question\": \"q\""));
        assertThat(text(changed, "/verified")).isEqualTo("false");
        assertThat(api.get(ana, "/semantic/terms?kind=verified")).bodyText().doesNotContain("turnover");
    }

    @Test
    void theGlossaryAndTheSavedQuestionAgreeOnWhatIsVerified() {
        var id = saved(", \"question\": \"takings in {{region}} since {{since}}\"");
        assertThat(api.put(ana, "/query-templates/" + id + "/verification", "")).hasStatusOk();
        var term = text(api.get(ana, "/semantic/terms?kind=verified&q=takings"), "/items/0/id");

        assertThat(api.delete(ana, "/semantic/terms/" + term)).hasStatus(204);

        assertThat(text(api.get(ana, "/query-templates/" + id), "/verified")).isEqualTo("false");
        assertThat(api.delete(ana, "/query-templates/" + id + "/verification")).hasStatus(409);
        var viewer = people.viewer(ana);
        var shared = saved(", \"visibility\": \"team\", \"question\": \"takings\"");
        assertThat(api.put(viewer, "/query-templates/" + shared + "/verification", "")).hasStatus(403);
    }

    @Test
    void theMostUsedComesFirstAndTheListIsNarrowed() {
        var seldom = saved("");
        var often = text(
                api.post(ana, "/query-templates", body("Count", "SELECT count(*) AS n FROM sales", "", "")), "/id");
        run(ana, often, "{}");

        assertThat(text(api.get(ana, "/query-templates"), "/items/0/id")).isEqualTo(often);
        assertThat(text(api.get(ana, "/query-templates?sort=name"), "/items/1/id")).isEqualTo(seldom);
        assertThat(json(api.get(ana, "/query-templates?q=region")).get("items")).hasSize(1);
        assertThat(json(api.get(ana, "/query-templates?category=none")).get("items")).isEmpty();
        assertThat(json(api.get(ana, "/query-templates?category=sales")).get("items")).hasSize(2);
        assertThat(json(api.get(ana, "/query-templates/categories")).get("items").toString())
                .isEqualTo("[\"Sales\"]");
        var first = api.get(ana, "/query-templates?limit=1");
        assertThat(text(api.get(ana, "/query-templates?limit=1&cursor=" + text(first, "/next")), "/items/0/id"))
                .isEqualTo(seldom);
        assertThat(api.get(ana, "/audit?entityType=query_template")).bodyText().contains("created");
    }

    @Test
    void whatIsSavedOfASourceGoesWithIt() {
        var id = saved("");
        assertThat(api.delete(ana, "/data-sources/" + source)).hasStatus(204);
        assertThat(api.get(ana, "/query-templates/" + id)).hasStatus(404);
    }

    @Test
    void aStatementIsReviewedWhileItIsWritten() {
        var review = json(api.post(ana, "/queries/review", """
                {"dataSource": "%s", "sql": "SELECT region FROM sales\\nWHERE lower(region) = {{region}}"}"""
                        .formatted(source)));
        assertThat(review.get("refused").isNull()).isTrue();
        assertThat(review.get("parameters").toString()).isEqualTo("[\"region\"]");
        assertThat(review.get("hints").toString()).contains("no-limit", "function-on-column", "\"line\":2");

        var refused = json(api.post(ana, "/queries/review", """
                {"dataSource": "%s", "sql": "DROP TABLE sales"}""".formatted(source)));
        assertThat(refused.at("/refused/rule").asString()).isEqualTo("not-a-query");
    }
}
