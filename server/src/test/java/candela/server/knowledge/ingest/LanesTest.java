package candela.server.knowledge.ingest;

import static candela.server.testing.ScriptedModel.embeds;
import static candela.server.testing.ScriptedModel.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candela.server.knowledge.Library;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ScriptedModel.Reply;
import candela.server.testing.ServerTest;
import candela.server.testing.TestClock;
import candela.server.testing.TestModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Documents that are stopped, broken off, limited or many: what was done stays done, and each has an end. */
@ServerTest
class LanesTest {

    private static final UUID LANE = Lanes.lane(1);

    private final Api api;
    private final People people;
    private final Library library;
    private final TestModels models;
    private final TestClock clock;
    private final IngestProgress progress;
    private final Desk desk;
    private final ScriptedModel upstream = new ScriptedModel();
    private final CountDownLatch release = new CountDownLatch(1);
    private Person ana;

    LanesTest(
            Api api,
            People people,
            Library library,
            TestModels models,
            TestClock clock,
            IngestProgress progress,
            JdbcClient database,
            ActorBinding binding,
            TransactionTemplate transaction) {
        this.api = api;
        this.people = people;
        this.library = library;
        this.models = models;
        this.clock = clock;
        this.progress = progress;
        this.desk = new Desk(api, people, database, binding, transaction);
        this.ana = people.member();
    }

    @BeforeEach
    void somebodyNew() {
        ana = people.member();
    }

    @AfterEach
    void stop() {
        release.countDown();
        upstream.close();
        desk.lanes(2);
    }

