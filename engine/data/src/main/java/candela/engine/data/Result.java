package candela.engine.data;

import candela.engine.sql.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a statement brought back.
 *
 * @param rows each as long as {@code columns}; values are Long, BigInteger, BigDecimal, Double, Boolean, String
 *     (ISO-8601 for moments, base64 for bytes, text for JSON) or null
 * @param truncated true when there was more than the limits allowed
 * @param took from sending the statement to the last row
 */
public record Result(List<Column> columns, List<List<@Nullable Object>> rows, boolean truncated, Duration took) {

    /** Two counts may be equal by chance; from so many rows on it is none. */
    private static final int TELLING = 3;

    /** Whether there are no rows, or a single one of nothing but NULL. */
    public boolean isVoid() {
        return rows.isEmpty() || rows.size() == 1 && rows.getFirst().stream().allMatch(Objects::isNull);
    }

    /** Whether another result is known to have the same rows, in whatever order, and so many that it is no chance. */
    public boolean agreesWith(Result other) {
        return rows.size() >= TELLING
                && !truncated
                && !other.truncated
                && counted().equals(other.counted());
    }

    /**
     * Whether another result, of a statement written apart from this one's, shows the same: in whatever order of rows
     * and columns, numbers by their value. Nothing at all, and a single zero, are no sign.
     */
    public boolean shows(Result other) {
        var told = told();
        return !isVoid()
                && !told.keySet().equals(Set.of(List.of("0")))
                && !truncated
                && !other.truncated
                && told.equals(other.told());
    }

    private Map<List<String>, Long> told() {
        return rows.stream()
                .map(row -> row.stream().map(Result::told).sorted().toList())
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }

    private static String told(@Nullable Object value) {
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            var plain = new BigDecimal(number.toString()).setScale(6, RoundingMode.HALF_EVEN);
            return plain.signum() == 0 ? "0" : plain.stripTrailingZeros().toPlainString();
        }
        return String.valueOf(value);
    }

    private Map<List<@Nullable Object>, Long> counted() {
        return rows.stream().collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }

    /** One column of a result. */
    public record Column(String name, Schema.Type type) {}
}
