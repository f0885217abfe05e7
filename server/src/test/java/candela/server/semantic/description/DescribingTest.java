package candela.server.semantic.description;

import static candela.server.semantic.description.Workshop.SALES;
import static candela.server.semantic.description.Workshop.address;
import static candela.server.semantic.description.Workshop.matter;
import static candela.server.semantic.description.Workshop.writes;
import static candela.server.testing.Api.json;
import static candela.server.testing.ScriptedModel.fails;
import static candela.server.testing.ScriptedModel.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DescribedPlace;
import candela.server.model.LanguageModel;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.semantic.description.ModelAnswer.Taken;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Asking a model for descriptions: what it is told, how far it came, how it ends. */
@ServerTest
class DescribingTest {

    private final MockMvcTester http;
    private final Api api;
    private final People people;
    private final TransactionTemplate transaction;
    private final Person ana;
    private final Workshop workshop;
    private final LanguageModel language;
    private final Work work;
    private final ScriptedModel upstream = new ScriptedModel();

    /** What a node does that takes a run up. */
    private record Work(
            Telling telling, Describing describing, DescribeJob job, DescriptionRuns runs, ActorBinding binding) {}

    DescribingTest(
            MockMvcTester http,
            Api api,
            People people,
            TestModels models,
            LanguageModel language,
            Telling telling,
            Describing describing,
            DescribeJob job,
            DescriptionRuns runs,
            ActorBinding binding,
            TransactionTemplate transaction) {
        this.http = http;
        this.transaction = transaction;
        this.api = api;
        this.people = people;
        this.language = language;
        this.work = new Work(telling, describing, job, runs, binding);
        this.ana = people.member();
        this.workshop = new Workshop(http, api, ana);
        workshop.connect(models, upstream);
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void aModelIsToldTheSchemaAloneAndNeverClassifiedColumns() {
        var source = workshop.upload("sales", SALES);
        upstream.then(
                writes("sales", "One sale.", Map.of("region", "Where it was sold.", "email", "Whom to write to.")));

        var run = workshop.run(source, false);

        assertThat(run.at("/status").asString()).isEqualTo("succeeded");
        assertThat(run.at("/tables").asInt()).isEqualTo(1);
        assertThat(run.at("/done").asInt()).isEqualTo(1);
        assertThat(run.at("/proposed").asInt()).isEqualTo(2);
        assertThat(run.at("/dropped").asInt()).isEqualTo(1);
        assertThat(workshop.proposed(source)).isEqualTo(Map.of("", "One sale.", "region", "Where it was sold."));
        assertThat(workshop.overview(source).at("/tables").toString())
                .isEqualTo("[{\"namespace\":null,\"table\":\"sales\",\"proposals\":2}]");
        var told = matter(upstream, 0).at("/tables/0");
        assertThat(told.at("/table").asString()).isEqualTo("sales");
        assertThat(columns(told)).containsExactly("region", "amount");
        assertThat(upstream.last().body()).doesNotContain("email", "example.com", "North", "samples");
    }

    @Test
    void samplesAreToldOnlyWhereTheyMayBe() {
        var source = workshop.upload("sales", SALES);
        workshop.told(source, "samples");
        upstream.then(writes("sales", "One sale.", Map.of()));

        workshop.run(source, false);

        assertThat(matter(upstream, 0).at("/tables/0/columns/0/samples").toString())
                .contains("North", "South");
        assertThat(upstream.last().body()).doesNotContain("email", "example.com");
    }

    @Test
    void whatHasADescriptionIsAskedAboutOnRequestAlone() {
        var source = workshop.upload("sales", SALES);
        describe(source, "region", "Where it was sold");
        upstream.then(writes("sales", "", Map.of()), writes("sales", "", Map.of("region", "The region of the shop.")));

        workshop.run(source, false);
        assertThat(columns(matter(upstream, 0).at("/tables/0"))).containsExactly("amount");
        assertThat(matter(upstream, 0).at("/tables/0/others").toString()).isEqualTo("[\"region\"]");

        workshop.run(source, true);
        assertThat(columns(matter(upstream, 1).at("/tables/0"))).containsExactly("region", "amount");
        assertThat(workshop.proposals(source).getFirst().at("/former").asString())
                .isEqualTo("Where it was sold");

        describeTable(source, "Sales");
        describe(source, "amount", "What was paid");
        assertThat(workshop.start(source, false)).hasStatus(409).bodyText().contains("has a description");
    }

    @Test
    void descriptionsComeInTheLanguageOfWhoAsks() {
        api.patch(ana, "/me", "{\"locale\": \"vi\"}");
        var source = workshop.upload("sales", SALES);
        upstream.then(writes("sales", "Một lần bán hàng.", Map.of()));

        workshop.run(source, false);

        assertThat(upstream.last().json().at("/messages/0/content").asString()).contains("Write in Vietnamese");
        assertThat(workshop.proposed(source)).containsEntry("", "Một lần bán hàng.");
    }

    @Test
    void theCallIsCountedAsWhatItWas() {
        var source = workshop.upload("sales", SALES);
        upstream.then(writes("sales", "One sale.", Map.of()));

        var run = workshop.run(source, false);

        await().untilAsserted(() -> assertThat(api.get(ana, "/usage/calls"))
                .bodyText()
                .contains("\"describing\"", "description_run:" + run.at("/id").asString()));
        assertThat(api.get(ana, "/audit?entityType=description_run")).bodyText().contains("created", "executed");
    }

    @Test
    void stoppingTakesNoTwoSecondsHoweverLongTheModelTakes() {
        var source = workshop.upload("sales", SALES);
        var asked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        upstream.then((exchange, body) -> {
            asked.countDown();
            uninterrupted(release);
        });
        try {
            var id = json(workshop.start(source, false)).at("/id").asString();
            uninterrupted(asked);
            assertThat(workshop.start(source, false)).hasStatus(409).bodyText().contains("already");
            var stopped = Instant.now();
            assertThat(api.post(ana, address(source, "/runs/" + id + "/cancel"), ""))
                    .hasStatusOk();

            assertThat(workshop.ended(source).at("/status").asString()).isEqualTo("cancelled");
            assertThat(Duration.between(stopped, Instant.now())).isLessThan(Duration.ofSeconds(2));
            assertThat(api.post(ana, address(source, "/runs/" + id + "/cancel"), ""))
                    .hasStatus(409);
        } finally {
            release.countDown();
        }
    }

    @Test
    void whatWasProposedBeforeAFailureStaysAndTheReasonIsTold() {
        var source = workshop.wide();
        upstream.then(writes("wide", "A wide table.", Map.of("c1", "The first.")), fails(400, "too many columns"));

        var run = workshop.run(source, false);

        assertThat(run.at("/status").asString()).isEqualTo("failed");
        assertThat(run.at("/failure").asString()).contains("too many columns");
        assertThat(run.at("/done").asInt()).isZero();
        assertThat(workshop.proposed(source)).isEqualTo(Map.of("", "A wide table.", "c1", "The first."));
    }

    @Test
    void aLimitEndsItInItsOwnWords() {
        var source = workshop.wide();
        assertThat(api.post(ana, "/limits", """
                {"ofAll": false, "subject": "user", "metric": "requests", "span": "day", "amount": 1}""")).hasStatus(201);
        upstream.then(writes("wide", "A wide table.", Map.of()));

        var run = workshop.run(source, false);

        assertThat(run.at("/status").asString()).isEqualTo("failed");
        assertThat(run.at("/failure").asString()).contains("limit");
        assertThat(workshop.proposed(source)).containsKey("");
        assertThat(upstream.received()).hasSize(1);
    }

    @Test
    void aRunWhoseNodeDiedAsksNothingTwice() {
        var source = workshop.wide();
        var system = Actor.system();
        var id = new DataSourceId(UUID.fromString(source));
        var plan = Plan.of(work.telling().told(ana.actor(), id), false);
        assertThat(plan.calls()).hasSize(2);
        var run = left(DescriptionRun.asked(ana.actor(), id, Locale.ENGLISH, plan, Instant.now()));
        var first = List.of(new Proposed(new DescribedPlace(null, "wide", "c0"), "Said before.", ""));
        var begun = work.describing().begin(system, run.id()).orElseThrow();
        work.describing().keep(system, begun, new Taken(first, 0), "writer");
        // The node was only slow, and comes with what it got for the same call.
        work.describing().keep(system, begun, new Taken(first, 0), "writer");
        upstream.then(writes("wide", "", Map.of("c49", "The last.", "c0", "Said again.")));

        work.job().run(run.id().value());

        assertThat(workshop.ended(source).at("/status").asString()).isEqualTo("succeeded");
        assertThat(upstream.received()).hasSize(1);
        assertThat(columns(matter(upstream, 0).at("/tables/0"))).contains("c49").doesNotContain("c0");
        assertThat(workshop.proposed(source)).isEqualTo(Map.of("c0", "Said before.", "c49", "The last."));
    }

    @Test
    void aThirdRunWaitsUntilOneOfTheOthersHasEnded() {
        var asked = new CountDownLatch(2);
        var release = new CountDownLatch(1);
        ScriptedModel.Reply waits = (exchange, body) -> {
            asked.countDown();
            uninterrupted(release);
        };
        upstream.then(waits, waits, writes("sales", "One sale.", Map.of()));
        var first = workshop.upload("first", SALES);
        var second = workshop.upload("second", SALES);
        var third = workshop.upload("sales", SALES);
        try {
            workshop.start(first, false);
            workshop.start(second, false);
            uninterrupted(asked);

            var waiting = json(workshop.start(third, false)).at("/id").asString();
            work.job().run(UUID.fromString(waiting));
            assertThat(workshop.last(third).at("/status").asString()).isEqualTo("pending");
            stop(first);
            stop(second);

            assertThat(workshop.ended(third).at("/status").asString()).isEqualTo("succeeded");
        } finally {
            release.countDown();
        }
    }

    @Test
    void whatMayNoLongerBeToldIsNotToldWhileItGoesOn() {
        var source = workshop.wide();
        upstream.then((exchange, body) -> {
            workshop.told(source, "nothing");
            writes("wide", "A wide table.", Map.of()).send(exchange, body);
        });

        var run = workshop.run(source, false);

        assertThat(run.at("/status").asString()).isEqualTo("failed");
        assertThat(run.at("/failure").asString()).contains("may be told to a language model");
        assertThat(upstream.received()).hasSize(1);
    }

    @Test
    void whatStandsInTheWayIsSaidWithWhatHelps() {
        var source = workshop.upload("sales", SALES);
        assertThat(workshop.overview(source).at("/obstacle").isNull()).isTrue();

        workshop.told(source, "nothing");
        assertThat(workshop.overview(source).at("/obstacle").asString()).isEqualTo("not_told");
        assertThat(workshop.start(source, false))
                .hasStatus(409)
                .bodyText()
                .contains("What a language model may be told");

        api.patch(ana, "/data-sources/" + source, "{\"status\": \"disabled\", \"disclosure\": \"schema\"}");
        assertThat(workshop.overview(source).at("/obstacle").asString()).isEqualTo("disabled");
        assertThat(workshop.start(source, false)).hasStatus(409).bodyText().contains("enable it");
        api.patch(ana, "/data-sources/" + source, "{\"status\": \"active\"}");

        var key = json(api.post(ana, "/api-keys", """
                {"name": "no models", "scopes": ["datasource:read", "datasource:write"]}""")).at("/key").asString();
        assertThat(json(api.send(HttpMethod.GET, key, address(source, ""), null))
                        .at("/obstacle")
                        .asString())
                .isEqualTo("no_permission");
        assertThat(api.send(HttpMethod.POST, key, address(source, "/runs"), "{\"all\": false}"))
                .hasStatus(403)
                .bodyText()
                .contains("model:use");
        assertThat(upstream.received()).isEmpty();
    }

    @Test
    void withoutAModelItIsSaidThatOneIsMissing() {
        var ben = people.member();
        var alone = new Workshop(http, api, ben);
        var source = alone.upload("sales", SALES);

        // Another test may have connected a model for everybody.
        if (language.isThere(ben.actor())) {
            assertThat(alone.overview(source).at("/obstacle").isNull()).isTrue();
        } else {
            assertThat(alone.overview(source).at("/obstacle").asString()).isEqualTo("no_model");
            assertThat(alone.start(source, false)).hasStatus(409).bodyText().contains("connect one");
        }
    }

    @Test
    void anAnswerOfNoSenseChangesNothing() {
        var source = workshop.upload("sales", SALES);
        upstream.then(
                says("I describe no tables."),
                says("{\"tables\": \"none\"}"),
                says(
                        "{\"tables\": [1, {\"table\": \"sales\", \"columns\": {\"region\": \"x\"}, \"description\": []}]}"));

        assertThat(workshop.run(source, false).at("/failure").asString()).contains("form asked for");
        assertThat(workshop.run(source, false).at("/status").asString()).isEqualTo("succeeded");
        assertThat(workshop.run(source, false).at("/status").asString()).isEqualTo("succeeded");
        assertThat(workshop.proposals(source)).isEmpty();
    }

    private void stop(String source) {
        var id = workshop.last(source).at("/id").asString();
        assertThat(api.post(ana, address(source, "/runs/" + id + "/cancel"), ""))
                .hasStatusOk();
    }

    /** A run that a node had begun. */
    private DescriptionRun left(DescriptionRun run) {
        return Objects.requireNonNull(transaction.execute(
                it -> work.binding().as(Actor.system(), () -> work.runs().save(run))));
    }

    private void describe(String source, String column, String words) {
        put(source, """
                {"table": "sales", "column": "%s", "description": "%s"}""".formatted(column, words));
    }

    private void describeTable(String source, String words) {
        put(source, """
                {"table": "sales", "description": "%s"}""".formatted(words));
    }

    private void put(String source, String body) {
        assertThat(api.put(ana, "/data-sources/" + source + "/descriptions", body))
                .hasStatus2xxSuccessful();
    }

    private static List<String> columns(JsonNode table) {
        return table.at("/columns").values().stream()
                .map(it -> it.at("/column").asString())
                .toList();
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
