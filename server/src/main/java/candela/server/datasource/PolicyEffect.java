package candela.server.datasource;

import candela.engine.sql.Mask;
import candela.engine.sql.Policies;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one data policy made of an answer, for the one who reads it.
 *
 * @param policy its name
 * @param column null where rows are kept back, and where a column is hidden
 * @param step what numbers are rounded to; null otherwise
 * @param unit what moments are cut down to; null otherwise
 */
@Schema(name = "PolicyEffect")
public record PolicyEffect(
        String policy,
        String table,
        @Nullable String column,

        @Schema(allowableValues = {"rows", "hide", "null", "partial", "hash", "round", "truncate"})
        String effect,

        @Nullable BigDecimal step,

        @Nullable @Schema(allowableValues = {"year", "month", "day"})
        String unit) {

    public static PolicyEffect of(Policies.Effect it) {
        var mask = it.mask();
        return new PolicyEffect(
                it.policy(),
                it.table(),
                it.column(),
                mask == null ? "rows" : word(mask.getClass().getSimpleName()),
                mask instanceof Mask.Round round ? round.step() : null,
                mask instanceof Mask.Truncate truncate ? word(truncate.unit().name()) : null);
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
