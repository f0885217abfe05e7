package candela.server.model.gateway;

import static candela.server.testing.ScriptedModel.fails;
import static candela.server.testing.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.ai.guard.Treatment;
import candela.engine.ai.wire.Endpoint;
import candela.engine.ai.wire.ServerEvent;
import candela.engine.ai.wire.Wire;
import candela.server.model.guard.GuardRule.Detecting;
import candela.server.model.guard.GuardRule.OnFailure;
import candela.server.model.guard.GuardRule.Options;
import candela.server.model.guard.GuardRule.Terms;
import candela.server.model.guard.Moderation;
import candela.server.model.guard.Stage;
import candela.server.model.usage.UsageRecord.Kind;
import candela.server.platform.Problem;
import candela.server.platform.RuntimeSettings;
import candela.server.platform.SettingDefinition;
import candela.server.platform.Settings;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/** What a collector of traces is told of calls of models, and what it is not. */
@ServerTest
class TracesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";
    private static final String SECRET_WORDS = "the zebra sleeps in lighthouse 4711";

    private final TestModels models;
    private final Api api;
    private final UsageWriter writer;
    private final Moderation moderation;
    private final JdbcClient database;
    private final Person ana;
    private final Person administrator;
    private final ScriptedModel upstream = new ScriptedModel();
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final Traces traces;
    private final Gateway gateway;

    TracesTest(
            TestModels models,
            Api api,
            UsageWriter writer,
            Moderation moderation,
            Stations stations,
            RuntimeSettings settings,
            SettingDefinition<Boolean> tracesForwarded,
            SettingDefinition<Boolean> tracesContent,
            @Qualifier("meteringDataSource") DataSource dataSource,
            People people) {
        this.models = models;
        this.api = api;
        this.writer = writer;
        this.moderation = moderation;
        this.database = JdbcClient.create(dataSource);
        this.ana = people.member();
        this.administrator = people.administrator();
        this.traces = new Traces(exporter, settings, tracesForwarded, tracesContent);
        this.gateway = new Gateway(new Stations(
                stations.routes(),
                stations.limits(),
                stations.upstream(),
                stations.inProcess(),
                stations.guard(),
                stations.guardCalls(),
                stations.health(),
                stations.journal(),
                stations.refusals(),
                traces,
                stations.settings(),
                stations.modelAttempts(),
                stations.clock()));
        models.language(ana, "gpt", upstream);
    }

    @AfterEach
    void stop() {
        setting("traces.forwarded", false);
        setting("traces.content", false);
        RequestContextHolder.resetRequestAttributes();
        traces.destroy();
        upstream.close();
    }

    @Test
    void aCallIsTheClientsSpanInTheTraceOfItsRequest() {
        withinTrace();
        ask("How many boats?", false);

        var span = only();
        assertThat(span.getName()).isEqualTo("chat scripted");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(PARENT);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(text(span, "gen_ai.operation.name")).isEqualTo("chat");
        assertThat(text(span, "gen_ai.provider.name")).isEqualTo("compatible");
        assertThat(text(span, "gen_ai.request.model")).isEqualTo("scripted");
        assertThat(text(span, "gen_ai.response.model")).isEqualTo("scripted");
        assertThat(text(span, "gen_ai.response.id")).isEqualTo("chatcmpl-1");
        assertThat(text(span, "candela.model")).isEqualTo("gpt");
        assertThat(text(span, "server.address")).isEqualTo("127.0.0.1");
        assertThat(number(span, "gen_ai.usage.input_tokens")).isEqualTo(ScriptedModel.INPUT);
        assertThat(number(span, "gen_ai.usage.output_tokens")).isEqualTo(ScriptedModel.OUTPUT);
    }

    @Test
    void aStreamTellsWhoAnswersAndWhenItBegan() {
        ask("How many boats?", true);

        var span = only();
        assertThat(text(span, "gen_ai.response.model")).isEqualTo("scripted");
        assertThat(span.getAttributes().get(AttributeKey.booleanKey("gen_ai.request.stream")))
                .isTrue();
        assertThat(span.getAttributes().get(AttributeKey.doubleKey("gen_ai.response.time_to_first_chunk")))
                .isNotNull();
    }

    @Test
    void allTriesOfAModelAreOneSpanAndAFailureSaysItsKind() {
        var refusal = fails(503, "overloaded");
        upstream.then(refusal, refusal);

        assertThatThrownBy(() -> ask("How many boats?", false)).isInstanceOf(Problem.class);

        assertThat(upstream.received()).hasSize(2);
        assertThat(only().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(only(), "error.type")).isEqualTo("overloaded");
    }

    @Test
    void whatALimitRefusesIsTold() {
        assertThat(api.post(ana, "/limits", """
                {"ofAll": false, "subject": "user", "metric": "requests", "span": "month", "amount": 0}""")).hasStatus(201);

        assertThatThrownBy(() -> ask("How many boats?", false)).isInstanceOf(Problem.class);

        assertThat(text(only(), "error.type")).isEqualTo("refused_by_limit");
    }

    @Test
    void aProviderIsToldOfTheTraceOnlyWhereThatIsWanted() {
        withinTrace();
        ask("How many boats?", false);
        assertThat(upstream.last().headers()).doesNotContainKey("traceparent");

        setting("traces.forwarded", true);
        ask("How many boats?", false);

        traces.flush();
        var span = exporter.getFinishedSpanItems().getLast();
        assertThat(upstream.last().headers())
                .containsEntry("traceparent", "00-" + TRACE + "-" + span.getSpanId() + "-01");
    }

    @Test
    void whatAGuardModelIsAskedIsAPartOfTheCallAndNeverHasItsWords() {
        setting("traces.content", true);
        var judge = UUID.fromString(models.add(ana, "judge", upstream, "guard", "1", "2"));
        rule(Detecting.MODEL, Treatment.BLOCK, judge);
        upstream.then(says("safe"), says("Fine."));

        ask(SECRET_WORDS, false);

        traces.flush();
        var spans = exporter.getFinishedSpanItems();
        assertThat(spans).hasSize(2);
        assertThat(spans.getFirst().getParentSpanId()).isEqualTo(spans.getLast().getSpanId());
        assertThat(spans.getFirst().toString()).doesNotContain("zebra");
        assertThat(spans.getLast().toString()).contains("zebra");
    }

    @Test
    void nothingThatIsSaidIsInTracesLogsOrRecordsUnlessItIsWanted() {
        var logged = new ListAppender<ILoggingEvent>();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var gatewayLog = (Logger) LoggerFactory.getLogger("candela");
        logged.start();
        root.addAppender(logged);
        gatewayLog.setLevel(Level.TRACE);
        try {
            upstream.then(says(SECRET_WORDS), says(List.of("the zebra ", "sleeps")), fails(400, "no good"));
            ask(SECRET_WORDS, false);
            ask(SECRET_WORDS, true);
            assertThatThrownBy(() -> ask(SECRET_WORDS, false)).isInstanceOf(Problem.class);
            traces.flush();
            writer.flush();
        } finally {
            gatewayLog.setLevel(null);
            root.detachAppender(logged);
        }

        assertThat(exporter.getFinishedSpanItems()).hasSize(3);
        assertThat(exporter.getFinishedSpanItems().toString()).doesNotContain("zebra", "lighthouse");
        assertThat(logged.list.stream().map(ILoggingEvent::getFormattedMessage)).noneMatch(it -> it.contains("zebra"));
        assertThat(database.sql("SELECT u::text FROM model.usage u WHERE user_id = ?")
                        .param(ana.user().value())
                        .query(String.class)
                        .list())
                .hasSize(3)
                .noneMatch(it -> it.contains("zebra"));
    }

    @Test
    void whatIsSaidIsToldAfterTheGuardsMaskingWhereItIsWanted() {
        setting("traces.content", true);
        rule(Detecting.PERSONAL_DATA, Treatment.MASK, null);
        upstream.then(says("Three."), says(List.of("Three ", "boats.")));

        ask("Write to ana@example.com", false);
        ask("Write to ana@example.com", true);

        traces.flush();
        var spans = exporter.getFinishedSpanItems();
        assertThat(JsonMapper.shared().readTree(text(spans.getFirst(), "gen_ai.input.messages")))
                .isEqualTo(JsonMapper.shared().readTree("""
                        [{"role": "user", "parts": [{"type": "text", "content": "Write to [EMAIL_1]"}]}]"""));
        assertThat(JsonMapper.shared().readTree(text(spans.getFirst(), "gen_ai.output.messages")))
                .isEqualTo(JsonMapper.shared().readTree("""
                        [{"role": "assistant", "parts": [{"type": "text", "content": "Three."}]}]"""));
        assertThat(text(spans.getLast(), "gen_ai.output.messages")).contains("Three boats.");
        assertThat(spans.toString()).doesNotContain("ana@example.com");
    }

    @Test
    void whatIsToldOfIsBounded() {
        setting("traces.content", true);

        ask("boats ".repeat(20_000), false);

        assertThat(text(only(), "gen_ai.input.messages"))
                .hasSizeLessThan(SpokenContent.MOST + 200)
                .contains("…");
    }

    @Test
    void aCollectorGetsSpansByItsProtocolWithTheHeadersThatItWants() throws Exception {
        var received = new LinkedBlockingQueue<String>();
        var collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            received.add(exchange.getRequestHeaders().getFirst("Authorization") + body);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        var to = new Settings.Traces(
                "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces",
                List.of("Authorization=Bearer of the collector"));
        try (var sent = Objects.requireNonNull(Traces.exporter(to))) {
            ask("How many boats?", false);
            traces.flush();
            sent.export(exporter.getFinishedSpanItems()).join(10, TimeUnit.SECONDS);
        } finally {
            collector.stop(0);
        }

        assertThat(received.poll(10, TimeUnit.SECONDS))
                .startsWith("Bearer of the collector")
                .contains("chat scripted", "gen_ai.usage.input_tokens", "server.address");
    }

    @Test
    void withoutACollectorNothingIsMade() {
        assertThat(Traces.exporter(new Settings.Traces(null, List.of()))).isNull();
        assertThat(Traces.exporter(new Settings.Traces(" ", List.of()))).isNull();
    }

    private static void withinTrace() {
        var request = new MockHttpServletRequest();
        request.addHeader("traceparent", "00-" + TRACE + "-" + PARENT + "-01");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private void ask(String words, boolean stream) {
        var body = TestModels.question("gpt", words, stream).getBytes(StandardCharsets.UTF_8);
        gateway.call(ana.actor(), new Call(Endpoint.CHAT, Wire.read(body), Kind.CHAT, "api"), new Deaf());
    }

    private void rule(Detecting detecting, Treatment action, @Nullable UUID guard) {
        var options = new Options(List.of(), List.of(), null, guard);
        moderation.create(
                ana.actor(),
                false,
                new Terms("A rule", 1, Stage.INPUT, detecting, options, action, OnFailure.CLOSED, 5_000, true));
    }

    private void setting(String key, boolean value) {
        assertThat(api.put(administrator, "/settings/" + key, "{\"value\": " + value + "}"))
                .hasStatusOk();
    }

    private SpanData only() {
        traces.flush();
        assertThat(exporter.getFinishedSpanItems()).hasSize(1);
        return exporter.getFinishedSpanItems().getFirst();
    }

    private static String text(SpanData span, String name) {
        return String.valueOf(span.getAttributes().get(AttributeKey.stringKey(name)));
    }

    private static long number(SpanData span, String name) {
        return Objects.requireNonNull(span.getAttributes().get(AttributeKey.longKey(name)));
    }

    /** Listens to nothing. */
    private static final class Deaf implements Receiver {

        @Override
        public void begin(Head head) {}

        @Override
        public void event(ServerEvent event) {}

        @Override
        public void whole(byte[] body) {}
    }
}
