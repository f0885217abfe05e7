package candela.server.knowledge;

import candela.server.knowledge.Document.DocumentId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was read from an edition of a document.
 *
 * @param kind what it is by its content, in lower case
 * @param pages 0 where its kind has none
 * @param body the text, in which places are counted in UTF-16 units
 * @param blocks what is where in the body: each with {@code type}, {@code level}, {@code page}, {@code start},
 *     {@code end}
 * @param notes what was left out and why, for people
 */
public record Content(
        DocumentId document,
        int edition,
        String kind,
        String title,
        @Nullable String language,
        int pages,
        String body,
        JsonNode blocks,
        List<String> notes) {

    public Content {
        notes = List.copyOf(notes);
    }
}
