package candela.server.model.usage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What several calls came to.
 *
 * @param cost USD
 * @param estimated calls whose tokens were estimated, because the provider did not count them
 * @param unpriced calls whose price nobody knows; they cost nothing here
 * @param images pictures that were made
 * @param characters characters that were spoken
 * @param averageMs of the calls that succeeded; null where none did
 * @param averageFirstTokenMs of those that streamed
 */
public record Totals(
        long calls,
        long succeeded,
        long inputTokens,
        long outputTokens,
        BigDecimal cost,
        long estimated,
        long unpriced,
        long images,
        long characters,
        @Nullable Long averageMs,
        @Nullable Long averageFirstTokenMs) {

    public static final Totals NONE = new Totals(0, 0, 0, 0, BigDecimal.ZERO, 0, 0, 0, 0, null, null);

    public long totalTokens() {
        return inputTokens + outputTokens;
    }
}
