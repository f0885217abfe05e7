package candela.server.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import candela.server.knowledge.Library;
import candela.server.platform.ActorBinding;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ScriptedModel;
import candela.server.testing.ServerTest;
import candela.server.testing.TestModels;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How documents are cut, and how that is changed while they are searched. */
@ServerTest
class ReindexTest {

    private static final String POLICY = """
            # Leave

            Every employee has twenty-five days of paid leave in a year. They are taken when the team can spare them.

            # Illness

            Whoever is ill tells the team before ten o'clock.
            """;

    private final Api api;
    private final People people;
    private final Library library;
    private final TestModels models;
    private final Desk desk;
    private final ScriptedModel upstream = new ScriptedModel().dimension(3);
    private Person ana;

    ReindexTest(
            Api api,
            People people,
            Library library,
            TestModels models,
            JdbcClient database,
            ActorBinding binding,
            TransactionTemplate transaction) {
        this.api = api;
        this.people = people;
        this.library = library;
        this.models = models;
        this.desk = new Desk(api, people, database, binding, transaction);
        this.ana = people.member();
    }

    @BeforeEach
    void somebodyNew() {
        ana = people.member();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    void passagesAreCutAsTheDatasetSays() {
        assertThat(passages("{\"strategy\": \"none\"}")).hasSize(1);
        assertThat(passages("{\"strategy\": \"by_title\", \"combineUnder\": 0}"))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("Illness");
        assertThat(passages("{\"strategy\": \"by_title\", \"combineUnder\": 500}"))
                .hasSize(1);
        assertThat(passages("{\"strategy\": \"by_title\", \"combineUnder\": 0, \"newAfter\": 40}"))
                .hasSizeGreaterThan(2)
                .allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(60));
        var overlapping = passages("{\"strategy\": \"fixed\", \"size\": 60, \"overlap\": 30}");
        assertThat(overlapping).allSatisfy(it -> assertThat(it).hasSizeLessThanOrEqualTo(60));
        assertThat(String.join("", overlapping).length()).isGreaterThan(POLICY.length());
    }

