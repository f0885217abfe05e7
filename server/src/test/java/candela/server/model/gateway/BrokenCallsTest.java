package candela.server.model.gateway;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.ai.wire.Endpoint;
import candela.engine.ai.wire.ServerEvent;
import candela.engine.ai.wire.Wire;
import candela.server.model.usage.UsageRecord;
import candela.server.model.usage.UsageRecord.Kind;
import candela.server.platform.JsonColumn;
import candela.server.platform.Settings;
import candela.server.platform.TypedId;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Clients that leave, providers that are silent, processes that die: what was used is counted, once. */
@ServerTest
class BrokenCallsTest {

    private final TestModels models;
    private final Api api;
    private final Gateway gateway;
    private final UsageWriter writer;
    private final Settings settings;
    private final Person ana;
    private final Person administrator;
    private final ScriptedModel upstream = new ScriptedModel();

    BrokenCallsTest(TestModels models, Api api, Gateway gateway, UsageWriter writer, Settings settings, People people) {
        this.models = models;
        this.api = api;
        this.gateway = gateway;
        this.writer = writer;
        this.settings = settings;
        this.ana = people.member();
        this.administrator = people.administrator();
        models.language(ana, "gpt", upstream);
    }

    @AfterEach
    void stop() {
        setting("model.attempts", "2");
        setting("model.silence_seconds", "120");
        setting("model.longest_call_seconds", "900");
        upstream.close();
    }

    @Test
    void aClientThatLeavesInTheMiddlePaysOnceForWhatCameAndTheProviderIsLeftToo() {
        var rest = new CountDownLatch(1);
        upstream.then(ScriptedModel.waitsFor(rest, List.of("Three ", "small ", "boats.")));

        gateway.call(ana.actor(), call("gpt", true), new Leaving());
        rest.countDown();

        var call = only();
        assertThat(call.at("/outcome").asString()).isEqualTo("cancelled");
        assertThat(call.at("/outputTokens").asLong()).isPositive();
        assertThat(upstream.received()).hasSize(1);
    }

    @Test
    void howOftenAModelIsAskedIsASetting() {
        setting("model.attempts", "1");
        upstream.then(ScriptedModel.fails(503, "overloaded"));

        assertThat(models.chat(ana, TestModels.question("gpt"))).hasStatus(503);
        assertThat(upstream.received()).hasSize(1);
    }

    @Test
    void aSilentProviderEndsTheCallAfterTheTimeThatIsSet() {
        setting("model.attempts", "1");
        setting("model.silence_seconds", "1");
        var never = new CountDownLatch(1);
        upstream.then((exchange, body) -> await(never));

        var answer = models.chat(ana, TestModels.question("gpt"));

        never.countDown();
        assertThat(answer).hasStatus(504);
        assertThat(text(answer, "/error/message")).contains("did not answer in time");
        assertThat(only().at("/failure").asString()).isEqualTo("timeout");
    }

    @Test
    void anAnswerThatNeverEndsIsEndedAfterTheTimeThatIsSet() {
        setting("model.longest_call_seconds", "1");
        upstream.then((exchange, body) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody()
                        .write(("data: {\"id\": \"c\", \"object\": \"chat.completion.chunk\", \"choices\":"
                                        + " [{\"index\": 0, \"delta\": {\"content\": \"boat \"}, \"finish_reason\": null}]}\n\n")
                                .getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        });

        var answer = models.chat(ana, TestModels.question("gpt", "How many?", true));

        assertThat(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("boat ", "\"error\"")
                .doesNotContain("[DONE]");
        assertThat(only().at("/outcome").asString()).isEqualTo("failed");
    }

    @Test
    void whatAProcessUsedThatDiedIsCountedByTheNextOneOnce() throws IOException {
        var folder = Files.createDirectories(settings.data("usage"));
        var dead = UUID.randomUUID();
        var line = JsonColumn.MAPPER.writeValueAsString(used()) + "\n";
        for (var i = 0; i < 2; i++) {
            Files.createFile(folder.resolve(dead + ".lock"));
            Files.writeString(folder.resolve(dead + "-" + i + ".jsonl"), line + line.substring(0, 40));

            writer.adopt();

            assertThat(Files.exists(folder.resolve(dead + ".lock"))).isFalse();
            assertThat(Files.exists(folder.resolve(dead + "-" + i + ".jsonl"))).isFalse();
        }
        assertThat(only().at("/purpose").asString()).isEqualTo("before the end");
    }

    private UsageRecord used() {
        return new UsageRecord(
                TypedId.next(),
                Instant.now(),
                ana.team(),
                ana.user(),
                null,
                UUID.randomUUID(),
                "gpt",
                "compatible",
                Kind.CHAT,
                "before the end",
                7,
                3,
                true,
                BigDecimal.ZERO,
                true,
                1,
                null,
                0,
                "ok",
                null,
                "named by the caller",
                UsageRecord.Count.ONE_CALL);
    }

    private static Call call(String model, boolean stream) {
        var body = TestModels.question(model, "How many boats?", stream).getBytes(StandardCharsets.UTF_8);
        return new Call(Endpoint.CHAT, Wire.read(body), Kind.CHAT, "api");
    }

    private void setting(String key, String value) {
        assertThat(api.put(administrator, "/settings/" + key, "{\"value\": " + value + "}"))
                .hasStatusOk();
    }

    private JsonNode only() {
        writer.flush();
        var calls = json(api.get(ana, "/usage/calls")).at("/items");
        assertThat(calls).hasSize(1);
        return calls.get(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes after the first event. */
    private static final class Leaving implements Receiver {

        private final List<ServerEvent> seen = new ArrayList<>();

        @Override
        public void begin(Head head) {}

        @Override
        public void event(ServerEvent event) throws IOException {
            seen.add(event);
            throw new IOException("gone");
        }

        @Override
        public void whole(byte[] body) {}
    }
}
