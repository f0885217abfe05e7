package candela.server.model.usage;

import candela.server.model.usage.UsageReports.Report;
import candela.server.model.usage.UsageSums.By;
import candela.server.model.usage.UsageSums.Part;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A report as the API writes it. */
@Schema(name = "UsageReport")
record ReportView(
        PeriodView period,
        TotalsView totals,

        @Schema(description = "The same part of the period before")
        TotalsView before,

        @Nullable @Schema(description = "95 of 100 of the newest calls took no longer")
        Long p95Ms,

        @Nullable Long p95FirstTokenMs,
        List<StepView> series,
        List<PartView> models,
        List<PartView> providers,
        List<PartView> users,
        List<PartView> keys,
        List<PartView> kinds,
        List<PartView> teams,
        List<PartView> outcomes) {

    @Schema(name = "UsagePeriod")
    record PeriodView(
            Instant from,
            Instant to,
            String zone,

            @Schema(allowableValues = {"hour", "day"}) String step,

            @Schema(description = "Where each hour or day begins, those without calls among them")
            List<Instant> steps) {

        static PeriodView of(Period it) {
            return new PeriodView(it.from(), it.to(), it.zone().getId(), it.step(), it.steps());
        }
    }

    @Schema(name = "UsageTotals")
    record TotalsView(
            long calls,
            long succeeded,
            long inputTokens,
            long outputTokens,
            long totalTokens,

            @Schema(description = "US dollars") BigDecimal cost,

            @Schema(description = "Calls whose tokens were estimated")
            long estimatedCalls,

            @Schema(description = "Calls of models without a price; they cost nothing here")
            long unpricedCalls,

            @Schema(description = "Pictures that were made") long images,

            @Schema(description = "Characters that were spoken")
            long characters,

            @Nullable Long averageMs,
            @Nullable Long averageFirstTokenMs) {

        static TotalsView of(Totals it) {
            return new TotalsView(
                    it.calls(),
                    it.succeeded(),
                    it.inputTokens(),
                    it.outputTokens(),
                    it.totalTokens(),
                    it.cost(),
                    it.estimated(),
                    it.unpriced(),
                    it.images(),
                    it.characters(),
                    it.averageMs(),
                    it.averageFirstTokenMs());
        }
    }

    @Schema(name = "UsageStep")
    record StepView(Instant at, String model, TotalsView totals) {

        static StepView of(Part it) {
            return new StepView(
                    Objects.requireNonNull(it.step()), Objects.requireNonNull(it.name()), TotalsView.of(it.totals()));
        }
    }

    @Schema(name = "UsagePart")
    record PartView(
            @Nullable
            @Schema(description = "A model's or provider's name, an id, or a word; null for calls without a key")
            String id,

            String name,
            @Nullable String provider,
            @Nullable Long p95Ms,
            TotalsView totals) {}

    static ReportView of(Report report, UsageNames.Found names) {
        var speed = report.speeds().get(Optional.<String>empty());
        return new ReportView(
                PeriodView.of(report.period()),
                TotalsView.of(report.totals()),
                TotalsView.of(report.before()),
                speed == null ? null : speed.p95Ms(),
                speed == null ? null : speed.p95FirstTokenMs(),
                report.by(By.STEP).map(StepView::of).toList(),
                parts(report, By.MODEL, names),
                parts(report, By.PROVIDER, names),
                parts(report, By.USER, names),
                parts(report, By.KEY, names),
                parts(report, By.KIND, names),
                parts(report, By.TEAM, names),
                parts(report, By.OUTCOME, names));
    }

    private static List<PartView> parts(Report report, By by, UsageNames.Found names) {
        return report.by(by).map(it -> part(report, it, names)).toList();
    }

    private static PartView part(Report report, Part part, UsageNames.Found names) {
        var speed = part.by() == By.MODEL ? report.speeds().get(Optional.ofNullable(part.name())) : null;
        return new PartView(
                part.by() == By.KIND ? names.of(part) : part.name(),
                names.of(part),
                part.provider(),
                speed == null ? null : speed.p95Ms(),
                TotalsView.of(part.totals()));
    }
}
