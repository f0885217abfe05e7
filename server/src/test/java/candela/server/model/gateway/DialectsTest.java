package candela.server.model.gateway;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static candela.server.testing.ScriptedModel.ANSWER;
import static candela.server.testing.ScriptedModel.INPUT;
import static candela.server.testing.ScriptedModel.OUTPUT;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients of OpenAI's and Anthropic's APIs reach models of every provider, and each call is counted. */
@ServerTest
class DialectsTest {

    private static final String SECRET = "key-of-the-provider";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MockMvcTester http;
    private final Api api;
    private final UsageWriter writer;
    private final JdbcClient database;
    private final Person ana;
    private final ScriptedModel upstream = new ScriptedModel();

    DialectsTest(
            MockMvcTester http,
            Api api,
            People people,
            UsageWriter writer,
            @Qualifier("meteringDataSource") DataSource dataSource) {
        this.http = http;
        this.api = api;
        this.writer = writer;
        this.database = JdbcClient.create(dataSource);
        this.ana = people.member();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource({"compatible, /chat/completions", "anthropic, /messages", "google, /models/scripted:generateContent"})
    void everyClientReadsTheAnswerOfEveryProvider(String provider, String path) {
        model(provider, "llm");

        assertThat(text(chat(false), "/choices/0/message/content")).isEqualTo(ANSWER);
        assertThat(text(messages(false), "/content/0/text")).isEqualTo(ANSWER);
        assertThat(text(responses(false), "/output/0/content/0/text")).isEqualTo(ANSWER);

        assertThat(upstream.received()).hasSize(3).allMatch(it -> it.path().equals("/v1" + path));
        assertThat(counted())
                .containsExactly(
                        List.of("ok", INPUT, OUTPUT), List.of("ok", INPUT, OUTPUT), List.of("ok", INPUT, OUTPUT));
    }

    @ParameterizedTest
    @CsvSource({
        "compatible, /chat/completions",
        "anthropic, /messages",
        "google, /models/scripted:streamGenerateContent"
    })
    void everyClientReadsTheStreamOfEveryProvider(String provider, String path) {
        model(provider, "llm");

        assertThat(pieces(chat(true), "/choices/0/delta/content")).isEqualTo(ANSWER);
        assertThat(pieces(messages(true), "/delta/text")).isEqualTo(ANSWER);
        assertThat(pieces(responses(true), "/delta")).isEqualTo(ANSWER);

        assertThat(upstream.received()).hasSize(3).allMatch(it -> it.path().equals("/v1" + path));
        assertThat(counted())
                .containsExactly(
                        List.of("ok", INPUT, OUTPUT), List.of("ok", INPUT, OUTPUT), List.of("ok", INPUT, OUTPUT));
    }

    @Test
    void streamsEndAsEachClientExpects() {
        model("google", "llm");

        assertThat(body(chat(true))).endsWith("data: [DONE]\n\n").doesNotContain("usage");
        assertThat(body(messages(true)))
                .contains("event: message_start", "event: message_delta")
                .endsWith("\"message_stop\"}\n\n");
        assertThat(body(responses(true))).contains("event: response.created", "event: response.completed");
    }

    @ParameterizedTest
    @CsvSource({
        "compatible, Authorization, Bearer key-of-the-provider",
        "anthropic, x-api-key, key-of-the-provider",
        "google, x-goog-api-key, key-of-the-provider"
    })
    void theKeyGoesWhereTheProviderLooksForIt(String provider, String header, String value) {
        model(provider, "llm");

        chat(false);

        assertThat(upstream.last().headers()).containsEntry(header, value);
    }

    @Test
    void vectorsOfGoogleComeInTheFormOfOpenAi() {
        model("google", "embeddings");

        var answer = post("embeddings", """
                {"model": "boats", "input": ["one", "two"]}""");

        assertThat(answer).hasStatusOk();
        assertThat(json(answer).at("/data/1/embedding/1").asDouble()).isEqualTo(0.25);
        assertThat(upstream.last().path()).endsWith(":batchEmbedContents");
    }

    @Test
    void whatTheProviderCannotDoIsRefusedByItsFieldBeforeAnythingIsSent() {
        model("anthropic", "llm");

        var answer = post("chat/completions", """
                {"model": "boats", "messages": [{"role": "user", "content": "Hi"}], "logit_bias": {"1": 5}}""");

        assertThat(answer).hasStatus(400);
        assertThat(text(answer, "/error/param")).isEqualTo("logit_bias");
        assertThat(upstream.received()).isEmpty();
    }

    @Test
    void aRefusalIsToldInTheClientsDialect() {
        model("google", "llm");
        var busy = ScriptedModel.json(503, """
                {"error": {"code": 503, "message": "The model is overloaded.", "status": "UNAVAILABLE"}}""");
        upstream.then(busy, busy, busy);

        var answer = messages(false);

        assertThat(answer).hasStatus(503);
        assertThat(text(answer, "/error/type")).isEqualTo("overloaded_error");
        assertThat(text(answer, "/error/message")).contains("The model is overloaded.");
    }

    private void model(String provider, String type) {
        var connection = text(
                api.post(ana, "/models/connections", """
                {"provider": "%s", "scope": "team", "name": "%s", "base": "%s", "key": "%s"}""".formatted(provider, provider, upstream.base(), SECRET)),
                "/id");
        assertThat(api.post(ana, "/models/connections/" + connection + "/models", """
                {"models": [{"name": "boats", "upstream": "scripted", "type": "%s", "inputPrice": 1, "outputPrice": 2, "capabilities": []}]}""".formatted(type)))
                .hasStatus(201);
    }

    private MvcTestResult chat(boolean stream) {
        return post("chat/completions", """
                {"model": "boats", "stream": %s, "messages": [{"role": "user", "content": "How many boats?"}]}""".formatted(stream));
    }

    private MvcTestResult messages(boolean stream) {
        return post("messages", """
                {"model": "boats", "stream": %s, "max_tokens": 100, "messages": [{"role": "user", "content": "How many boats?"}]}""".formatted(stream));
    }

    private MvcTestResult responses(boolean stream) {
        return post("responses", """
                {"model": "boats", "stream": %s, "input": "How many boats?"}""".formatted(stream));
    }

    private MvcTestResult post(String path, String body) {
        return http.post()
                .uri("/v1/" + path)
                .header("Authorization", ana.bearer())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** The words of a stream put together, from where its events have them. */
    private static String pieces(MvcTestResult answer, String place) {
        return body(answer)
                .lines()
                .filter(it -> it.startsWith("data: {"))
                .map(it -> JSON.readTree(it.substring(6)).at(place))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.joining());
    }

    private List<List<Object>> counted() {
        writer.flush();
        return database.sql("SELECT outcome, input_tokens, output_tokens FROM model.usage WHERE user_id = ?")
                .param(ana.user().value())
                .query((row, number) -> List.<Object>of(row.getString(1), row.getInt(2), row.getInt(3)))
                .list();
    }
}
