package candela.server.knowledge.ingest;

import candela.engine.document.Block;
import candela.engine.document.Document;
import candela.engine.document.Kind;
import candela.server.platform.JsonColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was read from editions of documents, so that another index need not read them again. */
@Repository
class ReadTexts {

    private final JdbcClient database;

    ReadTexts(JdbcClient database) {
        this.database = database;
    }

    /** A block as it is kept; a table's cells are in the text already. */
    private record Kept(String type, int level, int page, int start, int end) implements JsonColumn {

        static Kept of(Block it) {
            return new Kept(it.type().name().toLowerCase(Locale.ROOT), it.level(), it.page(), it.start(), it.end());
        }

        Block block() {
            return new Block(Block.Type.valueOf(type.toUpperCase(Locale.ROOT)), level, page, start, end, List.of());
        }
    }

    boolean isThere(Ingestion ingestion) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM knowledge.content WHERE document = ? AND edition = ?)")
                .params(ingestion.document().value(), ingestion.edition())
                .query(Boolean.class)
                .single();
    }

    /** What another index had read meanwhile stays. */
    void insert(Ingestion ingestion, Document read) {
        database.sql("""
                        INSERT INTO knowledge.content
                            (document, edition, kind, title, language, pages, body, blocks, said, notes)
                        VALUES (:document, :edition, :kind, :title, :language, :pages, :body, :blocks, :said, :notes)
                        ON CONFLICT DO NOTHING
                        """)
                .param("document", ingestion.document().value())
                .param("edition", ingestion.edition())
                .param("kind", read.kind().name().toLowerCase(Locale.ROOT))
                .param("title", read.title())
                .param("language", read.language())
                .param("pages", read.pages())
                .param("body", read.text())
                .param(
                        "blocks",
                        JsonColumn.toDatabase(
                                read.blocks().stream().map(Kept::of).toList()))
                .param("said", JsonColumn.toDatabase(read.metadata()))
                .param("notes", read.notes().toArray(String[]::new), Types.ARRAY)
                .update();
    }

    /** As much of it as cutting needs. */
    Optional<Document> find(Ingestion ingestion) {
        return database.sql("SELECT body, blocks, pages FROM knowledge.content WHERE document = ? AND edition = ?")
                .params(ingestion.document().value(), ingestion.edition())
                .query((row, line) -> document(row))
                .optional();
    }

    private static Document document(ResultSet row) throws SQLException {
        var blocks = List.of(JsonColumn.MAPPER.readValue(row.getString("blocks"), Kept[].class)).stream()
                .map(Kept::block)
                .toList();
        var pages = row.getInt("pages");
        return new Document(
                Kind.TEXT, "", "", null, Map.of(), pages, row.getString("body"), blocks, List.of(), List.of());
    }
}