    @Test
    void whatIsPausedStopsAtOnceAndGoesOnWhereItStopped() {
        var dataset = scripted();
        upstream.then(embeds(3), held());
        var document = upload(dataset, "a.md", 400);
        await().until(() -> texts().size() > IngestRun.BATCH);

        assertThat(api.post(ana, "/documents/" + document + "/pause", ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("paused");
        release.countDown();
        assertThat(api.post(ana, "/documents/" + document + "/pause", "")).hasStatus(409);
        assertThat(desk.document(ana, document).path("embedded").asInt()).isEqualTo(IngestRun.BATCH);
        assertThat(api.post(ana, "/documents/" + document + "/resume", "")).hasStatusOk();

        var ended = desk.ended(ana, document);
        assertThat(ended.path("status").asString()).isEqualTo("ready");
        assertThat(texts()).hasSize(ended.path("chunks").asInt() + IngestRun.BATCH);
        assertThat(api.post(ana, "/documents/" + document + "/resume", "")).hasStatus(409);
        assertThat(api.post(ana, "/documents/" + document + "/retry", "")).hasStatus(409);
    }

    @Test
    void whatIsCancelledWhileItIsReadFreesItsLaneWithinTwoSecondsAndMayBeRetried() {
        desk.lanes(1);
        var dataset = library.dataset(ana);
        var document = library.text(ana, dataset, "long.md", Papers.paragraphs("boat", 250_000));
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> desk.status(ana, document).equals("extracting"));
        var next = library.text(ana, dataset, "short.md", "Boats go home.");

        assertThat(api.post(ana, "/documents/" + document + "/cancel", ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("cancelled");
        await().atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !desk.status(ana, next).equals("queued"));
        assertThat(desk.ended(ana, next).path("status").asString()).isEqualTo("ready");
        assertThat(desk.status(ana, document)).isEqualTo("cancelled");

        desk.lanes(0);
        assertThat(api.post(ana, "/documents/" + document + "/retry", ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("queued");
        assertThat(api.delete(ana, "/documents/" + document)).hasStatus(204);
    }

    @Test
    void whatIsPausedWhileItIsReadFreesItsLaneAndIsReadAnewAfterwards() {
        desk.lanes(1);
        var dataset = library.dataset(ana);
        var document = library.text(ana, dataset, "long.md", Papers.paragraphs("boat", 250_000));
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> desk.status(ana, document).equals("extracting"));
        var next = library.text(ana, dataset, "short.md", "Boats go home.");

        assertThat(api.post(ana, "/documents/" + document + "/pause", "")).hasStatusOk();
        assertThat(desk.ended(ana, next).path("status").asString()).isEqualTo("ready");
        assertThat(desk.status(ana, document)).isEqualTo("paused");

        assertThat(api.post(ana, "/documents/" + document + "/resume", "")).hasStatusOk();
        await().until(() -> desk.ingestions(document).getFirst().get("lane") != null);
        assertThat(desk.status(ana, document)).isEqualTo("extracting");
        assertThat(api.delete(ana, "/documents/" + document)).hasStatus(204);
    }

    /** A limit is the team's: its next document would only be told the same. */
    @Test
    void aLimitOfTheProviderHoldsBackTheOtherDocumentsOfThatModelAndNoOthers() {
        desk.lanes(1);
        var dataset = scripted();
        upstream.then(embeds(3), fails(429, "slow down"), fails(429, "slow down"));
        var first = upload(dataset, "a.md", 400);
        var second = upload(dataset, "b.md", 1);
        await().until(() -> interrupted(first) == 1);
        var sent = texts().size();

        var elsewhere = library.text(ana, library.dataset(ana), "c.md", "Boats of the built-in model.");
        assertThat(desk.ended(ana, elsewhere).path("status").asString()).isEqualTo("ready");
        assertThat(desk.status(ana, second)).isEqualTo("queued");
        assertThat(texts()).hasSize(sent);

        clock.advance(Duration.ofSeconds(61));
        wake();
        assertThat(desk.ended(ana, second).path("status").asString()).isEqualTo("ready");
        assertThat(desk.ended(ana, first).path("status").asString()).isEqualTo("ready");
    }

    @Test
    void whatALaneHeldWhenItsNodeDiedGoesOnAndNothingIsDoneTwice() {
        var dataset = scripted();
        upstream.then(embeds(3), fails(503, "busy"), fails(503, "busy"));
        var document = upload(dataset, "a.md", 400);
        await().until(() -> interrupted(document) == 1);
        desk.lanes(0);
        desk.change("UPDATE knowledge.ingestion SET lane = ? WHERE document = ?", LANE, UUID.fromString(document));
        var before = texts().size();

        desk.lanes(1);
        clock.advance(Duration.ofSeconds(11));

        var ended = desk.ended(ana, document);
        assertThat(ended.path("status").asString()).isEqualTo("ready");
        var chunks = ended.path("chunks").asInt();
        assertThat(texts()).hasSize(before + chunks - IngestRun.BATCH);
        assertThat(desk.rows("""
                        SELECT count(*) AS passages, count(DISTINCT number) AS numbers, count(p.vector) AS vectors,
                               min(octet_length(p.vector)) AS bytes
                        FROM knowledge.passage p JOIN knowledge.ingestion i ON i.id = p.ingestion WHERE i.document = ?
                        """, UUID.fromString(document)).getFirst())
                .containsEntry("passages", (long) chunks)
                .containsEntry("numbers", (long) chunks)
                .containsEntry("vectors", (long) chunks)
                .containsEntry("bytes", 3 * Float.BYTES);
    }

    @Test
    void whatFailsEachTimeEndsInWordsAndARetryGoesOnWhereItWas() {
        var dataset = scripted();
        upstream.then(embeds(3));
        refusing(8);
        var document = upload(dataset, "a.md", 200);
        var waits = List.of(11, 61, 301);
        for (var wait : waits) {
            var times = waits.indexOf(wait) + 1;
            await().atMost(Duration.ofSeconds(20)).until(() -> interrupted(document) == times);
            clock.advance(Duration.ofSeconds(wait));
            wake();
        }

        var failed = desk.ended(ana, document);
        assertThat(failed.path("failure").asString()).contains("overloaded", "Retry when that is settled");
        assertThat(failed.path("embedded").asInt()).isEqualTo(IngestRun.BATCH);
        assertThat(api.post(ana, "/datasets/" + dataset + "/retry", ""))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.documents")
                .isEqualTo(1);
        assertThat(desk.ended(ana, document).path("status").asString()).isEqualTo("ready");
        assertThat(texts().stream().distinct().count())
                .isEqualTo(desk.document(ana, document).path("chunks").asInt());
    }

    @Test
    void whoIsGoneHasNothingDoneInTheirNameUntilSomebodyRetries() {
        var dataset = library.dataset(ana, "team");
        var editor = people.colleague(ana, "member");
        api.put(ana, "/datasets/" + dataset + "/shares", """
                {"readers": [], "editors": ["%s"]}""".formatted(
                        editor.user().value()));
        desk.lanes(0);
        var document = library.text(editor, dataset, "a.md", "Boats of somebody who left.");
        assertThat(api.patch(people.administrator(), "/users/" + editor.user().value(), "{\"status\": \"disabled\"}"))
                .hasStatus2xxSuccessful();
        desk.lanes(1);

        assertThat(desk.ended(ana, document).path("failure").asString()).contains("no longer a member", "Retry");
        assertThat(api.post(ana, "/documents/" + document + "/retry", "")).hasStatusOk();
        assertThat(desk.ended(ana, document).path("status").asString()).isEqualTo("ready");
    }

    @Test
    void aTeamWithFiftyDocumentsDoesNotKeepAnotherWaiting() {
        desk.lanes(0);
        var many = library.dataset(ana);
        for (var i = 0; i < 50; i++) {
            library.text(ana, many, i + ".md", "Boat number " + i + ".");
        }
        var bo = people.member();
        var one = library.text(bo, library.dataset(bo), "one.md", "The only boat.");

        var taken = new ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            progress.claim(Actor.system(), LANE)
                    .ifPresent(it -> taken.add(it.document().value().toString()));
        }

        assertThat(taken).hasSize(4).contains(one);
        progress.giveBack(Actor.system(), LANE);
        assertThat(api.delete(ana, "/datasets/" + many)).hasStatus(204);
        desk.lanes(2);
        assertThat(desk.ended(bo, one).path("status").asString()).isEqualTo("ready");
    }

    @Test
    void whatIsDeletedInTheMiddleLeavesNothingBehind() {
        var dataset = scripted();
        upstream.then(embeds(3), held());
        var document = upload(dataset, "a.md", 400);
        await().until(() -> texts().size() > IngestRun.BATCH);

        assertThat(api.delete(ana, "/documents/" + document)).hasStatus(204);
        release.countDown();

        var next = upload(dataset, "b.md", 1);
        assertThat(desk.ended(ana, next).path("status").asString()).isEqualTo("ready");
        assertThat(desk.ingestions(document)).isEmpty();
        assertThat(desk.rows("SELECT ingestion FROM knowledge.entry WHERE document = ?", UUID.fromString(document)))
                .singleElement()
                .satisfies(it -> assertThat(it).containsEntry("ingestion", null));
    }

    @Test
    void aModelThatAnswersWithOtherVectorsThanBeforeIsRefused() {
        var dataset = scripted();
        upstream.then(embeds(3), embeds(5));
        assertThat(desk.ended(ana, upload(dataset, "a.md", 1)).path("status").asString())
                .isEqualTo("ready");

        assertThat(desk.ended(ana, upload(dataset, "b.md", 2)).path("failure").asString())
                .contains("5 numbers", "have 3", "anew");
    }

    private int interrupted(String document) {
        return desk.ingestions(document).stream()
                .filter(it -> it.get("lane") == null)
                .mapToInt(it -> it.get("attempts") instanceof Integer attempts ? attempts : 0)
                .sum();
    }

    /** Something that arrives starts the lanes. */
    private void wake() {
        library.text(ana, library.dataset(ana), "wake.md", "Wake up.");
    }

    private void refusing(int times) {
        for (var i = 0; i < times; i++) {
            upstream.then(fails(503, "busy"));
        }
    }

    /** Answers when the test lets it. */
    private Reply held() {
        return (exchange, body) -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            embeds(3).send(exchange, body);
        };
    }

    /** All texts that the model was sent. */
    private List<String> texts() {
        return upstream.received().stream()
                .filter(it -> it.path().endsWith("/embeddings"))
                .flatMap(it -> it.json().path("input").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    /** A dataset whose model this test plays, with a passage for each paragraph or two. */
    private String scripted() {
        var model = models.add(ana, "meaning", upstream.dimension(3), "embeddings", "1", "0");
        var made = api.post(ana, "/datasets", """
                {"name": "Papers", "model": "%s", "chunking": {"strategy": "fixed", "size": 100, "overlap": 0}}""".formatted(model));
        assertThat(made).hasStatus(201);
        return Api.text(made, "/id");
    }

    private String upload(String dataset, String name, int paragraphs) {
        return library.text(ana, dataset, name, Papers.paragraphs(name, paragraphs));
    }
}
