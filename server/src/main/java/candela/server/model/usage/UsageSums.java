package candela.server.model.usage;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the calls came to, read from the sums by quarters of an hour. */
@Repository
class UsageSums {

    /** How many of the newest calls tell how fast they are: sorting all of some millions would take seconds. */
    static final int MEASURED = 100_000;

    private static final String TOTALS = """
            sum(calls) AS calls, coalesce(sum(calls) FILTER (WHERE outcome = 'ok'), 0) AS succeeded,
            sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens, sum(cost) AS cost,
            sum(estimated) AS estimated, sum(unpriced) AS unpriced, sum(images) AS images, sum(characters) AS characters,
            round(sum(duration_ms) FILTER (WHERE outcome = 'ok') / sum(calls) FILTER (WHERE outcome = 'ok')) AS average_ms,
            round(sum(first_token_ms) FILTER (WHERE outcome = 'ok') / nullif(sum(first_tokens) FILTER (WHERE outcome = 'ok'), 0)) AS first_ms
            """;

    private final JdbcClient database;

    UsageSums(JdbcClient database) {
        this.database = database;
    }

    /**
     * The sums of one part.
     *
     * @param by what it is a part by; {@code ALL} for the whole
     * @param step where its step of time begins, for those by step and model
     * @param name what of it: a model, a provider, an id, a word; null where there is none, as no key
     */
    record Part(
            By by,
            @Nullable Instant step,
            @Nullable String name,
            @Nullable String provider,
            Totals totals) {}

    /** What sums can be parted by. */
    enum By {
        ALL,
        STEP,
        MODEL,
        PROVIDER,
        USER,
        KEY,
        KIND,
        TEAM,
        OUTCOME
    }

    /**
     * Everything at once. First the sums of each step are taken together, then the few rows of that are parted in every
     * way; the memory keeps PostgreSQL from sorting a million rows on the disk in between.
     */
    List<Part> parts(Selection selection, List<Instant> steps) {
        database.sql("SET LOCAL work_mem = '64MB'").update();
        return database.sql("""
                        SELECT CASE WHEN GROUPING(step) = 0 THEN 'STEP' WHEN GROUPING(model_name) = 0 THEN 'MODEL'
                                    WHEN GROUPING(provider) = 0 THEN 'PROVIDER' WHEN GROUPING(user_id) = 0 THEN 'USER'
                                    WHEN GROUPING(key) = 0 THEN 'KEY' WHEN GROUPING(kind) = 0 THEN 'KIND'
                                    WHEN GROUPING(team) = 0 THEN 'TEAM' WHEN GROUPING(outcome) = 0 THEN 'OUTCOME' ELSE 'ALL' END AS part,
                               step, provider, TOTALS,
                               CASE WHEN GROUPING(model_name) = 0 THEN model_name WHEN GROUPING(provider) = 0 THEN provider
                                    WHEN GROUPING(user_id) = 0 THEN user_id::text WHEN GROUPING(key) = 0 THEN key::text
                                    WHEN GROUPING(kind) = 0 THEN kind WHEN GROUPING(team) = 0 THEN team::text
                                    WHEN GROUPING(outcome) = 0 THEN outcome END AS name
                        FROM (SELECT width_bucket(quarter, :steps::timestamptz[]) AS step, team, user_id, key, model_name, provider, kind, outcome,
                                     sum(calls) AS calls, sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens, sum(cost) AS cost,
                                     sum(estimated) AS estimated, sum(unpriced) AS unpriced, sum(duration_ms) AS duration_ms,
                                     sum(first_token_ms) AS first_token_ms, sum(first_tokens) AS first_tokens,
                                     sum(images) AS images, sum(characters) AS characters
                              FROM model.usage_quarter WHERE SELECTED GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) summed
                        GROUP BY GROUPING SETS ((), (step, model_name), (model_name, provider), (provider), (user_id), (key), (kind), (team), (outcome))
                        HAVING sum(calls) > 0
                        ORDER BY step, sum(cost) DESC, sum(calls) DESC, name
                        """.replace("TOTALS", TOTALS).replace("SELECTED", selection.where("quarter")))
                .params(selection.values())
                .param("steps", steps.stream().map(Instant::toString).toArray(String[]::new))
                .query((row, number) -> part(row, steps))
                .list();
    }

