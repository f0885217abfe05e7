package candela.engine.ai.guard;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What stands in place of findings: the same for the same value, so that a model can still tell one from another. */
final class Placeholders {

    /** Beyond so many different values each gets a number of its own, so that the memory is bounded. */
    private static final int REMEMBERED = 1_000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> last = new HashMap<>();

    String of(String kind, String value) {
        var key = kind + ' ' + value;
        var known = numbers.get(key);
        var number = known == null ? last.merge(kind, 1, Integer::sum) : known;
        if (known == null && numbers.size() < REMEMBERED) {
            numbers.put(key, number);
        }
        return "[" + kind.toUpperCase(Locale.ROOT) + "_" + number + "]";
    }
}
