package candela.engine.search;

import java.util.List;

/**
 * A passage that was found.
 *
 * @param similarity 0 to 1: the two below, together
 * @param words how much of the search's words is in it, rare ones counting more, 0 to 1
 * @param meaning the cosine to what was meant, moved a little towards the best hits; 0 to 1, 0 where that was not asked
 * @param marks where the words stand in its text, in order
 */
public record Hit(Passage passage, double similarity, double words, double meaning, List<Mark> marks) {

    public Hit {
        marks = List.copyOf(marks);
    }

    /** A range of the passage's text, the end exclusive, in UTF-16 units as {@link String} counts. */
    public record Mark(int start, int end) {}
}
