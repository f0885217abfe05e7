package candela.server.query;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static candela.server.testing.ScriptedModel.fails;
import static candela.server.testing.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import candela.engine.data.DataException;
import candela.server.model.LanguageModel;
import candela.server.model.LanguageModel.Prompt;
import candela.server.model.LanguageModel.Task;
import candela.server.platform.Problem;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A language model proposes a statement beside the parser's. */
@ServerTest
class ProposalsTest {

    private static final String SALES = """
            region,amount,seller,mail
            North,10,Kim,kim@example.com
            North,20,Lou,lou@example.com
            South,5,Kim,kim@example.org
            East,8,Max,max@example.net
            """;

    private static final String BY_REGION = "SELECT region, SUM(amount) AS revenue FROM sales GROUP BY region";

    private static final String NOT_UNDERSTOOD = "zorgblatt quux";

    private final MockMvcTester http;
    private final Api api;
    private final JsonMapper json;
    private final TestModels models;
    private final Person ana;
    private final Person ben;
    private final String source;
    private final ScriptedModel upstream = new ScriptedModel();

    ProposalsTest(MockMvcTester http, Api api, JsonMapper json, TestModels models, People people) {
        this.http = http;
        this.api = api;
        this.json = json;
        this.models = models;
        this.ana = people.member();
        this.ben = people.colleague(ana, "analyst");
        this.source = upload("sales", SALES);
        models.language(ana, "writer", upstream);
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void aModelThatFindsTheSameMakesTheParserSurer() {
        level("nothing");
        var alone = ask(ana, "total amount by region");
        assertThat(upstream.received()).isEmpty();
        assertThat(alone.at("/model").isNull()).isTrue();

        level("schema");
        propose(BY_REGION + " ORDER BY 2");
        var answer = ask(ana, "total amount by region");

        assertThat(answer.at("/model/part").asString()).as(answer.toString()).isEqualTo("agreed");
        assertThat(answer.at("/model/name").asString()).isEqualTo("writer");
        assertThat(answer.at("/engine").asString()).isEqualTo("built-in");
        assertThat(answer.at("/sql")).isEqualTo(alone.at("/sql"));
        assertThat(answer.at("/confidence").asDouble())
                .isGreaterThanOrEqualTo(alone.at("/confidence").asDouble());
    }

    @Test
    void aModelThatFindsSomethingElseIsOfferedBesideASureReading() {
        propose("SELECT region, MAX(amount) AS most FROM sales GROUP BY region");

        var answer = ask(ana, "total amount by region");

        assertThat(answer.at("/model/part").asString()).as(answer.toString()).isEqualTo("overruled");
        assertThat(answer.at("/engine").asString()).isEqualTo("built-in");
        assertThat(answer.at("/alternatives/0/sql").asString()).contains("MAX(amount)");

        var chosen = json(api.post(ana, "/queries/" + answer.at("/id").asString() + "/choice", "{\"alternative\": 0}"));
        assertThat(chosen.at("/engine").asString()).isEqualTo("model");
        assertThat(chosen.at("/rows").toString()).contains("20");
    }

    @Test
    void whatTheParserDoesNotUnderstandTheModelAnswersAndIsNamed() {
        propose(BY_REGION);

        var answer = ask(ana, NOT_UNDERSTOOD);

        assertThat(answer.at("/status").asString()).as(answer.toString()).isEqualTo("succeeded");
        assertThat(answer.at("/engine").asString()).isEqualTo("model");
        assertThat(answer.at("/model/part").asString()).isEqualTo("wrote");
        assertThat(answer.at("/model/note").asString()).isEqualTo("because");
        assertThat(answer.at("/confidence").asDouble()).isLessThan(0.5);
        assertThat(answer.at("/assumptions").toString()).contains("A language model wrote this statement");
        assertThat(answer.at("/rows").toString()).contains("North", "30");
    }

    @Test
    void whatIsAskedBackIsTakenOpenlyWhereTheModelAgreesWithOneAnswer() {
        var people = upload(
                "people",
                "name,home_city,work_city\nAna,Berlin,Paris\nBen,Berlin,Berlin\nCho,Paris,Berlin\nDan,Berlin,Rome\n");
        propose("SELECT count(*) FROM people WHERE home_city = 'Berlin'");

        var answer = ask(ana, people, "how many people in Berlin");

        assertThat(answer.at("/rows").toString()).as(answer.toString()).isEqualTo("[[3]]");
        assertThat(answer.at("/model/part").asString()).isEqualTo("chose");
        assertThat(answer.at("/engine").asString()).isEqualTo("built-in");
        assertThat(answer.at("/assumptions").toString()).contains("Berlin", "a language model takes it for");
        assertThat(answer.at("/alternatives")).hasSize(1);
    }

    @Test
    void whatTheDatabaseSaysIsFedBackAtMostTwice() {
        propose("SELECT region, SUM(amuont) FROM sales GROUP BY region");
        propose(BY_REGION);
        assertThat(ask(ana, NOT_UNDERSTOOD).at("/status").asString()).isEqualTo("succeeded");
        assertThat(upstream.received()).hasSize(2);
        assertThat(matter()).contains("SUM(amuont)", "because", "amuont", "not");

        for (var i = 0; i < 5; i++) {
            propose("SELECT region, SUM(amuont) FROM sales GROUP BY region");
        }
        var failed = ask(ana, NOT_UNDERSTOOD);
        assertThat(upstream.received()).hasSize(5);
        assertThat(failed.at("/status").asString()).isEqualTo("failed");
        assertThat(failed.at("/error/message").asString()).contains("language model has no answer either");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM sales",
                "SELECT 1; DROP TABLE sales",
                "SELECT pg_sleep(10)",
                "SELECT * FROM read_csv('/etc/passwd')",
                "SELECT mail FROM sales",
                "SELECT s.mail AS region FROM sales s",
                "SELECT * FROM sales",
                "SELECT sales FROM sales",
                "SELECT region FROM sales ORDER BY mail",
                "SELECT table_name FROM information_schema.tables",
            })
    void hostileProposalsNeverRun(String sql) {
        for (var i = 0; i < 3; i++) {
            propose(sql);
        }
        var answer = ask(ana, NOT_UNDERSTOOD);

        assertThat(answer.at("/status").asString()).as(answer.toString()).isEqualTo("failed");
        assertThat(answer.at("/sql").isNull()).isTrue();
        assertThat(upstream.received()).hasSize(3);
        assertThat(upstream.received().stream().map(ScriptedModel.Received::body))
                .noneMatch(it -> it.contains("example.com"));
    }

