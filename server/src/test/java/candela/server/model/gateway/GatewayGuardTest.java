package candela.server.model.gateway;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static candela.server.testing.ScriptedModel.breaksAfter;
import static candela.server.testing.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.ai.guard.Treatment;
import candela.server.model.guard.GuardRule.Detecting;
import candela.server.model.guard.GuardRule.OnFailure;
import candela.server.model.guard.GuardRule.Options;
import candela.server.model.guard.GuardRule.Terms;
import candela.server.model.guard.Moderation;
import candela.server.model.guard.Stage;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What the rules of the guard do to calls of the gateway, whole and streamed. */
@ServerTest
class GatewayGuardTest {

    private static final String TOOLS = """
            {"model": "gpt", "stream": %s, "messages": [{"role": "user", "content": "Send it"}],
             "tools": [{"type": "function", "function": {"name": "send", "parameters": {"type": "object"}}}]}""";

    private final TestModels models;
    private final Moderation moderation;
    private final Api api;
    private final UsageWriter writer;
    private final Person ana;
    private final ScriptedModel upstream = new ScriptedModel();

    GatewayGuardTest(TestModels models, People people, Moderation moderation, Api api, UsageWriter writer) {
        this.models = models;
        this.moderation = moderation;
        this.api = api;
        this.writer = writer;
        this.ana = people.member();
        model("gpt", "llm");
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void whatMayNotGoInIsNotSentAndTheCallerIsToldWhy() {
        rule(Stage.INPUT, Detecting.SECRETS, Treatment.BLOCK, null);

        var answer = ask("My password is Tr0ub4dor7x", false);

        assertThat(answer).hasStatus(400);
        assertThat(text(answer, "/error/code")).isEqualTo("content_policy_violation");
        assertThat(text(answer, "/error/message")).contains("passwords").doesNotContain("Tr0ub4dor7x");
        assertThat(upstream.received()).isEmpty();
    }

    @Test
    void whatIsMaskedGoesInMasked() {
        rule(Stage.INPUT, Detecting.PERSONAL_DATA, Treatment.MASK, null);

        assertThat(ask("Write to ana@example.com", false)).hasStatusOk();

        assertThat(upstream.last().json().at("/messages/0/content").asString()).isEqualTo("Write to [EMAIL_1]");
    }

    @Test
    void whatIsMaskedComesOutMaskedThoughItComesInPieces() {
        rule(Stage.OUTPUT, Detecting.PERSONAL_DATA, Treatment.MASK, null);
        upstream.then(says("It is ana@example.com."), says(List.of("It is ana@ex", "ample.", "com, I think.")));

        assertThat(text(ask("Whose?", false), "/choices/0/message/content")).isEqualTo("It is [EMAIL_1].");
        var streamed = body(ask("Whose?", true));
        assertThat(streamed)
                .contains("[EMAIL_1]", "think.")
                .doesNotContain("ana@ex", "ample")
                .endsWith("data: [DONE]\n\n");
    }

    @Test
    void whatMayNotComeOutEndsTheStream() {
        rule(Stage.OUTPUT, Detecting.SECRETS, Treatment.BLOCK, null);
        upstream.then(
                says("The password is Tr0ub4dor7x"),
                says(List.of(
                        "I was told this and that about it, and more. ",
                        "The password is Tr0ub",
                        "4dor7x, and so on.")));

        assertThat(ask("Tell me", false)).hasStatus(400).bodyText().doesNotContain("Tr0ub");
        assertThat(body(ask("Tell me", true)))
                .contains("content_policy_violation")
                .doesNotContain("Tr0ub", "4dor7x", "[DONE]");
    }

    @Test
    void whatTheGuardHeldBackWhenTheProviderBrokeOffIsCountedOnceWithTheAnswerThatCameAfter() {
        rule(Stage.OUTPUT, Detecting.SECRETS, Treatment.BLOCK, null);
        limitThatBearsFewTokensMoreThanOneCall();
        upstream.then(breaksAfter(List.of("password: Tr0ub")));

        assertThat(body(ask("Tell me", true))).contains("boats").endsWith("data: [DONE]\n\n");

        var call = only();
        assertThat(upstream.received()).hasSize(2);
        assertThat(call.at("/outcome").asString()).isEqualTo("ok");
        assertThat(call.at("/inputTokens").asLong()).isGreaterThan(ScriptedModel.INPUT);
        assertThat(call.at("/outputTokens").asLong()).isGreaterThan(ScriptedModel.OUTPUT);
        assertThat(ask("Again", false)).hasStatus(429);
    }

    @Test
    void whatTheGuardHeldBackOfACallThatFailsIsCountedOnce() {
        rule(Stage.OUTPUT, Detecting.SECRETS, Treatment.BLOCK, null);
        limitThatBearsFewTokensMoreThanOneCall();
        upstream.then(breaksAfter(List.of("password: Tr0ub")), breaksAfter(List.of("password: Tr0ub")));

        assertThat(ask("Tell me", true)).hasStatus(502);

        var call = only();
        assertThat(call.at("/outcome").asString()).isEqualTo("failed");
        assertThat(call.at("/outputTokens").asLong()).isPositive();
        assertThat(call.at("/cost").decimalValue()).isPositive();
        assertThat(ask("Again", false)).hasStatus(429);
    }

    @Test
    void whatToolsAreHandedIsLookedAtBeforeAnybodyGetsIt() {
        rule(Stage.TOOLS, Detecting.PERSONAL_DATA, Treatment.BLOCK, null);
        upstream.then(toolCall("{\"to\": \"ana@example.com\"}"), streamedToolCall("{\"to\": \"ana@ex", "ample.com\"}"));

        assertThat(send(TOOLS.formatted("false"))).hasStatus(400);
        assertThat(body(send(TOOLS.formatted("true"))))
                .contains("content_policy_violation")
                .doesNotContain("ana@ex");

        upstream.then(toolCall("{\"to\": \"nobody\"}"), streamedToolCall("{\"to\": ", "\"nobody\"}"));
        assertThat(send(TOOLS.formatted("false"))).hasStatusOk().bodyText().contains("nobody");
        assertThat(body(send(TOOLS.formatted("true")))).contains("nobody", "[DONE]");
    }

    @Test
    void aModelOfTypeGuardIsAskedFirstAndWhatItCallsUnsafeGoesNoFurther() {
        var judge = model("judge", "guard");
        rule(Stage.INPUT, Detecting.MODEL, Treatment.BLOCK, judge);
        upstream.then(says("unsafe\nS1"), says("safe"), says("Fine."));

        assertThat(ask("Something awful", false)).hasStatus(400).bodyText().contains("violated our guidelines");
        assertThat(upstream.received()).hasSize(1);
        assertThat(text(ask("Something nice", false), "/choices/0/message/content"))
                .isEqualTo("Fine.");
        assertThat(upstream.received()).hasSize(3);
    }

    @Test
    void whatGoesToAGuardedModelIsJudgedFirstWithoutAnyRule() {
        model("judge", "guard");
        models.add(ana, "guarded", upstream, "llm", "1", "2", "guarded");
        upstream.then(says("unsafe\nS9"), says("safe"), says("Fine."), says("Fine."));

        var unsafe = models.chat(ana, TestModels.question("guarded", "Something awful", false));
        assertThat(unsafe).hasStatus(400).bodyText().contains("violated our guidelines");
        assertThat(upstream.received()).hasSize(1);
        assertThat(models.chat(ana, TestModels.question("guarded", "Something nice", false)))
                .hasStatusOk();
        assertThat(upstream.received()).hasSize(3);
        assertThat(ask("Something awful", false)).hasStatusOk();
        assertThat(upstream.received()).hasSize(4);
    }

    @Test
    void aGuardThatIsDownLetsNothingPass() {
        var judge = model("judge", "guard");
        rule(Stage.INPUT, Detecting.MODEL, Treatment.BLOCK, judge);
        var down = ScriptedModel.fails(500, "down");
        upstream.then(down, down, down);

        assertThat(ask("Something nice", false)).hasStatus(400);
        assertThat(upstream.received()).allMatch(it -> it.body().contains("Something nice"));
        assertThat(upstream.received()).hasSizeLessThanOrEqualTo(2);
    }

    private static ScriptedModel.Reply toolCall(String arguments) {
        return ScriptedModel.json(200, """
                {"id": "c", "object": "chat.completion", "created": 1, "model": "scripted", "choices": [{"index": 0,
                 "finish_reason": "tool_calls", "message": {"role": "assistant", "content": null, "tool_calls": [
                  {"id": "t", "type": "function", "function": {"name": "send", "arguments": "%s"}}]}}],
                 "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}}""".formatted(escaped(arguments)));
    }

    private static ScriptedModel.Reply streamedToolCall(String... pieces) {
        return ScriptedModel.deltas(Stream.of(pieces)
                .map(it ->
                        "{\"tool_calls\": [{\"index\": 0, \"id\": \"t\", \"type\": \"function\", \"function\": {\"name\": \"send\", \"arguments\": \""
                                + escaped(it) + "\"}}]}")
                .toList());
    }

    private static String escaped(String text) {
        return text.replace("\"", "\\\"");
    }

    /** A call reserves 4,096 tokens of output: when a few more than these are used, there is no room for the next. */
    private void limitThatBearsFewTokensMoreThanOneCall() {
        assertThat(api.post(ana, "/limits", """
                {"ofAll": false, "subject": "user", "metric": "output_tokens", "span": "month", "amount": %d}""".formatted(4_096 + ScriptedModel.OUTPUT + 2)))
                .hasStatus(201);
    }

    private JsonNode only() {
        writer.flush();
        var calls = json(api.get(ana, "/usage/calls")).at("/items");
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private void rule(Stage stage, Detecting detecting, Treatment action, @Nullable UUID guard) {
        var options = new Options(List.of(), List.of(), null, guard);
        moderation.create(
                ana.actor(),
                false,
                new Terms("A rule", 1, stage, detecting, options, action, OnFailure.CLOSED, 3_000, true));
    }

    private UUID model(String name, String type) {
        return UUID.fromString(models.add(ana, name, upstream, type, "1", "2"));
    }

    private MvcTestResult ask(String words, boolean stream) {
        return models.chat(ana, TestModels.question("gpt", words, stream));
    }

    private MvcTestResult send(String body) {
        return models.chat(ana, body);
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
