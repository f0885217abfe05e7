package candela.engine.ask;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * The word that most names of a table's columns, or of a schema's tables, begin with, and that nobody says:
 * {@code ord_total}, {@code ord_state} of an order.
 *
 * @param word empty where there is none
 */
record Prefix(String word) {
    private static final int FEWEST = 3;

    /** The share of the names that begin so, in percent. */
    private static final int MOST = 80;

    static Prefix of(Collection<String> names) {
        var first = new HashMap<String, Integer>();
        names.stream()
                .map(Names::words)
                .filter(it -> it.size() > 1)
                .forEach(it -> first.merge(it.getFirst(), 1, Integer::sum));
        return first.entrySet().stream()
                .filter(it -> it.getValue() >= FEWEST && it.getValue() * 100 >= names.size() * MOST)
                .map(it -> new Prefix(it.getKey()))
                .findFirst()
                .orElse(new Prefix(""));
    }

    /** What a name may say without it, as it stands first; nothing where it does not begin so. */
    Stream<List<String>> cut(String name) {
        var words = Names.words(name);
        if (words.size() < 2 || !words.getFirst().equals(word)) {
            return Stream.empty();
        }
        var rest = words.subList(1, words.size());
        return Stream.concat(Stream.of(rest), Names.readings(String.join("_", rest)).stream())
                .distinct();
    }
}
