package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.platform.Actor.UserId;
import candela.server.storage.StoredFile.FileId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contents of documents. */
@Repository
class Editions {

    private final JdbcClient database;

    Editions(JdbcClient database) {
        this.database = database;
    }

    void insert(Edition edition) {
        database.sql("""
                        INSERT INTO knowledge.edition (document, number, file, mime, size, created_by, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        edition.document().value(),
                        edition.number(),
                        edition.file().value(),
                        edition.mime(),
                        edition.size(),
                        edition.createdBy().value(),
                        Timestamp.from(edition.createdAt()))
                .update();
    }

    Optional<Edition> find(DocumentId document, int number) {
        return database.sql("SELECT * FROM knowledge.edition WHERE document = ? AND number = ?")
                .params(document.value(), number)
                .query((row, line) -> edition(row))
                .optional();
    }

    /** Deletes those below a number; gives their files. */
    List<FileId> deleteBefore(DocumentId document, int number) {
        return database.sql("DELETE FROM knowledge.edition WHERE document = ? AND number < ? RETURNING file")
                .params(document.value(), number)
                .query((row, line) -> file(row))
                .list();
    }

    /** Deletes all contents in a dataset; gives their files. */
    List<FileId> deleteOf(DatasetId dataset) {
        return database.sql("""
                        DELETE FROM knowledge.edition e USING knowledge.document d
                        WHERE d.id = e.document AND d.dataset = ? RETURNING e.file
                        """)
                .param(dataset.value())
                .query((row, line) -> file(row))
                .list();
    }

    private static Edition edition(ResultSet row) throws SQLException {
        return new Edition(
                new DocumentId(row.getObject("document", UUID.class)),
                row.getInt("number"),
                file(row),
                row.getString("mime"),
                row.getLong("size"),
                new UserId(row.getObject("created_by", UUID.class)),
                row.getTimestamp("created_at").toInstant());
    }

    private static FileId file(ResultSet row) throws SQLException {
        return new FileId(row.getObject("file", UUID.class));
    }
}
