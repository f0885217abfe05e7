package candela.engine.ask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Cuts the names of tables and columns into words: {@code custOrderQty} is "customer order quantity". */
final class Names {
    private static final Pattern BORDER =
            Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[^\\p{L}\\p{M}\\p{N}]+");
    private static final Map<String, List<String>> ABBREVIATIONS = abbreviations();

    private Names() {}

    private static Map<String, List<String>> abbreviations() {
        var abbreviations = new HashMap<String, List<String>>();
        for (var line : Resource.lines("abbreviations.txt")) {
            var words = List.of(line.split(" "));
            abbreviations.putIfAbsent(words.getFirst(), words.subList(1, words.size()));
        }
        return Map.copyOf(abbreviations);
    }

    /** The words as they stand in the name, lower-cased. */
    static List<String> words(String name) {
        var words = new ArrayList<String>();
        var bare = name.replaceAll("\\s*\\([^)]*\\)", "");
        for (var part : BORDER.split(bare.isBlank() ? name : bare)) {
            if (!part.isEmpty()) {
                words.add(Normaliser.lower(part));
            }
        }
        return words;
    }

    /** The words with abbreviations written out. */
    static List<String> expanded(String name) {
        var words = new ArrayList<String>();
        for (var word : Phrasebook.named(words(name))) {
            words.addAll(ABBREVIATIONS.getOrDefault(word, List.of(word)));
        }
        return words;
    }

    /** The name as people would say it. */
    static String spoken(String name) {
        return Phrasebook.spelt(words(name));
    }
}
