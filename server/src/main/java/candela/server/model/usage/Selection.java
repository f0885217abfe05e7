package candela.server.model.usage;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which calls are meant; null lets everything through. Only what is asked for stands in the statement, so that
 * PostgreSQL plans for just that.
 */
record Selection(
        Instant from,
        Instant to,
        @Nullable TeamId team,
        @Nullable UserId user,
        @Nullable UUID key,
        @Nullable String model,
        @Nullable String provider,
        UsageRecord.@Nullable Kind kind,
        @Nullable String outcome) {

    Selection during(Instant from, Instant to) {
        return new Selection(from, to, team, user, key, model, provider, kind, outcome);
    }

    Selection ending(String outcome) {
        return new Selection(from, to, team, user, key, model, provider, kind, outcome);
    }

    /** What a statement says of it; each value stands in {@link #values()} under its column's name. */
    String where(String time) {
        var parts = new ArrayList<>(List.of(time + " >= :from", time + " < :to"));
        filters().keySet().forEach(it -> parts.add(it + " = :" + it));
        return String.join(" AND ", parts);
    }

    Map<String, Object> values() {
        var values = new LinkedHashMap<>(filters());
        values.put("from", moment(from));
        values.put("to", moment(to));
        return values;
    }

    static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private Map<String, Object> filters() {
        var filters = new LinkedHashMap<String, Object>();
        put(filters, "team", team == null ? null : team.value());
        put(filters, "user_id", user == null ? null : user.value());
        put(filters, "key", key);
        put(filters, "model_name", model);
        put(filters, "provider", provider);
        put(filters, "kind", kind == null ? null : kind.name());
        put(filters, "outcome", outcome);
        return filters;
    }

    private static void put(Map<String, Object> filters, String column, @Nullable Object value) {
        if (value != null) {
            filters.put(column, value);
        }
    }
}
