package candela.server.model.gateway;

import static candela.server.testing.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestClock;
import candela.server.testing.TestModels;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Calls that a limit refuses are seen at once and all counted, in few records. */
@ServerTest
class RefusalsTest {

    private final TestModels models;
    private final Api api;
    private final UsageWriter writer;
    private final TestClock clock;
    private final Person ana;
    private final ScriptedModel upstream = new ScriptedModel();

    RefusalsTest(TestModels models, Api api, UsageWriter writer, TestClock clock, People people) {
        this.models = models;
        this.api = api;
        this.writer = writer;
        this.clock = clock;
        this.ana = people.member();
        models.language(ana, "gpt", upstream);
        assertThat(api.post(ana, "/limits", """
                {"ofAll": false, "subject": "user", "metric": "requests", "span": "month", "amount": 1}""")).hasStatus(201);
        assertThat(models.chat(ana, TestModels.question("gpt"))).hasStatusOk();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void theFirstRefusalIsSeenAtOnce() {
        assertThat(models.chat(ana, TestModels.question("gpt"))).hasStatus(429);
        writer.flush();

        assertThat(refused())
                .singleElement()
                .satisfies(it -> assertThat(it.path("calls").asInt()).isEqualTo(1));
    }

    @Test
    void aClientThatKnocksWithoutEndFillsNoTableAndTheTotalsStayRight() {
        for (var i = 0; i < 60; i++) {
            assertThat(models.chat(ana, TestModels.question("gpt"))).hasStatus(429);
        }
        clock.advance(Duration.ofMinutes(1));
        writer.flush();

        assertThat(refused()).hasSizeLessThanOrEqualTo(4);
        assertThat(refused().stream().mapToInt(it -> it.path("calls").asInt()).sum())
                .isEqualTo(60);
        var report = json(api.get(ana, "/usage/report?period=24h"));
        assertThat(report.at("/totals/calls").asInt()).isEqualTo(61);
        assertThat(report.at("/totals/succeeded").asInt()).isEqualTo(1);
        assertThat(all(report.path("outcomes")).stream()
                        .filter(it -> it.path("id").asString().equals("refused_by_limit")))
                .singleElement()
                .satisfies(it -> assertThat(it.at("/totals/calls").asInt()).isEqualTo(60));
    }

    private List<JsonNode> refused() {
        return all(json(api.get(ana, "/usage/calls?outcome=refused_by_limit")).path("items"));
    }

    private static List<JsonNode> all(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false).toList();
    }
}
