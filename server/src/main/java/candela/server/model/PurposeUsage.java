package candela.server.model;

import candela.server.platform.Actor;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The door to what was used on account of one thing, such as a question. It stands here because usage, which answers,
 * is not open to other contexts.
 */
public interface PurposeUsage {

    /**
     * What the calls came to.
     *
     * @param cost USD
     * @param priceKnown whether the price of all of them was known
     */
    record Used(long calls, long inputTokens, long outputTokens, BigDecimal cost, boolean priceKnown) {}

    /**
     * What this actor used for a purpose; what is not written down yet comes a moment later.
     *
     * @param since when the first call may have been made
     */
    Used of(Actor actor, String purpose, Instant since);
}