    Totals totals(Selection selection) {
        return database.sql("SELECT TOTALS FROM model.usage_quarter WHERE SELECTED HAVING sum(calls) > 0"
                        .replace("TOTALS", TOTALS)
                        .replace("SELECTED", selection.where("quarter")))
                .params(selection.values())
                .query((row, number) -> totals(row))
                .optional()
                .orElse(Totals.NONE);
    }

    /** What each day cost; days without calls are missing. */
    Map<LocalDate, BigDecimal> costByDay(Selection selection, ZoneId zone) {
        var days = new HashMap<LocalDate, BigDecimal>();
        database.sql("""
                        SELECT (quarter AT TIME ZONE :zone)::date AS day, sum(cost) AS cost FROM model.usage_quarter
                        WHERE SELECTED GROUP BY 1
                        """.replace("SELECTED", selection.where("quarter")))
                .params(selection.values())
                .param("zone", zone.getId())
                .query(row -> {
                    days.put(row.getObject("day", LocalDate.class), row.getBigDecimal("cost"));
                });
        return days;
    }

    BigDecimal cost(Selection selection) {
        return database.sql("SELECT coalesce(sum(cost), 0) FROM model.usage_quarter WHERE SELECTED"
                        .replace("SELECTED", selection.where("quarter")))
                .params(selection.values())
                .query(BigDecimal.class)
                .single();
    }

    /** What one key was used for on one day. */
    record KeyDay(UUID key, LocalDate day, Totals totals) {}

    List<KeyDay> byKeyAndDay(Selection selection, ZoneId zone) {
        return database.sql("""
                        SELECT key, (quarter AT TIME ZONE :zone)::date AS day, TOTALS FROM model.usage_quarter
                        WHERE SELECTED AND key IS NOT NULL GROUP BY 1, 2
                        """.replace("TOTALS", TOTALS).replace("SELECTED", selection.where("quarter")))
                .params(selection.values())
                .param("zone", zone.getId())
                .query((row, number) -> new KeyDay(
                        row.getObject("key", UUID.class), row.getObject("day", LocalDate.class), totals(row)))
                .list();
    }

    /** Of 100 calls 95 took no longer than that; null where none streamed. */
    public record Speed(long p95Ms, @Nullable Long p95FirstTokenMs) {}

    /** How fast the newest calls that succeeded were, for each model, and under null for all together. */
    Map<Optional<String>, Speed> speeds(Selection selection) {
        var speeds = new HashMap<Optional<String>, Speed>();
        var succeeded = selection.ending("ok");
        database.sql("""
                        SELECT model_name, percentile_disc(0.95) WITHIN GROUP (ORDER BY duration_ms) AS whole,
                               percentile_disc(0.95) WITHIN GROUP (ORDER BY first_token_ms) AS first
                        FROM (SELECT model_name, duration_ms, first_token_ms FROM model.usage
                              WHERE SELECTED ORDER BY at DESC LIMIT :most) newest
                        GROUP BY GROUPING SETS ((), (model_name)) HAVING count(*) > 0
                        """.replace("SELECTED", succeeded.where("at")))
                .params(succeeded.values())
                .param("most", MEASURED)
                .query(row -> {
                    speeds.put(
                            Optional.ofNullable(row.getString("model_name")),
                            new Speed(row.getLong("whole"), number(row, "first")));
                });
        return speeds;
    }

    private static Part part(ResultSet row, List<Instant> steps) throws SQLException {
        var step = row.getInt("step");
        return new Part(
                By.valueOf(row.getString("part")),
                step == 0 ? null : steps.get(step - 1),
                row.getString("name"),
                row.getString("provider"),
                totals(row));
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                row.getLong("calls"),
                row.getLong("succeeded"),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getBigDecimal("cost"),
                row.getLong("estimated"),
                row.getLong("unpriced"),
                row.getLong("images"),
                row.getLong("characters"),
                number(row, "average_ms"),
                number(row, "first_ms"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
