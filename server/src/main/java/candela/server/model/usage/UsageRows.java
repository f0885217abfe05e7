package candela.server.model.usage;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The records as they are written, and the months that hold them. */
@Repository
class UsageRows {

    private final JdbcClient database;

    UsageRows(JdbcClient database) {
        this.database = database;
    }

    /**
     * Writes all of them and their sums by one statement, a column at a time; gives the ids of those that were not
     * there yet. The sums are taken in order, so that two nodes never wait for each other.
     */
    List<UUID> insert(List<UsageRecord> batch) {
        return database.sql("""
                        WITH fresh AS (
                            INSERT INTO model.usage (id, at, team, user_id, key, model, model_name, provider, kind, purpose,
                                                     input_tokens, output_tokens, tokens_known, cost, price_known,
                                                     duration_ms, first_token_ms, overhead_ms, outcome, failure, route,
                                                     calls, images, characters)
                            SELECT * FROM unnest(:id::uuid[], :at::timestamptz[], :team::uuid[], :user::uuid[], :key::uuid[],
                                                 :model::uuid[], :modelName::text[], :provider::text[], :kind::text[], :purpose::text[],
                                                 :input::bigint[], :output::bigint[], :tokensKnown::boolean[], :cost::numeric[], :priceKnown::boolean[],
                                                 :duration::int[], :firstToken::int[], :overhead::int[], :outcome::text[], :failure::text[], :route::text[],
                                                 :calls::int[], :images::bigint[], :characters::bigint[])
                            ON CONFLICT DO NOTHING
                            RETURNING *
                        ), summed AS (
                            INSERT INTO model.usage_quarter AS q
                            SELECT date_bin('15 minutes', at, 'epoch') AS quarter, team, user_id, key, model_name, provider, kind, outcome,
                                   sum(calls), sum(input_tokens), sum(output_tokens), sum(cost),
                                   coalesce(sum(calls) FILTER (WHERE NOT tokens_known), 0), coalesce(sum(calls) FILTER (WHERE NOT price_known), 0),
                                   sum(duration_ms), coalesce(sum(first_token_ms), 0), count(first_token_ms), sum(images), sum(characters)
                            FROM fresh
                            GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
                            ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
                            ON CONFLICT (quarter, team, user_id, key, model_name, provider, kind, outcome) DO UPDATE SET
                                calls = q.calls + EXCLUDED.calls,
                                input_tokens = q.input_tokens + EXCLUDED.input_tokens,
                                output_tokens = q.output_tokens + EXCLUDED.output_tokens,
                                cost = q.cost + EXCLUDED.cost,
                                estimated = q.estimated + EXCLUDED.estimated,
                                unpriced = q.unpriced + EXCLUDED.unpriced,
                                duration_ms = q.duration_ms + EXCLUDED.duration_ms,
                                first_token_ms = q.first_token_ms + EXCLUDED.first_token_ms,
                                first_tokens = q.first_tokens + EXCLUDED.first_tokens,
                                images = q.images + EXCLUDED.images,
                                characters = q.characters + EXCLUDED.characters
                        )
                        SELECT id FROM fresh
                        """)
                .param("id", column(batch, UsageRecord::id))
                .param("at", column(batch, UsageRecord::at))
                .param("team", column(batch, it -> it.team().value()))
                .param("user", column(batch, it -> it.user().value()))
                .param("key", column(batch, UsageRecord::key))
                .param("model", column(batch, UsageRecord::model))
                .param("modelName", column(batch, UsageRecord::modelName))
                .param("provider", column(batch, UsageRecord::provider))
                .param("kind", column(batch, UsageRecord::kind))
                .param("purpose", column(batch, UsageRecord::purpose))
                .param("input", column(batch, UsageRecord::inputTokens))
                .param("output", column(batch, UsageRecord::outputTokens))
                .param("tokensKnown", column(batch, UsageRecord::tokensKnown))
                .param("cost", column(batch, it -> it.cost().toPlainString()))
                .param("priceKnown", column(batch, UsageRecord::priceKnown))
                .param("duration", column(batch, UsageRecord::durationMs))
                .param("firstToken", column(batch, UsageRecord::firstTokenMs))
                .param("overhead", column(batch, UsageRecord::overheadMs))
                .param("outcome", column(batch, UsageRecord::outcome))
                .param("failure", column(batch, UsageRecord::failure))
                .param("route", column(batch, UsageRecord::route))
                .param("calls", column(batch, it -> it.count().calls()))
                .param("images", column(batch, it -> it.count().images()))
                .param("characters", column(batch, it -> it.count().characters()))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Makes the months of these moments that are not there. */
    void makeMonths(Collection<Instant> moments) {
        database.sql("SELECT model.make_usage_month(m) FROM unnest(?::timestamptz[]) m")
                .param(moments.stream().map(Instant::toString).toArray(String[]::new))
                .query((row, number) -> true)
                .list();
    }

    /** Drops the months that were over by then; how many they were. */
    int dropMonthsBefore(Instant moment) {
        return database.sql("SELECT model.drop_usage_before(?::timestamptz)")
                .param(moment.toString())
                .query(Integer.class)
                .single();
    }

    private static @Nullable String[] column(List<UsageRecord> batch, Function<UsageRecord, @Nullable Object> field) {
        return batch.stream()
                .map(field)
                .map(it -> it == null ? null : it.toString())
                .toArray(String[]::new);
    }
}