    @Test
    void nobodysModelReachesBeyondTheirPolicies() {
        policy("column", "\"amount\"", "hide");
        policy("row", "null", "region = 'South'");
        propose("SELECT region, amount FROM sales");
        propose("SELECT region FROM sales");

        var answer = ask(ben, NOT_UNDERSTOOD);

        assertThat(answer.at("/rows").toString()).as(answer.toString()).isEqualTo("[[\"South\"]]");
        assertThat(upstream.received()).hasSize(2);
        assertThat(upstream.received().getFirst().body()).contains("region").doesNotContain("amount");
    }

    @Test
    void howMuchIsToldIsTheSourcesSetting() {
        propose("");
        ask(ana, "how many sales of kim");
        assertThat(matter())
                .contains("\\\"region\\\"", "how many sales of kim")
                .doesNotContain("North", "Lou", "mail", "example.com");

        level("samples");
        propose("");
        ask(ana, "how many sales of kim");
        assertThat(matter()).contains("North", "Lou").doesNotContain("mail", "example.com");

        level("nothing");
        ask(ana, "how many sales of kim");
        assertThat(upstream.received()).hasSize(2);
    }

    @Test
    void messagesOfTheDatabaseTellNoValues() {
        propose("SELECT CAST(seller AS INTEGER) FROM sales");
        propose("");

        ask(ana, NOT_UNDERSTOOD);

        assertThat(matter()).contains("CAST(seller AS INTEGER)").doesNotContain("Kim", "Lou", "Max");
    }

    @Test
    void wordsOfTheTeamAreToldAndBeatTheModel() {
        assertThat(api.post(ana, "/semantic/terms", """
                {"dataSource": "%s", "kind": "metric", "phrases": ["turnover"], "meaning": "sum(amount)", "scope": "personal"}""".formatted(source))).hasStatus(201);
        propose("SELECT region, COUNT(*) AS turnover FROM sales GROUP BY region");

        var answer = ask(ana, "turnover by region");

        assertThat(matter()).contains("turnover", "sum(amount)");
        assertThat(answer.at("/model/part").asString()).as(answer.toString()).isEqualTo("overruled");
        assertThat(answer.at("/rows").toString()).contains("30");
    }

    @Test
    void aModelThatIsDownBreaksNoAnswer() {
        upstream.then(
                fails(500, "down"), fails(500, "down"), fails(500, "down"), fails(500, "down"), fails(500, "down"));
        upstream.close();

        var answer = ask(ana, "total amount by region");
        assertThat(answer.at("/status").asString()).isEqualTo("succeeded");
        assertThat(answer.at("/model/part").asString()).isEqualTo("unreached");
        assertThat(answer.at("/model/note").asString()).contains("cannot be reached");

        var failed = ask(ana, NOT_UNDERSTOOD);
        assertThat(failed.at("/error/code").asString()).isEqualTo("not_understood");
        assertThat(failed.at("/error/message").asString()).contains("The language model could not be asked: ");
        assertThat(failed.at("/model/part").asString()).isEqualTo("unreached");
    }

