package candela.server.model.usage;

import candela.server.platform.Actor;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to what was used on account of one thing, such as a question. */
@Service
public class PurposeUsage {

    private final JdbcClient database;

    PurposeUsage(JdbcClient database) {
        this.database = database;
    }

    /**
     * What the calls came to.
     *
     * @param cost USD
     * @param priceKnown whether the price of all of them was known
     */
    public record Used(long calls, long inputTokens, long outputTokens, BigDecimal cost, boolean priceKnown) {}

    /**
     * What this actor used for a purpose; what is not written down yet comes a moment later.
     *
     * @param since when the first call may have been made
     */
    @Transactional(readOnly = true)
    public Used of(Actor actor, String purpose, Instant since) {
        return database.sql("""
                        SELECT count(*) AS calls, coalesce(sum(input_tokens), 0) AS input, coalesce(sum(output_tokens), 0) AS output,
                               coalesce(sum(cost), 0) AS cost, coalesce(bool_and(price_known), true) AS known
                        FROM model.usage WHERE user_id = :user AND at >= :since AND purpose = :purpose""")
                .param("user", actor.user().value())
                .param("since", Selection.moment(since))
                .param("purpose", purpose)
                .query((row, number) -> new Used(
                        row.getLong("calls"),
                        row.getLong("input"),
                        row.getLong("output"),
                        row.getBigDecimal("cost"),
                        row.getBoolean("known")))
                .single();
    }
}
