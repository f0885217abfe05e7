package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.Document.Metadata;
import candela.server.knowledge.Document.Origin;
import candela.server.knowledge.Standing.Stage;
import candela.server.knowledge.Standing.Tally;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.storage.StoredFile.FileId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Documents together with how far they have come. */
@Repository
class DocumentStandings {

    private static final String STANDING = """
            SELECT o.*, e.file, e.mime, e.size, e.created_by AS edition_by, e.created_at AS edition_at,
                   l.edition AS live, c.kind, c.title, coalesce(c.pages, 0) AS pages,
                   coalesce(i.status, 'QUEUED') AS stage, coalesce(i.chunks, 0) AS chunks,
                   coalesce(i.embedded, 0) AS embedded, i.failure
            FROM knowledge.document o
            JOIN knowledge.edition e ON e.document = o.id AND e.number = o.edition
            JOIN knowledge.passage_index x ON x.dataset = o.dataset AND x.status = 'LIVE'
            LEFT JOIN knowledge.ingestion i ON i.passage_index = x.id AND i.document = o.id AND i.edition = o.edition
            LEFT JOIN LATERAL (SELECT max(r.edition) AS edition FROM knowledge.ingestion r
                               WHERE r.passage_index = x.id AND r.document = o.id AND r.status = 'READY') l ON true
            LEFT JOIN knowledge.content c ON c.document = o.id AND c.edition = coalesce(l.edition, o.edition)
            """;

    private final JdbcClient database;

    DocumentStandings(JdbcClient database) {
        this.database = database;
    }

    /** @param after the folder and the name after which the list goes on; null for its beginning */
    List<Standing> list(DatasetId dataset, Standing.Wanted wanted, @Nullable After after, int most) {
        return database.sql(STANDING + """
                        WHERE o.dataset = :dataset
                          AND (cast(:folder AS text) IS NULL OR o.folder = :folder)
                          AND strpos(lower(o.name), lower(:text)) > 0
                          AND (cast(:stage AS text) IS NULL OR coalesce(i.status, 'QUEUED') = :stage)
                          AND (cast(:afterName AS text) IS NULL
                               OR (lower(o.folder), lower(o.name)) > (lower(cast(:afterFolder AS text)), lower(:afterName)))
                        ORDER BY lower(o.folder), lower(o.name) LIMIT :most
                        """)
                .param("dataset", dataset.value())
                .param("folder", wanted.folder())
                .param("text", wanted.text())
                .param("stage", wanted.stage() == null ? null : wanted.stage().name())
                .param("afterFolder", after == null ? null : after.folder())
                .param("afterName", after == null ? null : after.name())
                .param("most", most)
                .query((row, number) -> standing(row))
                .list();
    }

    Optional<Standing> of(DocumentId document) {
        return database.sql(STANDING + "WHERE o.id = ?")
                .param(document.value())
                .query((row, number) -> standing(row))
                .optional();
    }

    /** How many documents lie in each folder, those of the folders in it not counted. */
    Map<String, Integer> folders(DatasetId dataset) {
        return database
                .sql("SELECT folder, count(*) FROM knowledge.document WHERE dataset = ? GROUP BY folder")
                .param(dataset.value())
                .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one + other, TreeMap::new));
    }

    Map<DatasetId, Tally> tallies(Collection<DatasetId> datasets) {
        return database
                .sql("""
                        SELECT o.dataset, count(*) AS documents,
                               count(*) FILTER (WHERE i.status = 'READY') AS ready,
                               count(*) FILTER (WHERE i.status IN ('FAILED', 'CANCELLED')) AS failed,
                               count(*) FILTER (WHERE coalesce(i.status, 'QUEUED') NOT IN ('READY', 'FAILED', 'CANCELLED')) AS waiting,
                               coalesce(sum(i.chunks) FILTER (WHERE i.status = 'READY'), 0) AS passages
                        FROM knowledge.document o
                        JOIN knowledge.passage_index x ON x.dataset = o.dataset AND x.status = 'LIVE'
                        LEFT JOIN knowledge.ingestion i
                               ON i.passage_index = x.id AND i.document = o.id AND i.edition = o.edition
                        WHERE o.dataset IN (:datasets) GROUP BY o.dataset
                        """)
                .param("datasets", datasets.stream().map(DatasetId::value).toList())
                .query((row, number) -> Map.entry(
                        new DatasetId(row.getObject("dataset", UUID.class)),
                        new Tally(
                                row.getInt("documents"),
                                row.getInt("ready"),
                                row.getInt("failed"),
                                row.getInt("waiting"),
                                row.getLong("passages"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var document = document(row);
        var live = row.getInt("live");
        var nothingLive = row.wasNull();
        return new Standing(
                document,
                new Edition(
                        document.id(),
                        document.edition(),
                        new FileId(row.getObject("file", UUID.class)),
                        row.getString("mime"),
                        row.getLong("size"),
                        new UserId(row.getObject("edition_by", UUID.class)),
                        row.getTimestamp("edition_at").toInstant()),
                nothingLive ? null : live,
                row.getString("kind"),
                row.getString("title"),
                row.getInt("pages"),
                Stage.valueOf(row.getString("stage")),
                row.getInt("chunks"),
                row.getInt("embedded"),
                row.getString("failure"));
    }

    private static Document document(ResultSet row) throws SQLException {
        return new Document(
                new DocumentId(row.getObject("id", UUID.class)),
                new DatasetId(row.getObject("dataset", UUID.class)),
                new UserId(row.getObject("owner", UUID.class)),
                row.getString("folder"),
                row.getString("name"),
                Origin.valueOf(row.getString("origin")),
                row.getString("source_url"),
                row.getInt("edition"),
                row.getString("sha256"),
                JsonColumn.MAPPER.readValue(row.getString("metadata"), Metadata.class),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant(),
                row.getInt("version"));
    }

    /** Where a list of documents goes on. */
    record After(String folder, String name) {}
}
