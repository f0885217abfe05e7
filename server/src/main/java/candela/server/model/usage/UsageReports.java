package candela.server.model.usage;

import candela.server.iam.Profile;
import candela.server.model.usage.UsageSums.By;
import candela.server.model.usage.UsageSums.KeyDay;
import candela.server.model.usage.UsageSums.Part;
import candela.server.model.usage.UsageSums.Speed;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to what was used: one's own, the team's, or everybody's. */
@Service
@Transactional(readOnly = true)
public class UsageReports {

    static final String USE = "model:use";
    static final String TEAM = "usage:read";
    private static final int KEY_DAYS = 7;

    private final UsageSums sums;
    private final UsageCalls calls;
    private final Profile profile;
    private final Clock clock;

    UsageReports(UsageSums sums, UsageCalls calls, Profile profile, Clock clock) {
        this.sums = sums;
        this.calls = calls;
        this.profile = profile;
        this.clock = clock;
    }

    /** Whose calls. */
    public enum Scope {
        /** One's own in the current team. */
        OWN,
        /** Those of the current team: for who may read its usage. */
        TEAM,
        /** All of the installation: for administrators. */
        ALL
    }

    /**
     * What somebody wants to see; null narrows nothing.
     *
     * @param zone where days and months begin; null for where the actor lives
     * @param team of all teams only this one
     */
    public record Wanted(
            Scope scope,
            Period.Pick pick,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            @Nullable String zone,
            @Nullable TeamId team,
            @Nullable UserId user,
            @Nullable UUID key,
            @Nullable String model,
            @Nullable String provider,
            UsageRecord.@Nullable Kind kind,
            @Nullable String outcome) {}

    /**
     * What the calls of a period came to.
     *
     * @param before what those of as much of the period before came to
     * @param speeds of each model, and under empty of all
     */
    record Report(Period period, Totals totals, Totals before, List<Part> parts, Map<Optional<String>, Speed> speeds) {

        Stream<Part> by(By by) {
            return parts.stream().filter(it -> it.by() == by);
        }
    }

    /**
     * The month's cost.
     *
     * @param before the whole month before
     * @param beforeSoFar the month before until the same point
     */
    record MonthCost(Forecast forecast, BigDecimal before, BigDecimal beforeSoFar, ZoneId zone) {}

    /** What keys were used for on the last seven days, the last of them today. */
    record KeyWeek(List<LocalDate> days, List<KeyDay> used) {}

    Report report(Actor actor, Wanted wanted) {
        var scope = require(actor, wanted);
        var period = period(actor, wanted);
        var selection = scope.during(period.from(), period.to());
        var parts = sums.parts(selection, period.steps());
        var totals = parts.stream()
                .filter(it -> it.by() == By.ALL)
                .map(Part::totals)
                .findFirst()
                .orElse(Totals.NONE);
        var before = sums.totals(scope.during(period.beforeFrom(), period.beforeTo()));
        return new Report(period, totals, before, parts, sums.speeds(selection));
    }

    /** The single calls, newest first. */
    Page<UsageRecord> calls(Actor actor, Wanted wanted, @Nullable String cursor, int limit) {
        var scope = require(actor, wanted);
        var period = period(actor, wanted);
        var before = cursor == null ? null : UsageCalls.Place.parse(cursor);
        var found = calls.newest(scope.during(period.from(), period.to()), before, limit + 1);
        return Page.cut(found, limit, it -> UsageCalls.Place.of(it).text());
    }

    /** What the month has cost and will. */
    MonthCost month(Actor actor, Wanted wanted) {
        var scope = require(actor, wanted);
        var zone = zone(actor, wanted.zone());
        var now = clock.instant();
        var today = now.atZone(zone).toLocalDate();
        var period = Period.month(YearMonth.from(today), zone, now);
        var lookBack = today.minusWeeks(Forecast.WEEKS).atStartOfDay(zone).toInstant();
        var since = lookBack.isBefore(period.from()) ? lookBack : period.from();
        var forecast = Forecast.of(sums.costByDay(scope.during(since, period.to()), zone), today);
        return new MonthCost(
                forecast,
                sums.cost(scope.during(period.beforeFrom(), period.from())),
                sums.cost(scope.during(period.beforeFrom(), period.beforeTo())),
                zone);
    }

    /** What one's own keys were used for in the last seven days. */
    KeyWeek keys(Actor actor) {
        actor.require(USE);
        var zone = zone(actor, null);
        var today = clock.instant().atZone(zone).toLocalDate();
        var first = today.minusDays(KEY_DAYS - 1L);
        var selection = own(actor)
                .during(
                        first.atStartOfDay(zone).toInstant(),
                        today.plusDays(1).atStartOfDay(zone).toInstant());
        var days = first.datesUntil(today.plusDays(1)).toList();
        return new KeyWeek(days, sums.byKeyAndDay(selection, zone));
    }

    /** The rights come first; what is chosen is then narrowed to them, whatever was asked for. */
    private static Selection require(Actor actor, Wanted wanted) {
        var scope = wanted.scope();
        actor.require(
                switch (scope) {
                    case OWN -> USE;
                    case TEAM -> TEAM;
                    case ALL -> Actor.ADMIN;
                });
        return new Selection(
                Instant.MIN,
                Instant.MAX,
                scope == Scope.ALL ? wanted.team() : actor.team(),
                scope == Scope.OWN ? actor.user() : wanted.user(),
                wanted.key(),
                wanted.model(),
                wanted.provider(),
                wanted.kind(),
                wanted.outcome());
    }

    private static Selection own(Actor actor) {
        return new Selection(Instant.MIN, Instant.MAX, actor.team(), actor.user(), null, null, null, null, null);
    }

    private Period period(Actor actor, Wanted wanted) {
        return Period.of(wanted.pick(), wanted.first(), wanted.last(), zone(actor, wanted.zone()), clock.instant());
    }

    private ZoneId zone(Actor actor, @Nullable String asked) {
        var name = asked == null ? profile.me(actor).user().timeZone() : asked;
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Problem.invalid("zone", "The time zone must be a name like Europe/Berlin or UTC");
        }
    }
}
