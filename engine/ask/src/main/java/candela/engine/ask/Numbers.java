package candela.engine.ask;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads numbers as people write them: {@code 1,200.50}, {@code 5k}, {@code three}. */
final class Numbers {
    private static final Map<String, Integer> WORDS = Map.ofEntries(
            Map.entry("zero", 0),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("hundred", 100),
            Map.entry("once", 1),
            Map.entry("twice", 2));
    private static final Map<String, BigDecimal> SCALES = Map.of(
            "k", BigDecimal.valueOf(1_000),
            "thousand", BigDecimal.valueOf(1_000),
            "m", BigDecimal.valueOf(1_000_000),
            "million", BigDecimal.valueOf(1_000_000),
            "billion", BigDecimal.valueOf(1_000_000_000L));

    private Numbers() {}

    /** The number that a word or digits stand for, or null. */
    static @Nullable BigDecimal of(String word) {
        if (word.matches("\\d+(,\\d{3})*(\\.\\d+)?[km]?")) {
            var scale = SCALES.get(word.substring(word.length() - 1));
            var digits = (scale == null ? word : word.substring(0, word.length() - 1)).replace(",", "");
            var number = new BigDecimal(digits);
            return scale == null ? number : number.multiply(scale);
        }
        var small = WORDS.get(word);
        return small == null ? null : BigDecimal.valueOf(small);
    }

    /** What a following word multiplies by, or null. */
    static @Nullable BigDecimal scale(String word) {
        return SCALES.get(word);
    }

    static String plain(BigDecimal number) {
        var plain = number.stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }
}
