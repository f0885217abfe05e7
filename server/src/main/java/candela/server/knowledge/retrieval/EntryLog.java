package candela.server.knowledge.retrieval;

import candela.engine.search.Meaning;
import candela.server.platform.Actor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What every copy of the passages follows: which document is found in which index, in the order in which it came. */
@Service
@Transactional(readOnly = true)
class EntryLog {

    private final JdbcClient database;

    EntryLog(JdbcClient database) {
        this.database = database;
    }

    /**
     * One change.
     *
     * @param document the nil UUID for all of an index that is gone
     * @param ingestion whose passages are found from then on; null for none
     */
    record Entry(
            long number,
            UUID index,
            UUID document,
            @Nullable UUID ingestion) {

        private static final UUID ALL = new UUID(0, 0);

        boolean isOfAll() {
            return document.equals(ALL);
        }
    }

    /**
     * What an ingestion made of an edition of a document.
     *
     * @param model that said what its passages mean
     */
    record Content(int edition, String name, String title, UUID model, List<Piece> pieces) {

        /** By the id of the passage; those without a vector are found by their words only. */
        Map<String, Meaning> meanings() {
            var meanings = new HashMap<String, Meaning>();
            for (var it : pieces) {
                var vector = it.vector();
                if (vector != null) {
                    meanings.put(it.id().toString(), new Meaning(EntryLog.model(model, vector.length), vector));
                }
            }
            return meanings;
        }
    }

    /** What was meant is compared with vectors of the same model and the same length. */
    static String model(UUID model, int numbers) {
        return model + "/" + numbers;
    }

    /** A passage as it is kept. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Piece(
            UUID id,
            List<String> path,
            String text,
            int firstPage,
            int lastPage,
            int begins,
            int ends,
            float @Nullable [] vector) {}

    /** How far a copy is: entries up to a number, and all. */
    record Progress(long done, long all) {}

    /** The number that a copy has to have come to; 0 where nothing was ever entered. */
    public long latest(Actor system) {
        return database.sql("SELECT coalesce(max(number), 0) FROM knowledge.entry")
                .query(Long.class)
                .single();
    }

    /** Those that come next after a number. */
    public List<Entry> after(Actor system, long number, int most) {
        return database.sql("""
                        SELECT number, passage_index, document, ingestion FROM knowledge.entry
                        WHERE number > ? ORDER BY number LIMIT ?
                        """)
                .params(number, most)
                .query((row, line) -> new Entry(
                        row.getLong("number"),
                        row.getObject("passage_index", UUID.class),
                        row.getObject("document", UUID.class),
                        row.getObject("ingestion", UUID.class)))
                .list();
    }

    public Progress progress(Actor system, long number) {
        return database.sql(
                        "SELECT count(*) FILTER (WHERE number <= ?) AS done, count(*) AS total FROM knowledge.entry")
                .param(number)
                .query((row, line) -> new Progress(row.getLong("done"), row.getLong("total")))
                .single();
    }

    /** Empty where another entry has taken its place, which comes with a number of its own. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Content> content(Actor system, UUID ingestion) {
        return database.sql("""
                        SELECT i.edition, d.name, coalesce(c.title, '') AS title, x.model
                        FROM knowledge.ingestion i
                        JOIN knowledge.document d ON d.id = i.document
                        JOIN knowledge.passage_index x ON x.id = i.passage_index
                        LEFT JOIN knowledge.content c ON c.document = i.document AND c.edition = i.edition
                        WHERE i.id = ?
                        """)
                .param(ingestion)
                .query((row, line) -> new Content(
                        row.getInt("edition"),
                        row.getString("name"),
                        row.getString("title"),
                        row.getObject("model", UUID.class),
                        pieces(ingestion)))
                .optional();
    }

    private List<Piece> pieces(UUID ingestion) {
        return database.sql("""
                        SELECT id, path, text, first_page, last_page, begins, ends, vector
                        FROM knowledge.passage WHERE ingestion = ? ORDER BY number
                        """)
                .param(ingestion)
                .query((row, line) -> new Piece(
                        row.getObject("id", UUID.class),
                        texts(row.getArray("path")),
                        row.getString("text"),
                        row.getInt("first_page"),
                        row.getInt("last_page"),
                        row.getInt("begins"),
                        row.getInt("ends"),
                        vector(row)))
                .list();
    }

    /** What passages mean, by their ids; without those that are gone since, or were given vectors by another model. */
    public Map<String, Meaning> meanings(Actor system, Collection<String> passages, String model) {
        var meanings = new HashMap<String, Meaning>();
        database.sql("""
                        SELECT p.id, x.model, p.vector FROM knowledge.passage p
                        JOIN knowledge.ingestion i ON i.id = p.ingestion
                        JOIN knowledge.passage_index x ON x.id = i.passage_index
                        WHERE p.id = ANY (?::uuid[]) AND p.vector IS NOT NULL
                        """).param(passages.toArray(String[]::new)).query(row -> {
            var vector = Objects.requireNonNull(vector(row));
            if (model.equals(model(row.getObject("model", UUID.class), vector.length))) {
                meanings.put(row.getString("id"), new Meaning(model, vector));
            }
        });
        return meanings;
    }

    /**
     * Does something that one node does at a time; a node that dies lets go of it.
     *
     * @return false where another node is at it, and nothing was done
     */
    @Transactional
    public boolean alone(Actor system, Runnable work) {
        var mine = database.sql("SELECT pg_try_advisory_xact_lock(hashtext('knowledge.vectors'))")
                .query(Boolean.class)
                .single();
        if (mine) {
            work.run();
        }
        return mine;
    }

    /** Enters what is found of a document again, so that every copy reads anew what it is called. */
    @Transactional
    public void enterAgain(Actor system, UUID document) {
        var found = database.sql(
                        "SELECT passage_index, ingestion FROM knowledge.entry WHERE document = ? AND ingestion IS NOT NULL")
                .param(document)
                .query((row, line) ->
                        List.of(row.getObject("passage_index", UUID.class), row.getObject("ingestion", UUID.class)))
                .list();
        found.forEach(it -> database.sql("SELECT knowledge.enter(?, ?, ?)")
                .params(it.getFirst(), document, it.getLast())
                .query((row, line) -> true)
                .single());
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static float @Nullable [] vector(ResultSet row) throws SQLException {
        var bytes = row.getBytes("vector");
        if (bytes == null) {
            return null;
        }
        var vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
