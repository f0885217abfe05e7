package candela.engine.data;

import candela.engine.sql.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private Map<List<@Nullable Object>, Long> counted() {
        return rows.stream().collect(Collectors.groupingBy(it -> it, Collectors.counting()));
    }

    /** One column of a result. */
    public record Column(String name, Schema.Type type) {}
}
