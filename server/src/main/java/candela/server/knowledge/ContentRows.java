package candela.server.knowledge;

import candela.server.knowledge.Document.DocumentId;
import candela.server.platform.JsonColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was read from documents, and the passages that it was cut into. */
@Repository
class ContentRows {

    private final JdbcClient database;

    ContentRows(JdbcClient database) {
        this.database = database;
    }

    /** A passage as people see it. */
    record Shown(int number, List<String> path, String text, int firstPage, int lastPage, int begins, int ends) {}

    Optional<Content> find(DocumentId document, int edition) {
        return database.sql("SELECT * FROM knowledge.content WHERE document = ? AND edition = ?")
                .params(document.value(), edition)
                .query((row, number) -> content(row))
                .optional();
    }

    /** Those of what is found of a document now, from a number on. */
    List<Shown> passages(DocumentId document, int from, int most) {
        return database.sql("""
                        SELECT p.number, p.path, p.text, p.first_page, p.last_page, p.begins, p.ends
                        FROM knowledge.ingestion i
                        JOIN knowledge.passage_index x ON x.id = i.passage_index AND x.status = 'LIVE'
                        JOIN knowledge.passage p ON p.ingestion = i.id
                        WHERE i.document = ? AND i.status = 'READY' AND p.number >= ?
                        ORDER BY p.number LIMIT ?
                        """)
                .params(document.value(), from, most)
                .query((row, number) -> new Shown(
                        row.getInt("number"),
                        List.of((String[]) row.getArray("path").getArray()),
                        row.getString("text"),
                        row.getInt("first_page"),
                        row.getInt("last_page"),
                        row.getInt("begins"),
                        row.getInt("ends")))
                .list();
    }

    private static Content content(ResultSet row) throws SQLException {
        return new Content(
                new DocumentId(row.getObject("document", UUID.class)),
                row.getInt("edition"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("language"),
                row.getInt("pages"),
                row.getString("body"),
                JsonColumn.MAPPER.readTree(row.getString("blocks")),
                List.of((String[]) row.getArray("notes").getArray()));
    }
}
