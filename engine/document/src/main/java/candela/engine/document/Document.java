package candela.engine.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a file.
 *
 * @param name of the file
 * @param title as the document says, else its first heading, else the name without its ending
 * @param language as the document says (BCP 47)
 * @param metadata what the file says of itself: {@code author}, {@code created}, {@code modified}, {@code subject},
 *     {@code keywords}; of mail {@code from}, {@code to}, {@code cc}
 * @param pages 0 where the kind of file has none
 * @param text of all blocks, with an empty line between them
 * @param attachments of a mail, as documents of their own
 * @param notes what was left out and why, for people
 */
public record Document(
        Kind kind,
        String name,
        String title,
        @Nullable String language,
        Map<String, String> metadata,
        int pages,
        String text,
        List<Block> blocks,
        List<Document> attachments,
        List<String> notes) {

    public Document {
        metadata = Map.copyOf(metadata);
        blocks = List.copyOf(blocks);
        attachments = List.copyOf(attachments);
        notes = List.copyOf(notes);
    }

    public String text(Block block) {
        return text.substring(block.start(), block.end());
    }
}
