package candela.engine.ask;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A span of the calendar.
 *
 * @param from first day; null when open
 * @param to day after the last; null when open
 * @param unit year, quarter, month, week or day
 * @param relative whether it depends on today's date
 */
record Period(@Nullable LocalDate from, @Nullable LocalDate to, String unit, boolean relative) {

    static Period of(LocalDate from, LocalDate to, String unit) {
        return new Period(from, to, unit, false);
    }

    static Period year(int year) {
        return of(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), "year");
    }

    static Period month(int year, int month) {
        var first = LocalDate.of(year, month, 1);
        return of(first, first.plusMonths(1), "month");
    }

    static Period quarter(int year, int quarter) {
        var first = LocalDate.of(year, quarter * 3 - 2, 1);
        return of(first, first.plusMonths(3), "quarter");
    }

    static Period half(int year, int half) {
        var first = LocalDate.of(year, half * 6 - 5, 1);
        return of(first, first.plusMonths(6), "quarter");
    }

    static Period day(LocalDate day) {
        return of(day, day.plusDays(1), "day");
    }

    Period toRelative() {
        return new Period(from, to, unit, true);
    }

    boolean isWholeYear() {
        return from != null && from.getDayOfYear() == 1 && from.plusYears(1).equals(to);
    }
}
