package candela.engine.ask;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    /** So many tables make a part. */
    private static final int MODULE = 8;

    static Prefix of(Collection<String> names) {
        return firstWords(names).entrySet().stream()
                .filter(it -> it.getValue() >= FEWEST && it.getValue() * 100 >= names.size() * MOST)
                .map(it -> new Prefix(it.getKey()))
                .findFirst()
                .orElse(new Prefix(""));
    }

    /** The words that the tables of one part of a large schema begin with: {@code fin_acct}, {@code fin_pymt}. */
    static Set<String> modules(Collection<String> tables) {
        return tables.size() < Focus.LARGE
                ? Set.of()
                : firstWords(tables).entrySet().stream()
                        .filter(it -> it.getValue() >= MODULE)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    /** The word for the part that a table belongs to. */
    static Prefix module(String table, Set<String> modules) {
        var first = Names.words(table).getFirst();
        return new Prefix(modules.contains(first) ? first : "");
    }

    private static Map<String, Integer> firstWords(Collection<String> names) {
        var first = new HashMap<String, Integer>();
        names.stream()
                .map(Names::words)
                .filter(it -> it.size() > 1)
                .forEach(it -> first.merge(it.getFirst(), 1, Integer::sum));
        return first;
    }

    boolean begins(String name) {
        return cut(name).findAny().isPresent();
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
