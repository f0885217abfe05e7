package candela.engine.chart.insight;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers written as words, in English and Vietnamese. */
final class Spelled {

    private static final Map<String, Integer> ONES = Map.ofEntries(
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
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("forty", 40),
            Map.entry("fifty", 50),
            Map.entry("sixty", 60),
            Map.entry("seventy", 70),
            Map.entry("eighty", 80),
            Map.entry("ninety", 90),
            Map.entry("dozen", 12),
            Map.entry("một", 1),
            Map.entry("mốt", 1),
            Map.entry("hai", 2),
            Map.entry("ba", 3),
            Map.entry("bốn", 4),
            Map.entry("tư", 4),
            Map.entry("năm", 5),
            Map.entry("lăm", 5),
            Map.entry("sáu", 6),
            Map.entry("bảy", 7),
            Map.entry("bẩy", 7),
            Map.entry("tám", 8),
            Map.entry("chín", 9),
            Map.entry("mười", 10));
    private static final Map<String, Long> SCALES = Map.of(
            "thousand", 1_000L,
            "million", 1_000_000L,
            "billion", 1_000_000_000L,
            "trillion", 1_000_000_000_000L,
            "nghìn", 1_000L,
            "ngàn", 1_000L,
            "triệu", 1_000_000L,
            "tỷ", 1_000_000_000L,
            "tỉ", 1_000_000_000L);
    private static final Map<String, Integer> ORDINALS = Map.ofEntries(
            Map.entry("first", 1),
            Map.entry("second", 2),
            Map.entry("third", 3),
            Map.entry("fourth", 4),
            Map.entry("fifth", 5),
            Map.entry("sixth", 6),
            Map.entry("seventh", 7),
            Map.entry("eighth", 8),
            Map.entry("ninth", 9),
            Map.entry("tenth", 10),
            Map.entry("nhất", 1),
            Map.entry("nhì", 2));

    /** Words that go on with a number but begin none. */
    private static final String WITHIN =
            "hundred|thousand|million|billion|trillion|mươi|trăm|nghìn|ngàn|triệu|tỷ|tỉ|linh|lẻ|lăm|mốt|tư";

    static final Set<String> ALONE_NO_NUMBER = Set.of("one", "một");

    /** A run of such words. */
    static final Pattern RUN =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:an?[\\s-](?=hundred|thousand|million|billion|dozen)|)(?:"
                    + words(ONES) + "|(?<=\\ba[\\s-])(?:" + WITHIN + "))(?:[\\s-]+(?:and[\\s-]+)?(?:" + words(ONES)
                    + "|" + WITHIN
                    + "))*(?![\\p{L}\\p{N}])");

    static final String ORDINAL = words(ORDINALS);

    private Spelled() {}

    private static String words(Map<String, Integer> of) {
        return String.join(
                "|",
                of.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList());
    }

    /** The number of a run of words in lower case. */
    static BigDecimal cardinal(String run) {
        var total = BigDecimal.ZERO;
        var current = 0L;
        for (var word : run.split("[\\s-]+")) {
            var scale = SCALES.get(word);
            if (scale != null) {
                total = total.add(BigDecimal.valueOf(scale).multiply(BigDecimal.valueOf(Math.max(1, current))));
                current = 0;
            } else {
                current = next(current, word);
            }
        }
        return total.add(BigDecimal.valueOf(current));
    }

    private static long next(long current, String word) {
        return switch (word) {
            case "hundred", "trăm" -> Math.max(1, current) * 100;
            case "mươi" -> current / 100 * 100 + current % 100 * 10;
            case "dozen" -> Math.max(1, current) * 12;
            default -> current + ONES.getOrDefault(word, 0);
        };
    }

    /** By what a number is multiplied where this word or letter stands after it. */
    static BigDecimal scale(String word) {
        return BigDecimal.valueOf(
                switch (word) {
                    case "k" -> 1_000L;
                    case "m", "mn", "tr" -> 1_000_000L;
                    case "b", "bn" -> 1_000_000_000L;
                    case "nghìn tỷ" -> 1_000_000_000_000L;
                    default -> Objects.requireNonNullElse(SCALES.get(word), 1L);
                });
    }

    /** The place that a word like "second" or "nhì", or a number in digits or words, stands for. */
    static BigDecimal place(String word) {
        if (Character.isDigit(word.charAt(0))) {
            return new BigDecimal(word);
        }
        var ordinal = ORDINALS.get(word);
        return ordinal == null ? cardinal(word) : BigDecimal.valueOf(ordinal);
    }
}
