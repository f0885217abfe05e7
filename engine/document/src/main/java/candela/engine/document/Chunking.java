package candela.engine.document;

import java.util.List;

/**
 * How a document's text is cut into chunks. Each character but white space between chunks is in exactly one of them, or
 * with an overlap in at least one; the same text gives the same chunks.
 */
public sealed interface Chunking {

    List<Chunk> chunks(Document document);

    /**
     * A heading begins a new section; sections are what chunks are made of.
     *
     * @param combineUnder characters that small sections in a row are put together for; 0 for never
     * @param newAfter characters after which the next block begins a new chunk, also within a section; no chunk has
     *     more than one and a half times as many
     * @param multipage whether a section may run across a page break; else each page begins a chunk
     */
    record ByTitle(int combineUnder, int newAfter, boolean multipage) implements Chunking {

        public static final ByTitle DEFAULT = new ByTitle(500, 1_000, true);

        /** @throws IllegalArgumentException in words when the numbers do not fit together */
        public ByTitle {
            if (newAfter < 20 || newAfter > 1_000_000) {
                throw new IllegalArgumentException("A new chunk begins after 20 to 1,000,000 characters.");
            }
            if (combineUnder < 0 || combineUnder > newAfter) {
                throw new IllegalArgumentException(
                        "Sections are combined under 0 to %d characters, after which a new chunk begins."
                                .formatted(newAfter));
            }
        }

        /** Characters that no chunk exceeds. */
        public int most() {
            return newAfter + newAfter / 2;
        }

        @Override
        public List<Chunk> chunks(Document document) {
            return new Sections(this, document).chunks();
        }
    }

    /**
     * Pieces of the same length, cut where a paragraph, a sentence or at least a word ends.
     *
     * @param size characters that no chunk exceeds
     * @param overlap characters at the end of a chunk with which the next begins
     */
    record Fixed(int size, int overlap) implements Chunking {

        public static final Fixed DEFAULT = new Fixed(1_000, 200);

        /** @throws IllegalArgumentException in words when the numbers do not fit together */
        public Fixed {
            if (size < 20 || size > 1_000_000) {
                throw new IllegalArgumentException("A chunk has 20 to 1,000,000 characters.");
            }
            if (overlap < 0 || overlap > size / 2) {
                throw new IllegalArgumentException(
                        "Chunks overlap by 0 to %d characters, half of their size.".formatted(size / 2));
            }
        }

        @Override
        public List<Chunk> chunks(Document document) {
            return new Chunks(document).of(Cuts.overlapping(document.text(), size, overlap));
        }
    }

    /** The whole text in one piece, for documents that are small. */
    record None() implements Chunking {

        @Override
        public List<Chunk> chunks(Document document) {
            return new Chunks(document).of(List.of(new Span(0, document.text().length())));
        }
    }
}