    @Test
    void oneThatDoesNotAnswerIsWaitedForNoLonger(@Autowired LanguageModel language) {
        var prompt = new Prompt(Task.SQL, "query:test", "Rules", "Matter", json.createObjectNode());

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Proposals.answered(language, ana.actor(), prompt, Duration.ZERO, () -> false))
                .withMessageContaining("within 30 seconds");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Proposals.answered(language, ana.actor(), prompt, Duration.ofMinutes(1), () -> true))
                .satisfies(it -> assertThat(it.reason()).isEqualTo(DataException.Reason.CANCELLED));
    }

    @Test
    void overSeveralSourcesTablesAreToldWithTheirSource() {
        var goals = upload("goals", "region,squad,goal\nNorth,Red,30\nSouth,Blue,40\nEast,Green,9\n");
        var own = text(api.get(ana, "/data-sources/" + source), "/name");
        var other = text(api.get(ana, "/data-sources/" + goals), "/name");
        propose(
                "SELECT g.squad, SUM(s.amount) FROM \"%s\".sales s JOIN \"%s\".goals g ON g.region = s.region GROUP BY g.squad"
                        .formatted(own, other));

        var answer = json(api.post(ana, "/queries", """
                {"dataSource": "%s", "otherSources": ["%s"], "question": "%s"}""".formatted(source, goals, NOT_UNDERSTOOD)));

        assertThat(answer.at("/engine").asString()).as(answer.toString()).isEqualTo("model");
        assertThat(answer.at("/rows").toString()).contains("Red", "30");
        assertThat(upstream.last().json().at("/messages/1/content").asString())
                .contains("\"\\\"" + own + "\\\".sales\"", "\"\\\"" + other + "\\\".goals\"")
                .doesNotContain("mail");
    }

    @Test
    void whoeverMayNotUseModelsIsAnsweredWithoutOne() {
        var key = text(api.post(ana, "/api-keys", """
                {"name": "k", "scopes": ["query:run", "query:read", "datasource:read"]}"""), "/key");

        var answer = json(api.send(HttpMethod.POST, key, "/queries", body(source, "total amount by region")));

        assertThat(answer.at("/status").asString()).isEqualTo("succeeded");
        assertThat(upstream.received()).isEmpty();
    }

    @Test
    void theOneWhoAskedReadsWhatTheModelWasTold() {
        propose(BY_REGION);
        var path = "/queries/" + ask(ana, NOT_UNDERSTOOD).at("/id").asString();

        var told = json(api.get(ana, path + "/told"));

        assertThat(told.at("/model").asString()).isEqualTo("writer");
        assertThat(told.at("/turns/0/told").asString())
                .isEqualTo(upstream.last().json().at("/messages/1/content").asString());
        assertThat(told.at("/rules").asString())
                .isEqualTo(upstream.last().json().at("/messages/0/content").asString());
        assertThat(told.at("/turns/0/said").asString()).contains("SUM(amount)");
        assertThat(api.get(ben, path + "/told")).hasStatus(404);
        level("nothing");
        var alone = "/queries/" + ask(ana, "total amount by region").at("/id").asString();
        assertThat(api.get(ana, alone + "/told")).hasStatus(404);
    }

    private void propose(String sql) {
        var said = json.createObjectNode()
                .put("answerable", !sql.isEmpty())
                .put("sql", sql)
                .put("why", "because");
        upstream.then(says(said.toString()));
    }

    /** What the model was told last. */
    private String matter() {
        return upstream.last().body();
    }

    private JsonNode ask(Person person, String question) {
        return ask(person, source, question);
    }

    private JsonNode ask(Person person, String asked, String question) {
        return json(api.post(person, "/queries", body(asked, question)));
    }

    private static String body(String asked, String question) {
        return """
                {"dataSource": "%s", "question": "%s"}""".formatted(asked, question);
    }

    private void level(String level) {
        assertThat(api.patch(ana, "/data-sources/" + source, "{\"disclosure\": \"%s\"}".formatted(level)))
                .hasStatusOk();
    }

    private void policy(String kind, String column, String rule) {
        assertThat(api.post(ana, "/data-sources/" + source + "/policies", """
                {"name": "%s", "kind": "%s", "table": "sales", "column": %s, "rule": "%s", "exempt": "data_policies:write"}""".formatted(kind, kind, column, rule)))
                .hasStatus(201);
    }

    private String upload(String table, String csv) {
        var file = new MockMultipartFile("file", table + ".csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        return text(
                http.perform(multipart("/api/v1/data-sources/upload")
                        .file(file)
                        .param("name", "Sales " + UUID.randomUUID())
                        .param("visibility", "team")
                        .header(HttpHeaders.AUTHORIZATION, ana.bearer())),
                "/id");
    }
}
