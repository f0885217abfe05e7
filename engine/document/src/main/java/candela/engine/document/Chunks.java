package candela.engine.document;

import java.util.ArrayList;
import java.util.List;

/** Makes chunks of ranges of a document's text: finds the pages that they stand on and the headings above them. */
final class Chunks {

    private final Document document;
    private final List<Block> blocks;
    private final List<Block> path = new ArrayList<>();
    /** The first block that has not begun yet where the last range begins. */
    private int next;

    Chunks(Document document) {
        this.document = document;
        this.blocks = document.blocks();
    }

    /** @param spans in the order of the text */
    List<Chunk> of(List<Span> spans) {
        var chunks = new ArrayList<Chunk>();
        for (var it : spans) {
            var span = it.stripped(document.text());
            if (span.length() > 0) {
                chunks.add(chunk(chunks.size(), span));
            }
        }
        return chunks;
    }

    private Chunk chunk(int index, Span span) {
        while (next < blocks.size() && blocks.get(next).start() <= span.start()) {
            enter(blocks.get(next));
            next++;
        }
        int first = page(Math.max(0, next - 1));
        int last = first;
        for (int i = next; i < blocks.size() && blocks.get(i).start() < span.end(); i++) {
            last = Math.max(last, page(i));
        }
        var titles = path.stream().map(document::text).toList();
        return new Chunk(
                index,
                titles,
                document.text().substring(span.start(), span.end()),
                first,
                last,
                span.start(),
                span.end());
    }

    private void enter(Block block) {
        if (block.type() == Block.Type.HEADING) {
            while (!path.isEmpty() && path.getLast().level() >= block.level()) {
                path.removeLast();
            }
            path.add(block);
        }
    }

    private int page(int place) {
        return blocks.isEmpty() ? 0 : blocks.get(place).page();
    }
}
