package candela.server.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.knowledge.Library;
import candela.server.platform.ActorBinding;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What becomes of files that somebody puts into a dataset. */
@ServerTest
class IngestTest {

    private final Api api;
    private final People people;
    private final Library library;
    private final Desk desk;
    private Person ana;
    private String dataset;

    IngestTest(
            Api api,
            People people,
            Library library,
            JdbcClient database,
            ActorBinding binding,
            TransactionTemplate transaction) {
        this.api = api;
        this.people = people;
        this.library = library;
        this.desk = new Desk(api, people, database, binding, transaction);
        this.ana = people.member();
        this.dataset = library.dataset(ana);
    }

    @BeforeEach
    void somebodyNew() {
        ana = people.member();
        dataset = library.dataset(ana);
    }

    @Test
    void textsBecomeReadyWithTheirPassagesAndVectors() {
        var plain = upload("a.txt", "Boats lie in the harbour.".getBytes());
        var marked = upload("b.md", ("# Leave\n\n" + Papers.LEAVE + "\n\n# Illness\n\nTell the team.").getBytes());

        assertThat(desk.ended(ana, plain).toString()).contains("\"status\":\"ready\"", "\"kind\":\"text\"");
        var ready = desk.ended(ana, marked);
        assertThat(ready.path("title").asString()).isEqualTo("Leave");
        assertThat(ready.path("liveEdition").asInt()).isEqualTo(1);
        assertThat(ready.path("chunks").asInt())
                .isPositive()
                .isEqualTo(ready.path("embedded").asInt());
        assertThat(desk.passages(ana, marked).getFirst().path("text").asString())
                .contains("twenty-five");
        assertThat(desk.rows("""
                        SELECT octet_length(p.vector) AS bytes FROM knowledge.passage p
                        JOIN knowledge.ingestion i ON i.id = p.ingestion WHERE i.document = ?
                        """, UUID.fromString(marked)))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it).containsEntry("bytes", 384 * Float.BYTES));
        assertThat(api.get(ana, "/documents/" + marked + "/text")).bodyText().contains("heading", "Illness");
        assertThat(api.get(ana, "/datasets/" + dataset)).bodyJson().isLenientlyEqualTo("""
                {"counts": {"documents": 2, "ready": 2, "failed": 0, "waiting": 0}}""");
    }

    @Test
    void aPdfKeepsItsPagesAndWordAndMailAreReadWithWhatIsAttached() {
        var pdf = upload("p.pdf", Papers.pdf(Papers.LEAVE, "Whoever is ill tells the team."));
        var word = upload("w.docx", Papers.word(Papers.LEAVE + " Really."));
        var mail = upload("m.eml", Papers.mail("Dear Bo, see what is attached.", "# Rules\n\nBoats go home at six."));

        assertThat(desk.ended(ana, pdf).path("pages").asInt()).isEqualTo(2);
        assertThat(desk.passages(ana, pdf).getLast().path("lastPage").asInt()).isEqualTo(2);
        assertThat(desk.ended(ana, word).toString()).contains("\"status\":\"ready\"", "\"kind\":\"word\"");
        assertThat(desk.ended(ana, mail).path("status").asString()).isEqualTo("ready");
        var text = Api.json(api.get(ana, "/documents/" + mail + "/text"));
        assertThat(text.path("body").asString()).contains("Dear Bo", "\n\nrules.md\n\nRules\n\nBoats go home at six.");
        assertThat(block(text, "Rules").path("level").asInt()).isEqualTo(2);
        assertThat(block(text, "rules.md").path("type").asString()).isEqualTo("heading");
    }

    @Test
    void whatHoldsNoTextFailsInWordsAndMayBeReplaced() {
        var empty = upload("empty.txt", " \n ".getBytes());

        assertThat(desk.ended(ana, empty).toString()).contains("\"status\":\"failed\"", "No text was found");
        assertThat(api.get(ana, "/documents/" + empty + "/text")).hasStatus(409);
        library.upload(ana, dataset, "empty.txt", "Boats at last.");
        assertThat(desk.ended(ana, empty).path("status").asString()).isEqualTo("ready");
        assertThat(desk.ingestions(empty)).hasSize(1);
    }

    @Test
    void aHostileFileFailsInWordsAndTheNextOneIsRead() {
        var bomb = upload("bomb.docx", Papers.bomb());
        var next = upload("next.md", "Still here.".getBytes());

        assertThat(desk.ended(ana, bomb).path("failure").asString()).contains("unpacks");
        assertThat(desk.ended(ana, next).path("status").asString()).isEqualTo("ready");
    }

    @Test
    void aNewEditionIsFoundOnlyWhenItIsReadyAndTheOldOneUntilThen() {
        var document = upload("a.md", "The old boats.".getBytes());
        desk.ended(ana, document);
        desk.lanes(0);
        try {
            upload("a.md", "The new boats.".getBytes());
            assertThat(desk.document(ana, document).toString())
                    .contains("\"edition\":2", "\"liveEdition\":1", "\"status\":\"queued\"");
            assertThat(desk.passages(ana, document).getFirst().path("text").asString())
                    .isEqualTo("The old boats.");
        } finally {
            desk.lanes(2);
        }
        assertThat(desk.ended(ana, document).path("liveEdition").asInt()).isEqualTo(2);
        assertThat(desk.passages(ana, document))
                .singleElement()
                .satisfies(it -> assertThat(it.path("text").asString()).isEqualTo("The new boats."));
        for (var table : new String[] {"edition", "content", "ingestion"}) {
            assertThat(desk.rows(
                            "SELECT document FROM knowledge." + table + " WHERE document = ?",
                            UUID.fromString(document)))
                    .as(table)
                    .hasSize(1);
        }
    }

    @Test
    void whatIsDeletedOrMovedIsToldToTheCopies() {
        var other = library.dataset(ana);
        var moved = upload("moved.md", "Boats that move.".getBytes());
        var deleted = upload("deleted.md", "Boats that sink.".getBytes());
        desk.ended(ana, moved);
        desk.ended(ana, deleted);
        var before = entry(moved, dataset);
        assertThat(before).isEqualTo(desk.ingestions(moved).getFirst().get("id"));

        assertThat(api.delete(ana, "/documents/" + deleted)).hasStatus(204);
        assertThat(api.patch(ana, "/documents/" + moved, "{\"dataset\": \"" + other + "\"}"))
                .hasStatusOk();

        assertThat(entry(deleted, dataset)).isNull();
        assertThat(entry(moved, dataset)).isNull();
        assertThat(desk.ended(ana, moved).path("status").asString()).isEqualTo("ready");
        assertThat(entry(moved, other)).isNotNull().isNotEqualTo(before);
        var index = index(other);
        assertThat(api.delete(ana, "/datasets/" + other)).hasStatus(204);
        assertThat(desk.rows("SELECT document, ingestion FROM knowledge.entry WHERE passage_index = ?", index))
                .singleElement()
                .satisfies(it ->
                        assertThat(it).containsEntry("document", new UUID(0, 0)).containsEntry("ingestion", null));
    }

    @Test
    void theSettingsBoundWhatReadingMayTake() {
        desk.set("knowledge.reading_seconds", 1);
        try {
            var slow = upload("long.md", Papers.paragraphs("boat", 250_000).getBytes());
            assertThat(desk.ended(ana, slow).path("failure").asString()).contains("longer than 1 s");
        } finally {
            desk.set("knowledge.reading_seconds", 120);
        }
    }

    @Test
    void theSettingsBoundTheMemoryThatReadingMayTake() {
        desk.set("knowledge.reading_megabytes", 128);
        try {
            var large = upload("large.md", Papers.paragraphs("boat", 370_000).getBytes());
            assertThat(desk.ended(ana, large).path("failure").asString()).contains("128 MB");
        } finally {
            desk.set("knowledge.reading_megabytes", 512);
        }
    }

    private UUID index(String of) {
        var row = desk.rows("SELECT id FROM knowledge.passage_index WHERE dataset = ?", UUID.fromString(of));
        return (UUID) Objects.requireNonNull(row.getFirst().get("id"));
    }

    private @Nullable Object entry(String document, String of) {
        return desk.rows(
                        "SELECT ingestion FROM knowledge.entry WHERE document = ? AND passage_index = ?",
                        UUID.fromString(document),
                        index(of))
                .getFirst()
                .get("ingestion");
    }

    private static JsonNode block(JsonNode text, String words) {
        var body = text.path("body").asString();
        return text.path("blocks")
                .valueStream()
                .filter(it -> body.substring(
                                it.path("start").asInt(), it.path("end").asInt())
                        .equals(words))
                .findFirst()
                .orElseThrow();
    }

    private String upload(String name, byte[] content) {
        var answer = library.upload(ana, dataset, name, content);
        assertThat(answer).hasStatus(201);
        return Api.text(answer, "/items/0/document");
    }
}
