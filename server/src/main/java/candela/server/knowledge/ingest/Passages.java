package candela.server.knowledge.ingest;

import candela.engine.document.Chunk;
import candela.server.knowledge.ingest.Ingestion.IngestionId;
import candela.server.platform.TypedId;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The passages that documents are cut into, and their vectors. */
@Repository
class Passages {

    private static final int AT_ONCE = 1_000;

    private final JdbcTemplate database;

    Passages(JdbcTemplate database) {
        this.database = database;
    }

    /** A passage that has no vector. */
    record Bare(UUID id, int number, String text) {}

    void insert(IngestionId ingestion, List<Chunk> chunks) {
        database.batchUpdate("""
                INSERT INTO knowledge.passage
                    (id, ingestion, number, path, text, first_page, last_page, begins, ends)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, chunks, AT_ONCE, (row, it) -> {
            row.setObject(1, TypedId.next());
            row.setObject(2, ingestion.value());
            row.setInt(3, it.index());
            row.setArray(4, row.getConnection().createArrayOf("text", it.path().toArray()));
            row.setString(5, it.text());
            row.setInt(6, it.firstPage());
            row.setInt(7, it.lastPage());
            row.setInt(8, it.start());
            row.setInt(9, it.end());
        });
    }

    /** The first that have no vector, from a number on. */
    List<Bare> bare(IngestionId ingestion, int from, int most) {
        return database.query(
                """
                SELECT id, number, text FROM knowledge.passage
                WHERE ingestion = ? AND number >= ? AND vector IS NULL ORDER BY number LIMIT ?
                """,
                (row, line) -> new Bare(row.getObject("id", UUID.class), row.getInt("number"), row.getString("text")),
                ingestion.value(),
                from,
                most);
    }

    /** All in one statement: its plan and its checks cost more than a row. */
    void write(List<Bare> passages, List<float[]> vectors) {
        database.update("""
                UPDATE knowledge.passage p SET vector = said.vector
                FROM unnest(?::uuid[], ?::bytea[]) AS said (id, vector) WHERE p.id = said.id
                """, update -> {
            var ids = passages.stream().map(Bare::id).toArray();
            var numbers = vectors.stream().map(Passages::bytes).toArray(byte[][]::new);
            update.setArray(1, update.getConnection().createArrayOf("uuid", ids));
            update.setArray(2, update.getConnection().createArrayOf("bytea", numbers));
        });
    }

    void delete(IngestionId ingestion) {
        database.update("DELETE FROM knowledge.passage WHERE ingestion = ?", ingestion.value());
    }

    /** How many numbers the vectors have that an ingestion or its index has; null where there are none. */
    @Nullable
    Integer dimension(Ingestion of) {
        var lengths = database.queryForList(
                """
                SELECT octet_length(p.vector) FROM knowledge.ingestion i
                JOIN knowledge.passage p ON p.ingestion = i.id AND p.number = 0
                WHERE i.passage_index = ? AND p.vector IS NOT NULL AND (i.status = 'READY' OR i.id = ?) LIMIT 1
                """, Integer.class, of.passageIndex().value(), of.id().value());
        return lengths.isEmpty() ? null : lengths.getFirst() / Float.BYTES;
    }

    private static byte[] bytes(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }
}
