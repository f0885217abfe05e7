package candela.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import candela.server.model.Embeddings;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.TypedId;
import candela.server.testing.People.Person;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Puts passages of documents where searches find them, without files that would have to be read first. */
@TestComponent
public class TestDocuments {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Api api;
    private final JdbcClient database;
    private final ActorBinding binding;
    private final TransactionTemplate transaction;
    private final Embeddings embeddings;

    TestDocuments(
            Api api,
            JdbcClient database,
            ActorBinding binding,
            PlatformTransactionManager transactions,
            Embeddings embeddings) {
        this.api = api;
        this.database = database;
        this.binding = binding;
        this.transaction = new TransactionTemplate(transactions);
        this.embeddings = embeddings;
    }

    /**
     * A document as a test wants it.
     *
     * @param vector of each passage; null for what the built-in model says
     */
    public record Sheet(
            String name,
            String kind,
            Map<String, String> metadata,
            Instant changedAt,
            List<String> passages,
            float @Nullable [] vector) {

        public static Sheet of(String name, String... passages) {
            return new Sheet(name, "text", Map.of(), Instant.parse("2026-01-15T08:00:00Z"), List.of(passages), null);
        }

        public Sheet kind(String kind) {
            return new Sheet(name, kind, metadata, changedAt, passages, vector);
        }

        public Sheet metadata(Map<String, String> metadata) {
            return new Sheet(name, kind, metadata, changedAt, passages, vector);
        }

        public Sheet changedAt(String moment) {
            return new Sheet(name, kind, metadata, Instant.parse(moment), passages, vector);
        }

        public Sheet vector(float... vector) {
            return new Sheet(name, kind, metadata, changedAt, passages, vector);
        }
    }

    /** A dataset of the person's, with the built-in model; its id. */
    public String dataset(Person person, String name, String visibility) {
        return Api.text(api.post(person, "/datasets", """
                {"name": "%s", "visibility": "%s"}""".formatted(name, visibility)), "/id");
    }

    /** The same with another embeddings model. */
    public String dataset(Person person, String name, String visibility, String model) {
        return Api.text(api.post(person, "/datasets", """
                {"name": "%s", "visibility": "%s", "model": "%s"}""".formatted(name, visibility, model)), "/id");
    }

    /** A document that is ready to be found; its id. */
    public String put(Person person, String dataset, Sheet sheet) {
        var id = TypedId.next();
        var vectors = vectors(sheet);
        as(() -> {
            database.sql("""
                            INSERT INTO knowledge.document VALUES (:id::uuid, :dataset::uuid, :owner::uuid, '', :name, 'TEXT', NULL, 1, :sha,
                                jsonb_build_object('values', :metadata::jsonb), :at::timestamptz, :at::timestamptz, 1)
                            """)
                    .params(facts(id, sheet))
                    .param("dataset", dataset)
                    .param("owner", person.user().value())
                    .update();
            enter(id, 1, sheet, vectors);
            return true;
        });
        return id.toString();
    }

    /** A newer content of a document, that is found from now on. */
    public void replace(String document, int edition, Sheet sheet) {
        var id = UUID.fromString(document);
        var vectors = vectors(sheet);
        as(() -> {
            database.sql("UPDATE knowledge.document SET edition = ?, sha256 = ? WHERE id = ?")
                    .params(edition, UUID.randomUUID().toString(), id)
                    .update();
            var former = database.sql("SELECT id FROM knowledge.ingestion WHERE document = ?")
                    .param(id)
                    .query(UUID.class)
                    .list();
            enter(id, edition, sheet, vectors);
            former.forEach(it -> database.sql("DELETE FROM knowledge.ingestion WHERE id = ?")
                    .param(it)
                    .update());
            return true;
        });
    }

    /** Deletes it as its owner does. */
    public void delete(Person person, String document) {
        assertThat(api.delete(person, "/documents/" + document)).hasStatus(204);
    }

