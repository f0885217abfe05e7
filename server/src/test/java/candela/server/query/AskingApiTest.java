package candela.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class AskingApiTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MockMvcTester http;
    private final Person ana;
    private final People people;

    AskingApiTest(MockMvcTester http, People people) {
        this.http = http;
        this.people = people;
        this.ana = people.member();
    }

    @Test
    void aQuestionIsAnsweredWithItsStatementRowsAndReading() {
        var answer = json(ask(source(), "total amount by region"));

        assertThat(answer.get("status").asString()).isEqualTo("succeeded");
        assertThat(answer.get("sql").asString()).containsIgnoringCase("sum(");
        assertThat(answer.get("rows").toString()).contains("North", "30").contains("South", "5");
        assertThat(answer.get("understood")).isNotEmpty();
        assertThat(answer.get("chart").get("type").asString()).isNotEmpty();
        assertThat(answer.get("answer").asString()).isNotEmpty();
    }

    @Test
    void aStatementWrittenByHandRunsThroughTheGuard() {
        var source = source();

        assertThat(json(post("/api/v1/queries", """
                        {"dataSource": "%s", "sql": "SELECT count(*) AS n FROM sales"}""".formatted(source)))
                        .get("rows")
                        .toString())
                .isEqualTo("[[3]]");
        var refused = json(post("/api/v1/queries", """
                {"dataSource": "%s", "sql": "DROP TABLE sales"}""".formatted(source)));
        assertThat(refused.get("status").asString()).isEqualTo("failed");
        assertThat(refused.get("error").get("message").asString()).isNotEmpty();
    }

    @Test
    void aFollowUpRefinesTheFormerQuestion() {
        var source = source();
        var conversation = json(post("/api/v1/conversations", "{}")).get("id").asString();
        var body = """
                {"dataSource": "%s", "conversation": "%s", "question": "%s"}""";
        post("/api/v1/queries", body.formatted(source, conversation, "total amount by region"));

        var refined = json(post("/api/v1/queries", body.formatted(source, conversation, "only North")));

        assertThat(refined.get("rows").toString()).contains("30").doesNotContain("South");
        assertThat(json(get("/api/v1/conversations/" + conversation + "/messages"))
                        .get("items"))
                .hasSize(4);
    }

    @Test
    void theResultIsReopenedPagedAndDownloaded() {
        var id = json(ask(source(), "total amount by region")).get("id").asString();

        assertThat(json(get("/api/v1/queries/" + id)).get("rowCount").asInt()).isEqualTo(2);
        assertThat(json(get("/api/v1/queries/" + id + "/results")).get("items")).hasSize(2);
        assertThat(get("/api/v1/queries/" + id + "/results.csv"))
                .hasStatusOk()
                .bodyText()
                .contains("North,30");
        assertThat(get("/api/v1/queries/" + id + "/results.xlsx")).hasStatusOk();
        assertThat(get("/api/v1/queries/" + id + "/results.json"))
                .hasStatusOk()
                .bodyText()
                .contains("\"North\"");
        assertThat(get("/api/v1/queries/" + id + "/chart.svg"))
                .hasStatusOk()
                .bodyText()
                .contains("<svg");
        assertThat(get("/api/v1/queries/" + id + "/chart.png")).hasStatusOk();
    }

    @Test
    void anEditedStatementKeepsTheFormerOneInTheHistory() {
        var id = json(ask(source(), "total amount by region")).get("id").asString();

        var edited = json(http.put()
                .uri("/api/v1/queries/" + id + "/sql")
                .header("Authorization", ana.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"sql\": \"SELECT 1 AS one\", \"execute\": true}")
                .exchange());

        assertThat(edited.get("rows").toString()).isEqualTo("[[1]]");
        assertThat(get("/api/v1/queries/" + id + "/history")).bodyText().contains("edited", "created");
    }

    @Test
    void anAmbiguousQuestionIsAskedBackAndTheChoiceIsAnswered() {
        var source = upload("people.csv", """
                name,home_city,work_city
                Ana,Berlin,Paris
                Ben,Berlin,Berlin
                Cho,Paris,Berlin
                Dan,Berlin,Rome
                """);

        var asked = json(ask(source, "how many people in Berlin"));
        assertThat(asked.get("sql").isNull()).isTrue();
        assertThat(asked.get("clarification").get("options")).hasSize(2);

        var home = json(post("/api/v1/queries/" + asked.get("id").asString() + "/choice", "{\"alternative\": 0}"));
        assertThat(home.get("clarification").isNull()).isTrue();
        assertThat(home.get("rows").toString()).isEqualTo("[[3]]");
        assertThat(post("/api/v1/queries/" + asked.get("id").asString() + "/choice", "{\"alternative\": 7}"))
                .hasStatus(400);
    }

    @Test
    void whoTakesAnotherReadingCanGoBackToTheFormer() {
        var source = upload(
                "people.csv", "name,home_city,work_city\nAna,Berlin,Paris\nBen,Berlin,Berlin\nCho,Paris,Berlin\n");
        var choice = "/api/v1/queries/"
                + json(ask(source, "how many people in Berlin")).get("id").asString() + "/choice";
        var home = json(post(choice, "{\"alternative\": 0}"));

        var work = json(post(choice, "{\"alternative\": 0}"));

        assertThat(work.get("reading")).isNotEqualTo(home.get("reading"));
        assertThat(work.get("alternatives").get(0).get("reading")).isEqualTo(home.get("reading"));
    }

    @Test
    void aStatementCanBeReviewedBeforeItRuns() {
        var written = json(post("/api/v1/queries", """
                {"dataSource": "%s", "question": "total amount by region", "execute": false}""".formatted(source())));

        assertThat(written.get("sql").asString()).containsIgnoringCase("sum(");
        assertThat(written.get("columns")).isEmpty();
        assertThat(json(post("/api/v1/queries/" + written.get("id").asString() + "/rerun", ""))
                        .get("rowCount")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aMistakeInAStatementIsToldWithItsPlace() {
        var failed = json(post("/api/v1/queries", """
                {"dataSource": "%s", "sql": "SELECT amuont FROM sales"}""".formatted(source())));

        assertThat(failed.get("status").asString()).isEqualTo("failed");
        assertThat(failed.get("error").get("message").asString()).contains("amuont");
        assertThat(failed.get("error").get("column").asInt()).isEqualTo(8);
    }

    @Test
    void anotherPersonDoesNotSeeIt() {
        var id = json(ask(source(), "total amount by region")).get("id").asString();

        assertThat(http.get()
                        .uri("/api/v1/queries/" + id)
                        .header("Authorization", people.member().bearer()))
                .hasStatus(404);
    }

    @Test
    void aQuestionThatIsNotUnderstoodSaysWhichWords() {
        var answer = json(ask(source(), "total zorgblatt by region"));

        assertThat(answer.get("status").asString()).isEqualTo("failed");
        assertThat(answer.get("unknownWords").toString()).contains("zorgblatt");
    }

    private MvcTestResult ask(String source, String question) {
        return post("/api/v1/queries", """
                {"dataSource": "%s", "question": "%s"}""".formatted(source, question));
    }

    private String source() {
        return upload("sales.csv", """
                region,amount,day
                North,10,2024-01-05
                North,20,2024-02-05
                South,5,2024-02-07
                """);
    }

    private String upload(String name, String text) {
        var file = new MockMultipartFile("file", name, "text/csv", text.getBytes(StandardCharsets.UTF_8));
        return json(http.perform(multipart("/api/v1/data-sources/upload")
                        .file(file)
                        .param("name", name + " " + UUID.randomUUID())
                        .header("Authorization", ana.bearer())))
                .get("id")
                .asString();
    }

    private MvcTestResult post(String path, String body) {
        return http.post()
                .uri(path)
                .header("Authorization", ana.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return http.get().uri(path).header("Authorization", ana.bearer()).exchange();
    }

    private static JsonNode json(MvcTestResult result) {
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }
}
