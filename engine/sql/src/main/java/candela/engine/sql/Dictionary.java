package candela.engine.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words that a dialect's statements may use: functions, table functions, types; all in lower case. */
record Dictionary(
        Set<String> functions,
        Set<String> tableFunctions,
        Set<String> types,
        Set<String> systemValues,
        Set<String> beforeParenthesis,
        Set<String> beforeString) {

    private static final Map<Dialect, Dictionary> ALL = loadAll();

    static Dictionary of(Dialect dialect) {
        Dictionary dictionary = ALL.get(dialect);
        if (dictionary == null) {
            throw new IllegalStateException("No dictionary for " + dialect);
        }
        return dictionary;
    }

    /** True when a word before an opening parenthesis calls nothing but what is on the lists. */
    boolean mayPrecedeParenthesis(String word) {
        return functions.contains(word)
                || tableFunctions.contains(word)
                || types.contains(word)
                || beforeParenthesis.contains(word);
    }

    /** True when a text after this word is a plain text, or a literal of a type on the list. */
    boolean mayPrecedeString(String word) {
        return types.contains(word) || beforeString.contains(word);
    }

    private static Map<Dialect, Dictionary> loadAll() {
        var all = new HashMap<Dialect, Dictionary>();
        for (Dialect dialect : Dialect.values()) {
            all.put(dialect, load(dialect));
        }
        return Map.copyOf(all);
    }

    private static Dictionary load(Dialect dialect) {
        String own = dialect == Dialect.MARIADB ? "mysql" : dialect.name().toLowerCase(Locale.ROOT);
        var sections = new HashMap<String, Set<String>>();
        for (String file : List.of("common", own)) {
            read("functions/" + file + ".txt", sections);
        }
        return new Dictionary(
                section(sections, "[functions]"),
                section(sections, "[table functions]"),
                section(sections, "[types]"),
                section(sections, "[system values]"),
                Set.copyOf(words(Resource.lines("before-parenthesis.txt"))),
                Set.copyOf(words(Resource.lines("before-string.txt"))));
    }

    private static void read(String file, Map<String, Set<String>> sections) {
        String section = "";
        for (String line : Resource.lines(file)) {
            if (line.startsWith("[")) {
                section = line;
            } else {
                sections.computeIfAbsent(section, it -> new HashSet<>()).addAll(words(List.of(line)));
            }
        }
    }

    private static Set<String> section(Map<String, Set<String>> sections, String name) {
        return Set.copyOf(sections.getOrDefault(name, Set.of()));
    }

    private static Set<String> words(List<String> lines) {
        var words = new HashSet<String>();
        lines.forEach(line -> words.addAll(List.of(line.split("\\s+"))));
        return words;
    }
}
