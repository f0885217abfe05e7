package candela.server.model.limit;

import candela.server.platform.Problem;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to limit.
 *
 * @param ofAll whether it binds the whole installation, not the team alone
 * @param amount requests, tokens or US dollars; null for none
 */
public record NewLimit(
        boolean ofAll,
        Subject subject,
        @Nullable UUID target,
        @Nullable UUID person,
        Metric metric,
        Span span,
        @Nullable BigDecimal amount,
        @Nullable Integer warnAt) {

    private static final BigDecimal MOST = new BigDecimal("1000000000");

    public NewLimit {
        if (person != null && subject != Subject.MODEL_USER) {
            throw Problem.invalid("person", "Only a limit for a person with a model names a person beside the target");
        }
        if (warnAt != null && (warnAt < 1 || warnAt > 99)) {
            throw Problem.invalid("warnAt", "The warning comes at 1 to 99 percent of the limit");
        }
        counted(metric, amount);
    }

    /** The amount as it is counted. */
    static @Nullable Long counted(Metric metric, @Nullable BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        var most = metric == Metric.MONEY ? MOST : MOST.movePointRight(6);
        if (amount.signum() < 0 || amount.compareTo(most) > 0) {
            throw Problem.invalid("amount", "The amount lies between 0 and " + most.toPlainString());
        }
        try {
            return metric.counted(amount);
        } catch (ArithmeticException e) {
            throw Problem.invalid(
                    "amount",
                    metric == Metric.MONEY
                            ? "An amount of money has at most nine decimals"
                            : "Requests and tokens are whole numbers");
        }
    }
}
