package candela.server.model.limit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** What a limit counts. */
public enum Metric {
    REQUESTS("requests"),
    INPUT_TOKENS("input tokens"),
    OUTPUT_TOKENS("output tokens"),
    TOKENS("tokens"),
    MONEY("US dollars");

    private static final int NANOS = 9;

    private final String unit;

    Metric(String unit) {
        this.unit = unit;
    }

    /** So much of it, as people write it. */
    String words(long amount) {
        return this == MONEY
                ? "$" + decimal(amount).setScale(2, RoundingMode.HALF_UP).toPlainString()
                : String.format(Locale.ROOT, "%,d %s", amount, unit);
    }

    /** An amount as the API gives it: money in US dollars, everything else in pieces. */
    BigDecimal decimal(long amount) {
        return this == MONEY ? BigDecimal.valueOf(amount, NANOS).stripTrailingZeros() : BigDecimal.valueOf(amount);
    }

    /**
     * An amount that the API was given, as it is counted.
     *
     * @throws ArithmeticException where it has parts too small to count, or is too large
     */
    long counted(BigDecimal amount) {
        return this == MONEY ? amount.movePointRight(NANOS).longValueExact() : amount.longValueExact();
    }
}
