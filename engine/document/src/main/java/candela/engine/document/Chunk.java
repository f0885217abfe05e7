package candela.engine.document;

import java.util.List;

/**
 * A piece of a document's text, small enough to be searched and cited.
 *
 * @param index from 0, in the order of the text
 * @param path the headings that it stands below, the highest first
 * @param firstPage 0 where there are no pages
 * @param start where it begins in {@link Document#text()}, in UTF-16 units as {@link String} counts
 * @param end just beyond its last character
 */
public record Chunk(int index, List<String> path, String text, int firstPage, int lastPage, int start, int end) {

    public Chunk {
        path = List.copyOf(path);
    }
}
