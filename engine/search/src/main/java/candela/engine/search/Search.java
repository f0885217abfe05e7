package candela.engine.search;

import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param meaning of the words, by the model of the passages; null to search by words alone
 * @param limit hits at most, 1 to 200
 * @param threshold of similarity, 0 to 1
 */
public record Search(String words, @Nullable Meaning meaning, Filter filter, int limit, double threshold) {

    public Search {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("A search has 1 to 200 hits.");
        }
    }

    /** The same, whatever it means. */
    public Search byWords() {
        return new Search(words, null, filter, limit, threshold);
    }
}
