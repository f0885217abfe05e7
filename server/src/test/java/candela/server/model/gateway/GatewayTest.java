package candela.server.model.gateway;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static candela.server.testing.ScriptedModel.breaksAfter;
import static candela.server.testing.ScriptedModel.fails;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What clients of the gateway meet: answers as sent, errors in OpenAI's shape, everything counted once. */
@ServerTest
class GatewayTest {

    private final TestModels models;
    private final Api api;
    private final UsageWriter writer;
    private final JdbcClient database;
    private final Person ana;
    private final ScriptedModel upstream = new ScriptedModel();
    private final ScriptedModel other = new ScriptedModel();

    GatewayTest(
            TestModels models,
            Api api,
            People people,
            UsageWriter writer,
            @Qualifier("meteringDataSource") DataSource dataSource) {
        this.models = models;
        this.api = api;
        this.writer = writer;
        this.database = JdbcClient.create(dataSource);
        this.ana = people.member();
    }

    @AfterEach
    void stop() {
        upstream.close();
        other.close();
    }

    @Test
    void aRequestIsForwardedAsSentAndTheAnswerComesBackAsItIs() {
        model("gpt", upstream);

        var answer = chat("""
                {"model": "gpt", "messages": [{"role": "user", "content": "How many boats?"}],
                 "temperature": 0.30, "unknown_field": {"kept": null}}""");

        assertThat(answer).hasStatusOk();
        assertThat(text(answer, "/choices/0/message/content")).isEqualTo(ScriptedModel.ANSWER);
        assertThat(upstream.last().body()).contains("\"temperature\":0.30", "\"unknown_field\":{\"kept\":null}");
        assertThat(upstream.last().json().at("/model").asString()).isEqualTo("scripted");
        assertThat(upstream.last().headers()).containsEntry("Authorization", "Bearer " + TestModels.SECRET);
        assertThat(answer.getResponse().getHeader("x-candela-overhead-ms")).matches("\\d+\\.\\d\\d");
    }

