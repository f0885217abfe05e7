package candela.server.model.usage;

import candela.server.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in somebody's time zone, and as much of the one before it, to compare with.
 *
 * @param to where it ends, itself outside; may lie ahead
 * @param beforeFrom where the one before begins
 * @param beforeTo as far into the one before as this one has come
 * @param hourly whether it is shown by hours; else by days
 */
public record Period(Instant from, Instant to, Instant beforeFrom, Instant beforeTo, ZoneId zone, boolean hourly) {

    private static final int LONGEST_DAYS = 400;
    private static final int HOURLY_DAYS = 2;
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** What can be picked. */
    public enum Pick {
        /** The last 24 hours, by the hour. */
        DAY,
        /** Today and the six days before. */
        WEEK,
        /** Today and the 29 days before. */
        DAYS30,
        /** The calendar month that goes on. */
        MONTH,
        /** Whole days from one to another. */
        CUSTOM
    }

    /** @param first of CUSTOM alone, as {@code last} */
    static Period of(Pick pick, @Nullable LocalDate first, @Nullable LocalDate last, ZoneId zone, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        return switch (pick) {
            case DAY -> lastDay(zone, now);
            case WEEK -> days(today.minusDays(6), today, zone, now);
            case DAYS30 -> days(today.minusDays(29), today, zone, now);
            case MONTH -> month(YearMonth.from(today), zone, now);
            case CUSTOM -> custom(first, last, zone, now);
        };
    }

    static Period month(YearMonth month, ZoneId zone, Instant now) {
        var from = start(month.atDay(1), zone);
        var before = start(month.minusMonths(1).atDay(1), zone);
        return compared(from, start(month.plusMonths(1).atDay(1), zone), before, zone, now);
    }

    /** Where its hours or days begin. */
    List<Instant> steps() {
        return Stream.iterate(from.atZone(zone), it -> it.toInstant().isBefore(to), this::next)
                .map(ZonedDateTime::toInstant)
                .toList();
    }

    String step() {
        return hourly ? "hour" : "day";
    }

    private ZonedDateTime next(ZonedDateTime step) {
        return hourly ? step.plusHours(1) : step.toLocalDate().plusDays(1).atStartOfDay(zone);
    }

    private static Period lastDay(ZoneId zone, Instant now) {
        var to = now.atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(1);
        var from = to.minusHours(24).toInstant();
        return compared(from, to.toInstant(), from.minus(Duration.ofHours(24)), zone, now);
    }

    private static Period custom(@Nullable LocalDate first, @Nullable LocalDate last, ZoneId zone, Instant now) {
        if (first == null || last == null || last.isBefore(first)) {
            throw Problem.invalid("from", "A period of your own needs its first and its last day, in this order");
        }
        if (ChronoUnit.DAYS.between(first, last) >= LONGEST_DAYS || first.getYear() < 2000 || last.getYear() > 9000) {
            throw Problem.invalid("from", "A period has " + LONGEST_DAYS + " days at most");
        }
        return days(first, last, zone, now);
    }

    private static Period days(LocalDate first, LocalDate last, ZoneId zone, Instant now) {
        var before = first.minusDays(ChronoUnit.DAYS.between(first, last) + 1);
        return compared(start(first, zone), start(last.plusDays(1), zone), start(before, zone), zone, now);
    }

    private static Period compared(Instant from, Instant to, Instant before, ZoneId zone, Instant now) {
        var come = Duration.between(from, now.isBefore(to) ? now : to);
        var alike = before.plus(come.isNegative() ? Duration.ZERO : quarters(come));
        var hourly = Duration.between(from, to).toDays() < HOURLY_DAYS;
        return new Period(from, to, before, alike.isBefore(from) ? alike : from, zone, hourly);
    }

    private static Duration quarters(Duration time) {
        return QUARTER.multipliedBy(time.dividedBy(QUARTER));
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