    @Test
    void anotherModelAndOtherPassagesAreBuiltBesideAndSearchedFromTheSwitchOn() {
        var dataset = library.dataset(ana);
        var document = library.text(ana, dataset, "policy.md", POLICY);
        desk.ended(ana, document);
        var old = indexes(dataset).getFirst();
        var model = models.add(ana, "meaning", upstream, "embeddings", "1", "0");
        var path = "/datasets/" + dataset + "/reindex";
        assertThat(api.get(ana, path)).hasStatus(404);
        desk.lanes(0);
        try {
            assertThat(api.post(ana, path, """
                    {"chunking": {"strategy": "by_title", "combineUnder": 0}, "model": "%s"}""".formatted(model)))
                    .hasStatus(201)
                    .bodyJson()
                    .isLenientlyEqualTo("""
                            {"documents": 1, "ready": 0, "failed": 0, "waiting": 1, "complete": false, "model": "%s",
                             "chunking": {"strategy": "by_title", "combineUnder": 0}}""".formatted(model));
            assertThat(api.post(ana, path, "{}")).hasStatus(409);
            assertThat(api.post(ana, path + "/switch", ""))
                    .hasStatus(409)
                    .bodyText()
                    .contains("1 of 1 documents wait");
            library.text(ana, dataset, "new.md", "It came while the index was built.");
            assertThat(api.get(ana, "/datasets/" + dataset)).bodyJson().isLenientlyEqualTo("{\"building\": true}");
        } finally {
            desk.lanes(2);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Api.json(api.get(ana, path)).path("complete").asBoolean());
        assertThat(desk.passages(ana, document)).hasSize(1);
        assertThat(api.get(ana, path)).bodyJson().isLenientlyEqualTo("{\"documents\": 2, \"ready\": 2}");

        assertThat(api.post(ana, path + "/switch", "")).hasStatus(204);

        assertThat(desk.passages(ana, document)).hasSize(2);
        assertThat(api.get(ana, "/datasets/" + dataset)).bodyJson().isLenientlyEqualTo("""
                {"building": false, "model": "%s", "chunking": {"combineUnder": 0}}""".formatted(model));
        assertThat(indexes(dataset)).hasSize(1).doesNotContain(old);
        assertThat(desk.rows("SELECT document FROM knowledge.entry WHERE passage_index = ?", old))
                .singleElement()
                .satisfies(it -> assertThat(it).containsEntry("document", new UUID(0, 0)));
        assertThat(desk.rows(
                        "SELECT ingestion FROM knowledge.entry WHERE passage_index = ?",
                        indexes(dataset).getFirst()))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.get("ingestion")).isNotNull());
        assertThat(desk.rows("""
                        SELECT DISTINCT octet_length(p.vector) AS bytes FROM knowledge.passage p
                        JOIN knowledge.ingestion i ON i.id = p.ingestion WHERE i.document = ?
                        """, UUID.fromString(document)))
                .singleElement()
                .satisfies(it -> assertThat(it).containsEntry("bytes", 3 * Float.BYTES));
        assertThat(api.get(ana, "/audit?entityType=dataset")).bodyText().contains("by_title".toUpperCase());
    }

    @Test
    void anIndexThatWouldLoseADocumentIsNotSwitchedToAndMayBeDiscarded() {
        var dataset = library.dataset(ana);
        var document = library.text(ana, dataset, "policy.md", POLICY);
        desk.ended(ana, document);
        var live = indexes(dataset).getFirst();
        var model = models.add(ana, "meaning", upstream, "embeddings", "1", "0");
        upstream.then(ScriptedModel.fails(400, "no"));
        var path = "/datasets/" + dataset + "/reindex";
        assertThat(api.post(ana, path, "{\"model\": \"" + model + "\"}")).hasStatus(201);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Api.json(api.get(ana, path)).path("failed").asInt() == 1);

        assertThat(api.post(ana, path + "/switch", ""))
                .hasStatus(409)
                .bodyText()
                .contains("failed in the new index");
        assertThat(desk.status(ana, document)).isEqualTo("ready");
        assertThat(api.delete(ana, path)).hasStatus(204);

        assertThat(indexes(dataset)).containsExactly(live);
        assertThat(api.get(ana, path)).hasStatus(404);
        assertThat(api.post(ana, path + "/switch", "")).hasStatus(404);
    }

    @Test
    void onlyAModelThatMakesEmbeddingsIsTakenAndOnlyByWhoMayWrite() {
        var dataset = library.dataset(ana, "team");
        var path = "/datasets/" + dataset + "/reindex";
        var language = models.language(ana, "writer", upstream);
        assertThat(api.post(ana, path, "{\"model\": \"" + language + "\"}")).hasStatus(400);
        assertThat(api.post(ana, path, "{\"model\": \"" + UUID.randomUUID() + "\"}"))
                .hasStatus(400);
        assertThat(api.post(ana, path, "{\"chunking\": {\"strategy\": \"fixed\", \"size\": 5}}"))
                .hasStatus(400);
        assertThat(api.post(people.colleague(ana, "member"), path, "{}")).hasStatus(403);
        assertThat(api.post(people.member(), path, "{}")).hasStatus(404);
    }

    /** The passages of the policy in a dataset that is cut so. */
    private List<String> passages(String chunking) {
        var made = api.post(
                ana, "/datasets", "{\"name\": \"P %s\", \"chunking\": %s}".formatted(UUID.randomUUID(), chunking));
        assertThat(made).hasStatus(201);
        var document = library.text(ana, Api.text(made, "/id"), "policy.md", POLICY);
        desk.ended(ana, document);
        return desk.passages(ana, document).stream()
                .map(it -> it.path("text").asString())
                .toList();
    }

    private List<Object> indexes(String dataset) {
        return desk.rows("SELECT id FROM knowledge.passage_index WHERE dataset = ?", UUID.fromString(dataset)).stream()
                .map(it -> it.get("id"))
                .toList();
    }
}
