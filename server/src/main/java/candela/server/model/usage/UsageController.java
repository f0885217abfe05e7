package candela.server.model.usage;

import candela.server.model.usage.UsageReports.KeyWeek;
import candela.server.model.usage.UsageReports.MonthCost;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Page;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What calls of models used and cost. Money is in US dollars. */
@RestController
@RequestMapping("/api/v1/usage")
class UsageController {

    @Schema(name = "UsageMonth")
    record MonthView(
            String month,
            String zone,
            BigDecimal soFar,

            @Nullable @Schema(description = "At the month's end; null before there is a whole day to go by")
            BigDecimal expected,

            @Nullable BigDecimal low,
            @Nullable BigDecimal high,

            @Schema(description = "How many days it goes by")
            int days,

            @Schema(description = "The whole month before") BigDecimal before,

            @Schema(description = "The month before until the same point")
            BigDecimal beforeSoFar) {

        static MonthView of(MonthCost it) {
            var forecast = it.forecast();
            return new MonthView(
                    forecast.month().toString(),
                    it.zone().getId(),
                    forecast.soFar(),
                    forecast.expected(),
                    forecast.low(),
                    forecast.high(),
                    forecast.days(),
                    it.before(),
                    it.beforeSoFar());
        }
    }

    @Schema(name = "UsageCall")
    record CallView(
            UUID id,
            Instant at,
            UserId user,
            String userName,
            @Nullable UUID key,
            String keyName,
            String model,
            String provider,
            String kind,
            String purpose,
            long inputTokens,
            long outputTokens,
            long totalTokens,
            boolean tokensKnown,
            BigDecimal cost,
            boolean priceKnown,
            int durationMs,
            @Nullable Integer firstTokenMs,
            @Nullable Integer overheadMs,
            String outcome,
            @Nullable String failure,
            String route,

            @Schema(description = "How many calls these are; more than one only where calls were refused")
            int calls,

            @Schema(description = "Pictures that were made") long images,

            @Schema(description = "Characters that were spoken")
            long characters) {

        static CallView of(UsageRecord it, UsageNames.Found names) {
            return new CallView(
                    it.id(),
                    it.at(),
                    it.user(),
                    names.user(it.user().value()),
                    it.key(),
                    names.key(it.key()),
                    it.modelName(),
                    it.provider(),
                    Words.text(it.kind()),
                    it.purpose(),
                    it.inputTokens(),
                    it.outputTokens(),
                    it.totalTokens(),
                    it.tokensKnown(),
                    it.cost(),
                    it.priceKnown(),
                    it.durationMs(),
                    it.firstTokenMs(),
                    it.overheadMs(),
                    it.outcome(),
                    it.failure(),
                    it.route(),
                    it.count().calls(),
                    it.count().images(),
                    it.count().characters());
        }
    }

    @Schema(name = "KeyUsageDay")
    record KeyDayView(LocalDate day, long requests, long tokens, BigDecimal cost) {}

    /** @param days the last seven, the last of them today, those without requests among them */
    @Schema(name = "KeyUsage")
    record KeyView(UUID key, long requests, long tokens, BigDecimal cost, List<KeyDayView> days) {

        static KeyView of(UUID key, KeyWeek week) {
            var used = week.used().stream()
                    .filter(it -> it.key().equals(key))
                    .collect(Collectors.toMap(UsageSums.KeyDay::day, UsageSums.KeyDay::totals));
            var days = week.days().stream()
                    .map(day -> {
                        var totals = used.getOrDefault(day, Totals.NONE);
                        return new KeyDayView(day, totals.calls(), totals.totalTokens(), totals.cost());
                    })
                    .toList();
            return new KeyView(
                    key,
                    days.stream().mapToLong(KeyDayView::requests).sum(),
                    days.stream().mapToLong(KeyDayView::tokens).sum(),
                    days.stream().map(KeyDayView::cost).reduce(BigDecimal.ZERO, BigDecimal::add),
                    days);
        }
    }

    private final UsageReports reports;
    private final UsageNames names;

    UsageController(UsageReports reports, UsageNames names) {
        this.reports = reports;
        this.names = names;
    }

    @GetMapping("/report")
    ReportView report(Actor actor, @ParameterObject UsageQuery query) {
        var report = reports.report(actor, query.wanted());
        return ReportView.of(report, names.of(actor, report));
    }

    @GetMapping("/month")
    MonthView month(Actor actor, @ParameterObject UsageQuery query) {
        return MonthView.of(reports.month(actor, query.wanted()));
    }

    @GetMapping("/calls")
    Page<CallView> calls(
            Actor actor,
            @ParameterObject UsageQuery query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var page = reports.calls(actor, query.wanted(), cursor, Page.size(limit));
        var found = names.of(actor, page.items());
        return page.map(it -> CallView.of(it, found));
    }

    /** The last seven days of each of one's own keys that was used. */
    @GetMapping("/keys")
    Page<KeyView> keys(Actor actor) {
        var week = reports.keys(actor);
        var keys = week.used().stream().map(UsageSums.KeyDay::key).distinct().toList();
        return Page.all(keys.stream().map(it -> KeyView.of(it, week)).toList());
    }
}
