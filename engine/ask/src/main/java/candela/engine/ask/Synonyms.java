package candela.engine.ask;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that may stand for one another, by their stems, with how well they do. */
final class Synonyms {
    private static final Map<String, Map<String, Double>> ALL = all();

    private Synonyms() {}

    private static Map<String, Map<String, Double>> all() {
        var all = new HashMap<String, Map<String, Double>>();
        for (var line : Resource.lines("synonyms.txt")) {
            var weight = Double.parseDouble(line.substring(0, line.indexOf(':')));
            var stems = List.of(line.substring(line.indexOf(':') + 1).strip().split(" ")).stream()
                    .map(Stems::of)
                    .toList();
            for (var one : stems) {
                for (var other : stems) {
                    all.computeIfAbsent(one, it -> new HashMap<>()).merge(other, weight, Math::max);
                }
            }
        }
        return all;
    }

    /** The stems that may stand for one, with their weights; none where it has no synonyms. */
    static Map<String, Double> of(String stem) {
        return ALL.getOrDefault(stem, Map.of());
    }

    /** The stems that have synonyms. */
    static Set<String> known() {
        return ALL.keySet();
    }
}
