package candela.engine.document;

import candela.engine.document.Chunking.ByTitle;
import java.util.ArrayList;
import java.util.List;

/** Cuts a document where its headings stand: first into parts of sections, then small ones are put together. */
final class Sections {

    private final ByTitle how;
    private final Document document;
    private final List<Part> parts = new ArrayList<>();

    /** What becomes a chunk, alone or with those after it. */
    private record Part(Span span, int firstPage, int lastPage) {}

    Sections(ByTitle how, Document document) {
        this.how = how;
        this.document = document;
    }

    List<Chunk> chunks() {
        document.blocks().forEach(this::add);
        return new Chunks(document).of(combined().stream().map(Part::span).toList());
    }

    /** A block joins the last part, or begins one; one that is too long is cut into parts of its own. */
    private void add(Block block) {
        var whole = new Part(new Span(block.start(), block.end()), block.page(), block.page());
        if (!parts.isEmpty() && joins(block)) {
            parts.set(parts.size() - 1, joined(parts.getLast(), whole));
        } else if (block.length() <= how.most()) {
            parts.add(whole);
        } else {
            Cuts.of(document.text(), whole.span(), how.most())
                    .forEach(it -> parts.add(new Part(it, block.page(), block.page())));
        }
    }

    private boolean joins(Block block) {
        var last = parts.getLast();
        return block.type() != Block.Type.HEADING
                && last.span().length() < how.newAfter()
                && block.end() - last.span().start() <= how.most()
                && (how.multipage() || last.lastPage() == block.page());
    }

    private static Part joined(Part one, Part two) {
        return new Part(one.span().to(two.span()), one.firstPage(), two.lastPage());
    }

    private List<Part> combined() {
        var combined = new ArrayList<Part>();
        for (var it : parts) {
            if (!combined.isEmpty() && combines(combined.getLast(), it)) {
                combined.set(combined.size() - 1, joined(combined.getLast(), it));
            } else {
                combined.add(it);
            }
        }
        return combined;
    }

    private boolean combines(Part last, Part next) {
        return last.span().length() < how.combineUnder()
                && next.span().end() - last.span().start() <= how.most()
                && (how.multipage() || last.lastPage() == next.firstPage());
    }
}
