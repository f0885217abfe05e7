package candela.engine.personal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * By which words of a column's name a kind is known, from the list {@code cues.txt}.
 *
 * @param said phrases that stand for the kind
 * @param alone phrases that stand for it in a table about people
 * @param never phrases that rule it out, whatever the values look like
 */
record NameCues(List<Words> said, List<Words> alone, List<Words> never) {

    private static final Map<String, List<Words>> ALL = read();
    private static final List<Words> PEOPLE = list("people");
    private static final List<Words> THINGS = list("things");

    static NameCues of(String kind) {
        return new NameCues(list(kind), list(kind + " of people"), list("not " + kind));
    }

    boolean says(Words table, Words column) {
        return said.stream().anyMatch(column::have)
                || alone.stream().anyMatch(it -> column.have(it) && (isAboutPeople(table) || isAboutPeople(column)));
    }

    boolean rulesOut(Words column) {
        return never.stream().anyMatch(column::have);
    }

    /** Whether the column is named as the key of something, whose digits may look like anybody's. */
    static boolean isOfThing(Words column) {
        return THINGS.stream().anyMatch(column::have);
    }

    private static boolean isAboutPeople(Words name) {
        return PEOPLE.stream().anyMatch(name::areAbout);
    }

    private static List<Words> list(String key) {
        return ALL.getOrDefault(key, List.of());
    }

    private static Map<String, List<Words>> read() {
        try (var in = Objects.requireNonNull(NameCues.class.getResourceAsStream("cues.txt"))) {
            var lists = new HashMap<String, List<Words>>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .forEach(it -> put(it, lists));
            return lists;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(String line, Map<String, List<Words>> lists) {
        var colon = line.indexOf(':');
        var phrases = lists.computeIfAbsent(line.substring(0, colon).strip(), it -> new ArrayList<>());
        for (var phrase : line.substring(colon + 1).split(",")) {
            phrases.add(Words.of(phrase.strip()));
        }
    }
}
