package candela.server.model.usage;

import candela.server.model.usage.UsageReports.Scope;
import candela.server.model.usage.UsageReports.Wanted;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Problem;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What to show of the usage, as it comes in the query string. */
record UsageQuery(
        @Parameter(
                description =
                        "Whose calls: one's own in the current team (the default), the team's (needs usage:read), or all (administrators)")
        @Schema(allowableValues = {"own", "team", "all"})
        @Nullable
        String scope,

        @Parameter(
                description =
                        "The last 24 hours, 7 days (the default), 30 days, the calendar month, or from one day to another")
        @Schema(allowableValues = {"24h", "7d", "30d", "month", "custom"})
        @Nullable
        String period,

        @Nullable LocalDate from,

        @Parameter(description = "The last day, itself included") @Nullable
        LocalDate to,

        @Parameter(description = "Where days begin, e.g. Asia/Ho_Chi_Minh; the caller's own zone when absent") @Nullable
        String zone,

        @Nullable UUID team,
        @Nullable UUID user,
        @Nullable UUID key,
        @Nullable String model,
        @Nullable String provider,

        @Schema(
                allowableValues = {
                    "chat",
                    "sql",
                    "insight",
                    "embedding",
                    "guard",
                    "workflow",
                    "speech",
                    "image",
                    "moderation"
                })
        @Nullable
        String kind,

        @Schema(allowableValues = {"ok", "refused_by_limit", "blocked_by_guard", "cancelled", "failed"}) @Nullable
        String outcome) {

    private static final List<String> PERIODS = List.of("24h", "7d", "30d", "month", "custom");

    Wanted wanted() {
        return new Wanted(
                scope == null ? Scope.OWN : Words.read(Scope.class, "scope", scope),
                pick(),
                from,
                to,
                blank(zone),
                team == null ? null : new TeamId(team),
                user == null ? null : new UserId(user),
                key,
                blank(model),
                blank(provider),
                Words.optional(UsageRecord.Kind.class, "kind", blank(kind)),
                ending());
    }

    private Period.Pick pick() {
        if (period == null) {
            return Period.Pick.WEEK;
        }
        if (!PERIODS.contains(period)) {
            throw Problem.invalid("period", "The period must be one of " + String.join(", ", PERIODS));
        }
        return Period.Pick.values()[PERIODS.indexOf(period)];
    }

    private @Nullable String ending() {
        var asked = blank(outcome);
        if (asked != null && !UsageRecord.OUTCOMES.contains(asked)) {
            throw Problem.invalid("outcome", "The outcome must be one of " + String.join(", ", UsageRecord.OUTCOMES));
        }
        return asked;
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
