package candela.engine.ask;

import candela.engine.ask.ValueIndex.Entry;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Columns that keep a state as one letter, which nothing explains: "C" or "X" of what was cancelled. */
final class Initials {
    private static final Map<String, List<String>> LETTERS = letters();
    private static final Pattern LETTER = Pattern.compile("\\p{Lu}");
    /** What columns of states are called. */
    private static final Set<String> STATES = Set.of(
            "status", "state", "stage", "phase", "decision", "result", "outcome", "condition", "disposition", "st");

    private static final Set<String> YES_OR_NO = Set.of("Y", "N", "T", "F", "J");
    private static final int MOST_LETTERS = 12;

    private final List<List<Entry>> columns = new ArrayList<>();

    private static Map<String, List<String>> letters() {
        var letters = new HashMap<String, List<String>>();
        for (var line : Resource.lines("initials.txt")) {
            var words = List.of(line.split(" "));
            letters.put(words.getFirst(), words.subList(1, words.size()));
        }
        return Map.copyOf(letters);
    }

    /** Keeps the column where all its values are letters. */
    void learn(Table table, Column column, List<String> values) {
        var lettered = values.size() > 1
                && values.size() <= MOST_LETTERS
                && values.stream().allMatch(it -> LETTER.matcher(it).matches())
                && !YES_OR_NO.containsAll(values);
        if (isOfState(column.name()) && lettered) {
            columns.add(values.stream()
                    .map(it -> new Entry(table.name(), column.name(), it, 0))
                    .toList());
        }
    }

    /** Whether a column tells by its name that it holds states. */
    static boolean isOfState(String column) {
        return Names.expanded(column).stream().anyMatch(STATES::contains);
    }

    /** The letter of each such column that a word of a state may be kept as. */
    List<Entry> of(String word) {
        var known = LETTERS.getOrDefault(word, List.of());
        var own = Lexicon.isState(word)
                ? Stream.of(word.substring(0, 1).toUpperCase(Locale.ROOT))
                : Stream.<String>empty();
        var letters = Stream.concat(known.stream(), own).toList();
        return columns.stream()
                .flatMap(column -> letters.stream()
                        .flatMap(letter ->
                                column.stream().filter(it -> it.value().equals(letter)))
                        .limit(1))
                .toList();
    }
}
