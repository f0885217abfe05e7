package candela.server.knowledge.ingest;

import candela.engine.document.Block;
import candela.engine.document.Document;
import java.util.ArrayList;
import java.util.List;

/** Makes one text of a mail and its attachments, each below a heading with its name. */
final class Flattening {

    private static final String GAP = "\n\n";

    private final StringBuilder text = new StringBuilder();
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Flattening() {}

    static Document of(Document read) {
        if (read.attachments().isEmpty()) {
            return read;
        }
        var flat = new Flattening();
        flat.add(read, 0);
        return new Document(
                read.kind(),
                read.name(),
                read.title(),
                read.language(),
                read.metadata(),
                read.pages(),
                flat.text.toString(),
                flat.blocks,
                List.of(),
                flat.notes);
    }

    /** Headings of an attachment stand below its own. */
    private void add(Document part, int depth) {
        notes.addAll(part.notes());
        if (!part.text().isEmpty()) {
            var shift = begin();
            text.append(part.text());
            part.blocks().forEach(it -> blocks.add(moved(it, shift, depth)));
        }
        for (var attachment : part.attachments()) {
            var start = begin();
            text.append(attachment.name());
            blocks.add(new Block(Block.Type.HEADING, depth + 1, 0, start, text.length(), List.of()));
            add(attachment, depth + 1);
        }
    }

    private int begin() {
        text.append(text.isEmpty() ? "" : GAP);
        return text.length();
    }

    private static Block moved(Block it, int shift, int depth) {
        var level = it.type() == Block.Type.HEADING ? it.level() + depth : it.level();
        return new Block(it.type(), level, it.page(), it.start() + shift, it.end() + shift, it.rows());
    }
}