    @Test
    void aStreamComesAsChunksThatEndWithDoneAndItsUsageIsKnownThoughNobodyAskedForIt() {
        model("gpt", upstream);

        var answer = chat("""
                {"model": "gpt", "stream": true, "messages": [{"role": "user", "content": "How many boats?"}]}""");

        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM);
        assertThat(body(answer))
                .contains("Three ", "small ", "boats.")
                .endsWith("data: [DONE]\n\n")
                .doesNotContain("usage");
        assertThat(usage())
                .singleElement()
                .isEqualTo(new Used("ok", ScriptedModel.INPUT, ScriptedModel.OUTPUT, "0.000021"));
    }

    @Test
    void aCallIsRecordedOnceWithItsTokensAndItsCost() {
        model("gpt", upstream);

        chat(TestModels.question("gpt"));

        assertThat(usage())
                .singleElement()
                .isEqualTo(new Used("ok", ScriptedModel.INPUT, ScriptedModel.OUTPUT, "0.000021"));
    }

    @Test
    void anAnswerThatBreaksOffAfterTheFirstByteEndsWithAnErrorAndIsMeteredOnce() {
        model("gpt", upstream);
        upstream.then(breaksAfter(List.of("Three ", "small ")));

        var answer = chat("""
                {"model": "gpt", "stream": true, "messages": [{"role": "user", "content": "How many boats?"}]}""");

        assertThat(body(answer)).contains("Three ", "\"error\"").doesNotContain("[DONE]");
        assertThat(upstream.received()).hasSize(1);
        assertThat(usage()).singleElement().satisfies(it -> {
            assertThat(it.outcome()).isEqualTo("failed");
            assertThat(it.output()).isPositive();
        });
    }

    @Test
    void whatIsOverloadedIsAskedAgainBeforeTheFirstByte() {
        model("gpt", upstream);
        upstream.then(fails(503, "overloaded"));

        assertThat(chat(TestModels.question("gpt"))).hasStatusOk();
        assertThat(upstream.received()).hasSize(2);
        assertThat(usage()).extracting(Used::outcome).containsExactly("ok");
    }

    @Test
    void aModelThatFailsIsReplacedByTheNextOfTheTeamsOrderAndTheDecisionIsKept() {
        var first = model("first", upstream);
        var second = model("second", other);
        prefer("failover", first, second);
        upstream.then(fails(500, "broken"), fails(500, "broken"));

        var answer = chat(TestModels.question("first"));

        assertThat(answer).hasStatusOk();
        assertThat(answer.getResponse().getHeader("x-candela-model")).isEqualTo("second");
        assertThat(usage()).extracting(Used::outcome).containsExactlyInAnyOrder("failed", "ok");
        assertThat(routes()).anyMatch(it -> it.contains("named by the caller; first: upstream"));
    }

    @Test
    void autoChoosesTheCheapest() {
        var dear = model("dear", upstream, "3", "9");
        var cheap = model("cheap", other, "0.1", "0.2");
        prefer("cheapest", dear, cheap);

        var answer = chat(TestModels.question("auto"));

        assertThat(answer.getResponse().getHeader("x-candela-model")).isEqualTo("cheap");
        assertThat(routes()).containsExactly("cheap: the cheapest of 2");
    }

    @ParameterizedTest
    @CsvSource({
        "401, 502, the key of the connection",
        "404, 502, no such model",
        "400, 400, no good",
        "429, 429, limiting us",
        "500, 502, no good"
    })
    void aProvidersRefusalIsToldInOpenAisShapeWithoutTheKey(int upstreamStatus, int status, String words) {
        model("gpt", upstream);
        var refusal = fails(upstreamStatus, "no good: " + TestModels.SECRET, "Retry-After", "7");
        upstream.then(refusal, refusal, refusal);

        var answer = chat(TestModels.question("gpt"));

        assertThat(answer).hasStatus(status);
        assertThat(text(answer, "/error/message")).contains(words).doesNotContain(TestModels.SECRET);
        assertThat(json(answer).at("/error").properties())
                .extracting(it -> it.getKey())
                .containsExactlyInAnyOrder("message", "type", "param", "code");
    }

    @Test
    void aRedirectIsNotFollowed() {
        model("gpt", upstream);
        upstream.then(ScriptedModel.json(302, "", "Location", other.base() + "/chat/completions"));

        assertThat(chat(TestModels.question("gpt"))).hasStatus(502);
        assertThat(other.received()).isEmpty();
    }

    @Test
    void aCallOverItsLimitIsRefusedWithTheLimitItsValueAndWhenItResets() {
        model("gpt", upstream);
        limit("""
                {"ofAll": false, "subject": "user", "metric": "requests", "span": "month", "amount": 2}""");

        assertThat(chat(TestModels.question("gpt"))).hasStatusOk();
        var second = chat(TestModels.question("gpt"));
        var third = chat(TestModels.question("gpt"));

        assertThat(second).hasStatusOk();
        assertThat(second.getResponse().getHeader("x-ratelimit-limit-requests")).isEqualTo("2");
        assertThat(second.getResponse().getHeader("x-ratelimit-remaining-requests"))
                .isEqualTo("0");
        assertThat(third).hasStatus(429);
        assertThat(third.getResponse().getHeader("Retry-After")).matches("\\d+");
        assertThat(text(third, "/error/message")).contains("2 requests per month", "resets at");
        assertThat(text(third, "/error/code")).isEqualTo("rate_limit_exceeded");
        assertThat(upstream.received()).hasSize(2);
        assertThat(usage()).extracting(Used::outcome).containsExactlyInAnyOrder("ok", "ok", "refused_by_limit");
    }

    @Test
    void aFailedCallUsesNothingOfALimit() {
        model("gpt", upstream);
        limit("""
                {"ofAll": false, "subject": "user", "metric": "requests", "span": "month", "amount": 1}""");
        upstream.then(fails(400, "no good"));

        assertThat(chat(TestModels.question("gpt"))).hasStatus(400);
        assertThat(chat(TestModels.question("gpt"))).hasStatusOk();
    }

    @Test
    void aModelWithoutAPriceIsNotCalledWhereMoneyIsLimited() {
        model("gpt", upstream, "null", "null");
        limit("""
                {"ofAll": false, "subject": "team", "metric": "money", "span": "month", "amount": 5}""");

        assertThat(chat(TestModels.question("gpt"))).hasStatus(409).bodyText().contains("has no price");
        assertThat(upstream.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"n\": -1",
                "\"n\": 100000",
                "\"max_tokens\": -5",
                "\"max_tokens\": 99999999999",
                "\"max_tokens\": \"many\""
            })
    void anAbsurdWishIsRefusedBeforeAnythingIsSent(String wish) {
        model("gpt", upstream);

        var answer = chat("""
                {"model": "gpt", "messages": [{"role": "user", "content": "Hi"}], %s}""".formatted(wish));

        assertThat(answer).hasStatus(400);
        assertThat(text(answer, "/error/param")).isIn("n", "max_tokens");
        assertThat(upstream.received()).isEmpty();
    }

    @Test
    void toolsAndImagesNeedAModelThatHasThem() {
        model("gpt", upstream);

        assertThat(chat("""
                {"model": "gpt", "messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,AA=="}}]}]}""")).hasStatus(400).bodyText().contains("capability vision");
    }

    @Test
    void theBuiltInModelMakesEmbeddingsWithNothingSetUpAndIsCounted() {
        var answer = models.call(ana.bearer(), "/embeddings", """
                        {"model": "all-MiniLM-L6-v2", "input": ["three small boats", "a harbour"]}""");

        assertThat(answer).hasStatusOk();
        assertThat(json(answer).at("/data")).hasSize(2);
        assertThat(json(answer).at("/data/1/embedding")).hasSize(384);
        assertThat(usage())
                .singleElement()
                .satisfies(it -> assertThat(it.input()).isPositive());
    }

    private String model(String name, ScriptedModel server) {
        return models.language(ana, name, server);
    }

    private String model(String name, ScriptedModel server, String input, String output) {
        return models.add(ana, name, server, "llm", input, output);
    }

    private void prefer(String policy, String... models) {
        assertThat(api.put(ana, "/models/routing", """
                {"policy": "%s", "order": ["%s"]}""".formatted(policy, String.join("\", \"", models))))
                .hasStatusOk();
    }

    private void limit(String body) {
        assertThat(api.post(ana, "/limits", body)).hasStatus(201);
    }

    private MvcTestResult chat(String body) {
        return models.chat(ana, body);
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** A record of usage. */
    record Used(String outcome, long input, long output, String cost) {}

    private List<Used> usage() {
        writer.flush();
        return database.sql(
                        "SELECT outcome, input_tokens, output_tokens, cost FROM model.usage WHERE user_id = ? ORDER BY at")
                .param(ana.user().value())
                .query((row, number) -> new Used(
                        row.getString(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getBigDecimal(4).stripTrailingZeros().toPlainString()))
                .list();
    }

    private List<String> routes() {
        writer.flush();
        return database.sql("SELECT route FROM model.usage WHERE user_id = ?")
                .param(ana.user().value())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