    /** Enters that a document is found in an index no more; the nil UUID for all. */
    public void enter(UUID index, UUID document) {
        as(() -> database.sql("SELECT knowledge.enter(?, ?, NULL)")
                .params(index, document)
                .query((row, line) -> true)
                .single());
    }

    /** What is kept of an answer, as it lies in the table. */
    public String keptAnswer(String answer) {
        return as(() -> database.sql("SELECT told::text FROM knowledge.answer WHERE id = ?::uuid")
                .param(answer)
                .query(String.class)
                .single());
    }

    private <T> T as(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> binding.as(Actor.system(), work)));
    }

    /** The dataset's live index, and the model of it. */
    private record Index(UUID id, UUID model) {}

    private Index index(UUID document) {
        return database.sql("""
                        SELECT x.id, x.model FROM knowledge.passage_index x JOIN knowledge.document d ON d.dataset = x.dataset
                        WHERE d.id = ? AND x.status = 'LIVE'
                        """).param(document).query(TestDocuments::index).single();
    }

    private static Index index(ResultSet row, int line) throws SQLException {
        return new Index(row.getObject("id", UUID.class), row.getObject("model", UUID.class));
    }

    private void enter(UUID document, int edition, Sheet sheet, List<float[]> vectors) {
        var index = index(document);
        var ingestion = TypedId.next();
        var facts = facts(document, sheet);
        facts.put("edition", edition);
        facts.put("index", index.id());
        facts.put("ingestion", ingestion);
        facts.put("chunks", sheet.passages().size());
        database.sql("""
                        WITH kept AS (
                            INSERT INTO storage.file
                            SELECT gen_random_uuid(), d.owner, s.team, 'PRIVATE', :name, 'text/plain', 1, repeat('0', 64), now(), 1
                            FROM knowledge.document d JOIN knowledge.dataset s ON s.id = d.dataset WHERE d.id = :id
                            RETURNING id)
                        INSERT INTO knowledge.edition SELECT :id, :edition, kept.id, 'text/plain', 1, :id, now() FROM kept
                        """).params(facts).update();
        database.sql("""
                        INSERT INTO knowledge.content VALUES (:id, :edition, :kind, '', NULL, 0, :body, '[]', '{}', '{}')
                        """).params(facts).update();
        database.sql("""
                        INSERT INTO knowledge.ingestion (id, passage_index, document, edition, started_by, team, status, chunks,
                            embedded, attempts, not_before, created_at, started_at, finished_at, version)
                        VALUES (:ingestion, :index, :id, :edition, :id, :id, 'READY', :chunks, :chunks, 0, now(), now(), now(), now(), 1)
                        """).params(facts).update();
        var begins = 0;
        for (var i = 0; i < sheet.passages().size(); i++) {
            var text = sheet.passages().get(i);
            database.sql("INSERT INTO knowledge.passage VALUES (?, ?, ?, '{}', ?, 0, 0, ?, ?, ?)")
                    .params(TypedId.next(), ingestion, i, text, begins, begins + text.length(), bytes(vectors.get(i)))
                    .update();
            begins += text.length() + 1;
        }
        database.sql("SELECT knowledge.enter(?, ?, ?)")
                .params(index.id(), document, ingestion)
                .query((row, line) -> true)
                .single();
    }

    private static Map<String, Object> facts(UUID document, Sheet sheet) {
        var facts = new HashMap<String, Object>();
        facts.put("id", document);
        facts.put("name", sheet.name());
        facts.put("kind", sheet.kind());
        facts.put("sha", UUID.randomUUID().toString());
        facts.put("metadata", JSON.writeValueAsString(sheet.metadata()));
        facts.put("at", sheet.changedAt().toString());
        facts.put("body", String.join("\n", sheet.passages()));
        return facts;
    }

    private List<float[]> vectors(Sheet sheet) {
        var given = sheet.vector();
        return given == null
                ? embeddings.of(Actor.system(), Embeddings.BUILT_IN, "test", sheet.passages())
                : sheet.passages().stream().map(it -> given).toList();
    }

    private static byte[] bytes(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var it : vector) {
            bytes.putFloat(it);
        }
        return bytes.array();
    }
}
