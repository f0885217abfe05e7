package candela.engine.ask;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Folds the inflected forms of an English word to one stem, which need not be a word itself. */
final class Stems {
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("people", "person"),
            Map.entry("children", "child"),
            Map.entry("men", "man"),
            Map.entry("women", "woman"),
            Map.entry("bought", "buy"),
            Map.entry("sold", "sell"),
            Map.entry("spent", "spend"),
            Map.entry("sent", "send"),
            Map.entry("paid", "pay"),
            Map.entry("made", "make"),
            Map.entry("held", "hold"),
            Map.entry("taught", "teach"),
            Map.entry("written", "write"),
            Map.entry("wrote", "write"),
            Map.entry("born", "birth"),
            Map.entry("data", "data"),
            Map.entry("feet", "foot"),
            Map.entry("ids", "id"),
            Map.entry("ads", "ad"),
            Map.entry("pcs", "pc"),
            Map.entry("tvs", "tv"),
            Map.entry("ins", "in"),
            Map.entry("outs", "out"),
            Map.entry("ups", "up"),
            Map.entry("offs", "off"),
            Map.entry("rating", "rating"),
            Map.entry("ratings", "rating"),
            Map.entry("won", "win"));

    private Stems() {}

    /** The stems of several words. */
    static Set<String> all(String... words) {
        return Stream.of(words).map(Stems::of).collect(Collectors.toUnmodifiableSet());
    }

    static String of(String word) {
        var irregular = IRREGULAR.get(word);
        return irregular != null ? irregular : fold(verb(singular(word)));
    }

    private static String singular(String word) {
        if (word.length() < 4 || !word.endsWith("s") || word.endsWith("ss") || word.endsWith("us")) {
            return word;
        }
        if (word.endsWith("is")) {
            return word;
        }
        if (word.matches(".*(x|ch|sh|ss|z|o|us)es")) {
            return word.substring(0, word.length() - 2);
        }
        return word.substring(0, word.length() - 1);
    }

    private static String verb(String word) {
        if (word.length() > 5 && word.endsWith("ing") && hasVowel(word, 3)) {
            return undouble(word.substring(0, word.length() - 3));
        }
        if (word.length() > 4 && word.endsWith("ed") && !word.endsWith("eed") && hasVowel(word, 2)) {
            return undouble(word.substring(0, word.length() - 2));
        }
        return word;
    }

    private static boolean hasVowel(String word, int ending) {
        var stem = word.substring(0, word.length() - ending);
        return stem.length() >= 3 && stem.matches(".*[aeiouy].*");
    }

    private static String undouble(String stem) {
        int n = stem.length();
        var twice = n > 3 && stem.charAt(n - 1) == stem.charAt(n - 2);
        return twice && "lsz".indexOf(stem.charAt(n - 1)) < 0 ? stem.substring(0, n - 1) : shortL(stem);
    }

    private static String shortL(String stem) {
        return stem.endsWith("ll") && stem.length() > 5 ? stem.substring(0, stem.length() - 1) : stem;
    }

    private static String fold(String word) {
        if (word.length() > 3 && word.endsWith("ie")) {
            return word.substring(0, word.length() - 1);
        }
        if (word.length() > 3 && word.endsWith("y")) {
            return word.substring(0, word.length() - 1) + "i";
        }
        return word.length() > 3 && word.endsWith("e") ? word.substring(0, word.length() - 1) : word;
    }
}
