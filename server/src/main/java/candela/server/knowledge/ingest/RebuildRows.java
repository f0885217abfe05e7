package candela.server.knowledge.ingest;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.PassageIndex;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a second index of a dataset is made of, and how far it is. */
@Repository
class RebuildRows {

    private final JdbcClient database;

    RebuildRows(JdbcClient database) {
        this.database = database;
    }

    /** A document with its newest edition. */
    record Newest(DocumentId id, int edition) {}

    /**
     * How far a second index is.
     *
     * @param lost documents that are found now, and would not be in it
     */
    record Tally(int documents, int ready, int failed, int waiting, int lost) {

        boolean isComplete() {
            return waiting == 0 && lost == 0;
        }
    }

    /** Nothing is added to the dataset until the open transaction ends. */
    void lock(DatasetId id) {
        database.sql("SELECT id FROM knowledge.dataset WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query((row, number) -> true)
                .single();
    }

    /** In the order in which they came. */
    List<Newest> documents(DatasetId id) {
        return database.sql("SELECT id, edition FROM knowledge.document WHERE dataset = ? ORDER BY id")
                .param(id.value())
                .query((row, number) ->
                        new Newest(new DocumentId(row.getObject("id", UUID.class)), row.getInt("edition")))
                .list();
    }

    Tally tally(PassageIndex index) {
        return database.sql("""
                        WITH newest AS (
                            SELECT o.id, coalesce(i.status, 'QUEUED') AS status
                            FROM knowledge.document o LEFT JOIN knowledge.ingestion i
                                ON i.document = o.id AND i.edition = o.edition AND i.passage_index = :index
                            WHERE o.dataset = :dataset),
                        ready AS (
                            SELECT i.document, i.passage_index FROM knowledge.passage_index x
                            JOIN knowledge.ingestion i ON i.passage_index = x.id
                            WHERE x.dataset = :dataset AND i.status = 'READY')
                        SELECT count(*) AS documents,
                               count(*) FILTER (WHERE status = 'READY') AS ready,
                               count(*) FILTER (WHERE status IN ('FAILED', 'CANCELLED')) AS failed,
                               count(*) FILTER (WHERE status NOT IN ('READY', 'FAILED', 'CANCELLED')) AS waiting,
                               (SELECT count(DISTINCT document) FROM ready old WHERE passage_index <> :index
                                AND NOT EXISTS (SELECT 1 FROM ready r
                                                WHERE r.document = old.document AND r.passage_index = :index)) AS lost
                        FROM newest
                        """)
                .param("index", index.id().value())
                .param("dataset", index.dataset().value())
                .query((row, number) -> new Tally(
                        row.getInt("documents"),
                        row.getInt("ready"),
                        row.getInt("failed"),
                        row.getInt("waiting"),
                        row.getInt("lost")))
                .single();
    }
}
