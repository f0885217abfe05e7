package candela.engine.document;

import java.util.List;

/**
 * A piece of a document's text, in its order.
 *
 * @param level of a heading, 1 for the highest; 0 for everything else
 * @param page from 1; 0 where the kind of file has no pages
 * @param start where the block begins in {@link Document#text()}, in UTF-16 units as {@link String} counts
 * @param end just beyond its last character
 * @param rows the cells of a table; empty for everything else
 */
public record Block(Type type, int level, int page, int start, int end, List<List<String>> rows) {

    public Block {
        rows = List.copyOf(rows);
    }

    public int length() {
        return end - start;
    }

    /** What a block is. */
    public enum Type {
        HEADING,
        PARAGRAPH,
        ITEM,
        /** Its text has a line for each row and " | " between cells. */
        TABLE
    }
}
