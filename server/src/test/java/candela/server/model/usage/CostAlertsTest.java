package candela.server.model.usage;

import static candela.server.testing.Api.json;
import static candela.server.testing.Api.text;
import static org.assertj.core.api.Assertions.assertThat;

import candela.server.platform.Actor;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestClock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import tools.jackson.databind.JsonNode;

@ServerTest
@RecordApplicationEvents
class CostAlertsTest {

    private final UsageLog log;
    private final CostWatch watch;
    private final Api api;
    private final Readers readers;
    private final TestClock clock;

    CostAlertsTest(UsageLog log, CostWatch watch, Api api, People people, TestClock clock) {
        this.log = log;
        this.watch = watch;
        this.api = api;
        this.readers = new Readers(api, people);
        this.clock = clock;
    }

    @Test
    void aThresholdIsToldOnceInTheMonthThatPassesIt(ApplicationEvents events) {
        var ana = readers.caller();
        var mia = readers.manager(ana);
        var own = alert(
                ana, "\"user\": \"%s\", \"threshold\": 5".formatted(ana.user().value()));
        var teams = alert(mia, "\"threshold\": 7.5");
        spend(ana, "4.99");
        watch.run();
        assertThat(passed(ana, own)).isFalse();

        spend(ana, "0.01");
        watch.run();
        assertThat(passed(ana, own)).isTrue();
        assertThat(passed(mia, teams)).isFalse();
        assertThat(told(events, own)).isEqualTo(1);

        spend(mia, "3");
        watch.run();
        watch.run();
        assertThat(passed(mia, teams)).isTrue();
        assertThat(told(events, own)).isEqualTo(1);
        assertThat(told(events, teams)).isEqualTo(1);
        assertThat(json(api.get(mia, "/audit?action=cost_passed&entity=" + teams))
                        .at("/items/0/after/cost")
                        .decimalValue())
                .isEqualByComparingTo("8");
    }

    @Test
    void anotherThresholdBeginsAnew(ApplicationEvents events) {
        var ana = readers.caller();
        var own = alert(
                ana, "\"user\": \"%s\", \"threshold\": 1".formatted(ana.user().value()));
        spend(ana, "2");
        watch.run();

        assertThat(api.put(ana, "/usage/alerts/" + own, "{\"threshold\": 3}")).hasStatusOk();
        assertThat(passed(ana, own)).isFalse();
        spend(ana, "2");
        watch.run();

        assertThat(passed(ana, own)).isTrue();
        assertThat(told(events, own)).isEqualTo(2);
        assertThat(api.delete(ana, "/usage/alerts/" + own)).hasStatus(204);
        assertThat(json(api.get(ana, "/usage/alerts")).at("/items")).isEmpty();
    }

    @Test
    void whoMaySetWhichAlert() {
        var ana = readers.caller();
        var ben = readers.colleague(ana);
        var cleo = readers.colleague(ana);
        var mia = readers.manager(ana);
        var eve = readers.caller();
        var bens = "\"user\": \"%s\", \"threshold\": 5".formatted(ben.user().value());
        var own = alert(ben, bens);
        var teams = alert(mia, "\"threshold\": 5");

        assertThat(api.post(mia, "/usage/alerts", "{" + bens + "}"))
                .as("there is one")
                .hasStatus(409);
        assertThat(api.post(cleo, "/usage/alerts", "{" + bens + "}"))
                .as("not one's own")
                .hasStatus(403);
        assertThat(api.post(cleo, "/usage/alerts", "{\"threshold\": 5}"))
                .as("the team's")
                .hasStatus(403);
        assertThat(api.post(mia, "/usage/alerts", "{\"threshold\": 0}")).hasStatus(400);
        assertThat(api.post(
                        mia,
                        "/usage/alerts",
                        "{\"threshold\": 1, \"user\": \"%s\"}"
                                .formatted(eve.user().value())))
                .as("not in the team")
                .hasStatus(400);
        assertThat(json(api.get(cleo, "/usage/alerts")).at("/items")).isEmpty();
        assertThat(json(api.get(mia, "/usage/alerts")).at("/items")).hasSize(2);
        assertThat(api.put(cleo, "/usage/alerts/" + own, "{\"threshold\": 9}")).hasStatus(404);
        assertThat(api.delete(eve, "/usage/alerts/" + teams)).hasStatus(404);
        assertThat(api.delete(mia, "/usage/alerts/" + own)).hasStatus(204);
    }

    private void spend(Person whose, String cost) {
        log.write(
                Actor.system(), List.of(Calls.by(whose.actor(), clock.instant()).using(1, 1, cost)));
    }

    private String alert(Person by, String body) {
        var answer = api.post(by, "/usage/alerts", "{" + body + "}");
        assertThat(answer).hasStatus(201);
        return text(answer, "/id");
    }

    private boolean passed(Person reader, String alert) {
        return json(api.get(reader, "/usage/alerts"))
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/id").asString().equals(alert))
                .map((JsonNode it) -> it.at("/passed").asBoolean())
                .findFirst()
                .orElseThrow();
    }

    private static long told(ApplicationEvents events, String alert) {
        return events.stream(CostPassed.class)
                .filter(it -> it.alert().value().toString().equals(alert))
                .count();
    }
}
