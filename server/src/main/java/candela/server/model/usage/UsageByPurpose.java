package candela.server.model.usage;

import candela.server.model.PurposeUsage;
import candela.server.platform.Actor;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds up the single calls of one purpose. */
@Service
class UsageByPurpose implements PurposeUsage {

    private final JdbcClient database;

    UsageByPurpose(JdbcClient database) {
        this.database = database;
    }

    @Override
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
