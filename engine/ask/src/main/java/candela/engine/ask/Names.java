package candela.engine.ask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cuts the names of tables and columns into words: {@code custOrderQty} is "customer order quantity". */
final class Names {
    private static final int MOST_READINGS = 6;
    private static final int MOST_REMEMBERED = 50_000;
    private static final Map<String, List<String>> WORDS = new ConcurrentHashMap<>();
    private static final Map<String, List<String>> EXPANDED = new ConcurrentHashMap<>();
    private static final Pattern BORDER =
            Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[^\\p{L}\\p{M}\\p{N}]+");
    private static final Map<String, List<List<String>>> ABBREVIATIONS = abbreviations();
    /** What tells how a table is kept, not what it holds. */
    private static final Set<String> KEPT = Set.of(
            "master",
            "header",
            "dim",
            "dimension",
            "fact",
            "facts",
            "tbl",
            "table",
            "export",
            "extract",
            "vw",
            "view",
            "tab",
            "raw",
            "stg",
            "ref",
            "lookup",
            "lkp");

    /** What is called after the first letter of its table: {@code p_name} of a player. */
    private static final Set<String> INITIALLED =
            Set.of("name", "title", "code", "address", "phone", "city", "type", "description", "price", "date");

    private Names() {}

    private static Map<String, List<List<String>>> abbreviations() {
        var abbreviations = new HashMap<String, List<List<String>>>();
        for (var line : Resource.lines("abbreviations.txt")) {
            var words = List.of(line.split(" "));
            abbreviations
                    .computeIfAbsent(words.getFirst(), it -> new ArrayList<>())
                    .add(words.subList(1, words.size()));
        }
        return Map.copyOf(abbreviations);
    }

    /** The words as they stand in the name, lower-cased. */
    static List<String> words(String name) {
        return remembered(WORDS, name, Names::cut);
    }

    /** The stems of the words that a name stands for. */
    static List<String> stems(String name) {
        return expanded(name).stream().map(Stems::of).toList();
    }

    /** Names are cut again and again while a question is read. */
    private static List<String> remembered(
            Map<String, List<String>> memory, String name, Function<String, List<String>> cut) {
        var known = memory.get(name);
        if (known == null) {
            known = List.copyOf(cut.apply(name));
            if (memory.size() >= MOST_REMEMBERED) {
                memory.clear();
            }
            memory.put(name, known);
        }
        return known;
    }

    private static List<String> cut(String name) {
        var words = new ArrayList<String>();
        var bare = name.replaceAll("\\s*\\([^)]*\\)", "");
        for (var part : BORDER.split(bare.isBlank() ? name : bare)) {
            if (!part.isEmpty()) {
                words.add(Normaliser.lower(part));
            }
        }
        var signs = words.isEmpty() && !name.isBlank(); // a column "#" or "%"
        return signs ? List.of(Normaliser.lower(name)) : initialled(words);
    }

    /** "LName" is cut like "lname". */
    private static List<String> initialled(List<String> words) {
        var joined = words.size() > 1 && words.getFirst().length() == 1 ? words.get(0) + words.get(1) : "";
        return isShort(joined)
                ? Stream.concat(Stream.of(joined), words.stream().skip(2)).toList()
                : words;
    }

    /** The words with abbreviations written out. */
    static List<String> expanded(String name) {
        return remembered(EXPANDED, name, Names::writtenOut);
    }

    private static List<String> writtenOut(String name) {
        var words = new ArrayList<String>();
        for (var word : Phrasebook.named(words(name))) {
            words.addAll(meanings(word).getFirst());
        }
        return words;
    }

    /** The words with abbreviations written out in each way that they are used. */
    static List<List<String>> readings(String name) {
        List<List<String>> readings = List.of(List.of());
        for (var word : Phrasebook.named(words(name))) {
            readings = readings.stream()
                    .flatMap(it -> meanings(word).stream().map(meaning -> joined(it, meaning)))
                    .limit(MOST_READINGS)
                    .toList();
        }
        return readings;
    }

    private static List<String> joined(List<String> one, List<String> other) {
        var joined = new ArrayList<>(one);
        joined.addAll(other);
        return joined;
    }

    private static List<List<String>> meanings(String word) {
        return ABBREVIATIONS.getOrDefault(word, List.of(List.of(word)));
    }

    /** Whether a word of a name is short for something known. */
    static boolean isShort(String word) {
        return ABBREVIATIONS.containsKey(word);
    }

    /** "name" of {@code DName} and {@code dname} in a table of departments: the letter only repeats the table. */
    static Optional<String> afterInitial(String column, String table) {
        var words = words(column);
        var joined = String.join("", words);
        var begins = thing(expanded(table)).stream()
                .findFirst()
                .filter(it -> !joined.isEmpty() && it.charAt(0) == joined.charAt(0))
                .isPresent();
        var apart = words.size() == 2 && words.getFirst().length() == 1;
        if (!begins || isShort(joined) || !apart && !(words.size() == 1 && joined.length() == 5)) {
            return Optional.empty();
        }
        var rest = joined.substring(1);
        return INITIALLED.contains(rest) && (apart || rest.equals("name")) ? Optional.of(rest) : Optional.empty();
    }

    /** The name of a table without the words that tell how it is kept: {@code dim_customer} holds customers. */
    static List<String> thing(List<String> words) {
        var thing = words.stream().filter(it -> !KEPT.contains(it)).toList();
        return thing.isEmpty() ? words : thing;
    }

    /** The words of a table's name, as written and written out. */
    static Set<String> allWords(String name) {
        var all = new HashSet<>(words(name));
        all.addAll(expanded(name));
        return all;
    }

    /** The name as people would say it. */
    static String spoken(String name) {
        return Phrasebook.spelt(words(name));
    }
}
