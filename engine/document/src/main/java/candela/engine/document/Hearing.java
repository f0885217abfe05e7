package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hears one document from a worker, and believes no more of it than fits into the bounds. */
final class Hearing {

    private static final int DEEPEST = 8;

    private final DataInputStream in;
    /** Bytes that may still come. */
    private long left;

    Hearing(DataInputStream in, int characters) {
        this.in = in;
        this.left = characters * 4L + (1 << 20);
    }

    /** @throws IOException when the worker ends, or tells more than it may */
    Document document() throws IOException {
        return switch (Frame.read(in)) {
            case BEGIN -> rest(new Part(Frame.of(in.readInt(), Kind.values()), text()), 0);
            case REFUSED -> throw new ExtractionException(Frame.of(in.readInt(), Reason.values()), text());
            default -> throw new IOException("the worker tells nothing that begins");
        };
    }

    private Document rest(Part part, int depth) throws IOException {
        while (true) {
            switch (Frame.read(in)) {
                case BEGIN -> part.attachments.add(attachment(depth + 1));
                case BLOCK -> part.add(Frame.of(in.readInt(), Block.Type.values()), in.readInt(), in.readInt(), text());
                case TABLE -> part.table(in.readInt(), rows());
                case TITLE -> part.title = text();
                case LANGUAGE -> part.language = text();
                case METADATA -> part.metadata.put(text(), text());
                case PAGES -> part.pages = in.readInt();
                case NOTE -> part.notes.add(text());
                case REFUSED -> throw new ExtractionException(Frame.of(in.readInt(), Reason.values()), text());
                case END -> {
                    return part.document();
                }
                case READY -> throw new IOException("a document without an end");
            }
        }
    }

    private Document attachment(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("too deep");
        }
        return rest(new Part(Frame.of(in.readInt(), Kind.values()), text()), depth);
    }

    private String text() throws IOException {
        var text = Frame.readText(in, left);
        spend(text.length() + 16L);
        return text;
    }

    /** Empty things take memory, too. */
    private void spend(long bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("the worker tells more than it may");
        }
    }

    private List<List<String>> rows() throws IOException {
        var rows = new ArrayList<List<String>>();
        for (int i = 0, count = in.readInt(); i < count; i++) {
            var cells = new ArrayList<String>();
            for (int j = 0, width = in.readInt(); j < width; j++) {
                cells.add(text());
            }
            rows.add(List.copyOf(cells));
            spend(16);
        }
        return rows;
    }

    /** What was heard of a document so far. */
    private static final class Part {
        private final Kind kind;
        private final String name;
        private final StringBuilder text = new StringBuilder();
        private final List<Block> blocks = new ArrayList<>();
        private final List<Document> attachments = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final Map<String, String> metadata = new TreeMap<>();
        private String title = "";
        private @Nullable String language;
        private int pages;

        private Part(Kind kind, String name) {
            this.kind = kind;
            this.name = name;
        }

        private void add(Block.Type type, int level, int page, String words) {
            var start = begin();
            text.append(words);
            blocks.add(new Block(type, level, page, start, text.length(), List.of()));
        }

        private void table(int page, List<List<String>> rows) {
            var start = begin();
            for (var row : rows) {
                text.append(text.length() == start ? "" : "\n").append(String.join(" | ", row));
            }
            blocks.add(new Block(Block.Type.TABLE, 0, page, start, text.length(), rows));
        }

        private int begin() {
            text.append(text.isEmpty() ? "" : "\n\n");
            return text.length();
        }

        private Document document() {
            var whole = text.toString();
            return new Document(
                    kind, name, titled(whole), language, metadata, pages, whole, blocks, attachments, notes);
        }

        private String titled(String whole) {
            if (!title.isBlank()) {
                return title;
            }
            return blocks.stream()
                    .filter(it -> it.type() == Block.Type.HEADING)
                    .findFirst()
                    .map(it -> whole.substring(it.start(), it.end()))
                    .orElseGet(() -> name.replaceFirst("(?<=.)\\.\\w{1,8}$", ""));
        }
    }
}
