package candela.server.knowledge.retrieval;

import candela.engine.search.Hit;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.retrieval.Found.Mark;
import candela.server.knowledge.retrieval.Found.Nearness;
import candela.server.knowledge.retrieval.Found.Place;
import candela.server.platform.Actor;
import candela.server.platform.JsonColumn;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What PostgreSQL knows of documents and passages that a reader may see now. */
@Service
@Transactional(readOnly = true)
class FoundPassages {

    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant FAR_AHEAD = Instant.parse("9999-12-31T00:00:00Z");

    private final JdbcClient database;

    FoundPassages(JdbcClient database) {
        this.database = database;
    }

    /** The documents in these datasets that a narrowing leaves; one that is named and not there is a 404. */
    public Set<DocumentId> documents(Actor actor, Collection<DatasetId> datasets, Narrowing narrowing) {
        actor.require(Datasets.READ);
        requireThere(datasets, narrowing.documents());
        var found = database.sql("""
                        SELECT d.id FROM knowledge.document d
                        WHERE d.dataset = ANY (:datasets::uuid[])
                          AND (cardinality(:documents::uuid[]) = 0 OR d.id = ANY (:documents::uuid[]))
                          AND (cardinality(:kinds::text[]) = 0
                            OR EXISTS (SELECT 1 FROM knowledge.content c WHERE c.document = d.id AND lower(c.kind) = ANY (:kinds::text[]))
                            OR EXISTS (SELECT 1 FROM knowledge.edition e WHERE e.document = d.id AND e.number = d.edition
                                       AND lower(e.mime) = ANY (:kinds::text[])))
                          AND d.metadata -> 'values' @> :metadata::jsonb
                          AND d.changed_at >= :from::timestamptz AND d.changed_at < :before::timestamptz
                        """)
                .param("datasets", ids(datasets))
                .param("documents", ids(narrowing.documents()))
                .param(
                        "kinds",
                        narrowing.kinds().stream()
                                .map(it -> it.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .param("metadata", JsonColumn.MAPPER.writeValueAsString(narrowing.metadata()))
                .param("from", (narrowing.from() == null ? LONG_AGO : narrowing.from()).toString())
                .param("before", (narrowing.before() == null ? FAR_AHEAD : narrowing.before()).toString())
                .query((row, line) -> new DocumentId(row.getObject("id", UUID.class)))
                .list();
        return new HashSet<>(found);
    }

    private void requireThere(Collection<DatasetId> datasets, Collection<DocumentId> documents) {
        if (documents.isEmpty()) {
            return;
        }
        var there = database.sql(
                        "SELECT id FROM knowledge.document WHERE id = ANY (:ids::uuid[]) AND dataset = ANY (:datasets::uuid[])")
                .param("ids", ids(documents))
                .param("datasets", ids(datasets))
                .query((row, line) -> new DocumentId(row.getObject("id", UUID.class)))
                .set();
        documents.stream().filter(it -> !there.contains(it)).findFirst().ifPresent(it -> {
            throw Problem.notFound("document", it);
        });
    }

    /** The hits with their names, in order; without those that are gone since, or not seen any more. */
    public List<Found> of(Actor actor, List<Hit> hits) {
        actor.require(Datasets.READ);
        var rows = database
                .sql("""
                        SELECT p.id, p.number, p.path, p.text, p.first_page, p.last_page, p.begins, p.ends,
                               i.edition, d.id AS document, d.name AS document_name, d.folder,
                               s.id AS dataset, s.name AS dataset_name, coalesce(c.title, '') AS title
                        FROM knowledge.passage p
                        JOIN knowledge.ingestion i ON i.id = p.ingestion
                        JOIN knowledge.document d ON d.id = i.document
                        JOIN knowledge.dataset s ON s.id = d.dataset
                        LEFT JOIN knowledge.content c ON c.document = i.document AND c.edition = i.edition
                        WHERE p.id = ANY (:ids::uuid[])
                          AND knowledge.sees(s.owner, s.team, s.visibility, s.readers, s.editors)
                        """)
                .param("ids", hits.stream().map(it -> it.passage().id()).toArray(String[]::new))
                .query((row, line) -> new Row(place(row), row.getString("text")))
                .list()
                .stream()
                .collect(Collectors.toMap(it -> it.place().passage().toString(), Function.identity()));
        return hits.stream()
                .flatMap(it -> Stream.ofNullable(rows.get(it.passage().id())).map(row -> found(it, row)))
                .toList();
    }

    /** A passage of the database. */
    private record Row(Place place, String text) {}

    private static Found found(Hit hit, Row row) {
        return new Found(
                row.place(),
                row.text(),
                new Nearness(hit.similarity(), hit.words(), hit.meaning()),
                hit.marks().stream().map(it -> new Mark(it.start(), it.end())).toList());
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                new DocumentId(row.getObject("document", UUID.class)),
                row.getString("document_name"),
                row.getString("title"),
                row.getString("folder"),
                new DatasetId(row.getObject("dataset", UUID.class)),
                row.getString("dataset_name"),
                row.getInt("edition"),
                EntryLog.texts(row.getArray("path")),
                row.getInt("first_page"),
                row.getInt("last_page"),
                row.getInt("begins"),
                row.getInt("ends"));
    }

    private static String[] ids(Collection<? extends TypedId> ids) {
        return ids.stream().map(it -> it.value().toString()).toArray(String[]::new);
    }
}
