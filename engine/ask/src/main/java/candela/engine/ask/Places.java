package candela.engine.ask;

import candela.engine.sql.Schema.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Countries and states by all that they are called: who asks for German players finds those from "DE". */
final class Places {
    private static final Map<String, Set<String>> COLUMNS = Map.of(
            "country", Set.of("country", "nation", "nationality", "citizenship", "origin"),
            "state", Set.of("state"));

    /** Of each kind, by each code and word, the words for the place. */
    private static final Map<String, Map<String, List<String>>> WORDS = words();

    private Places() {}

    private static Map<String, Map<String, List<String>>> words() {
        var words = new HashMap<String, Map<String, List<String>>>();
        for (var line : Resource.lines("places.txt")) {
            int colon = line.indexOf(':');
            var kindAndCodes = List.of(line.substring(0, colon).split(" "));
            var spoken = Stream.of(line.substring(colon + 1).split(","))
                    .map(Normaliser::key)
                    .toList();
            var codes = kindAndCodes.stream().skip(1).map(Normaliser::key);
            var kind = words.computeIfAbsent(kindAndCodes.getFirst(), it -> new HashMap<>());
            Stream.concat(codes, spoken.stream()).forEach(it -> kind.put(it, spoken));
        }
        return words;
    }

    /** What else people call a value of a column that holds places; none where it holds others. */
    static List<String> alsoCalled(Column column, String key) {
        var name = Names.expanded(column.name());
        return COLUMNS.entrySet().stream()
                .filter(it -> name.stream().anyMatch(it.getValue()::contains))
                .flatMap(it -> WORDS.getOrDefault(it.getKey(), Map.of()).getOrDefault(key, List.of()).stream())
                .filter(it -> !it.equals(key))
                .toList();
    }
}
