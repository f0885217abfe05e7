package candela.server.model.usage;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the month will have cost at its end: what it has cost so far, and for each day that is left the mean of the same
 * weekdays of the last four weeks. The range is where four of five months would end if days went on to stray from their
 * means as they did.
 *
 * @param soFar USD, as all of them
 * @param expected null where there is not a whole day yet to go by, as {@code low} and {@code high}
 * @param days how many whole days it goes by
 */
public record Forecast(
        YearMonth month,
        BigDecimal soFar,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        int days) {

    static final int WEEKS = 4;
    private static final int LOOKS_BACK = WEEKS * 7;
    private static final int NEEDED_FOR_WEEKDAYS = 14;
    /** How many standard deviations to either side hold four fifths of a normal distribution. */
    private static final double FOUR_FIFTHS = 1.2816;

    /** @param costs what each day cost, from four weeks before today on and from the month's start on */
    static Forecast of(Map<LocalDate, BigDecimal> costs, LocalDate today) {
        var month = YearMonth.from(today);
        var soFar = costs.entrySet().stream()
                .filter(it -> YearMonth.from(it.getKey()).equals(month))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var past = past(costs, today);
        if (past.isEmpty()) {
            return new Forecast(month, soFar, null, null, null, 0);
        }
        return of(month, soFar, past, costs.getOrDefault(today, BigDecimal.ZERO).doubleValue(), today);
    }

    private static Forecast of(YearMonth month, BigDecimal soFar, List<Day> past, double spentToday, LocalDate today) {
        var means = means(past);
        var restOfToday = Math.max(0, mean(means, today) - spentToday);
        var ahead = today.plusDays(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .mapToDouble(it -> mean(means, it))
                .sum();
        var daysAhead = month.lengthOfMonth() - today.getDayOfMonth() + 1;
        var strays = past.stream()
                .mapToDouble(it -> Math.pow(it.cost - mean(means, it.date), 2))
                .sum();
        var spread = FOUR_FIFTHS * Math.sqrt(strays / past.size() * daysAhead);
        var further = restOfToday + ahead;
        return new Forecast(
                month,
                soFar,
                plus(soFar, further),
                plus(soFar, Math.max(0, further - spread)),
                plus(soFar, further + spread),
                past.size());
    }

    private record Day(LocalDate date, double cost) {}

    /** The whole days of the last four weeks from the first that cost anything: before it nobody was there yet. */
    private static List<Day> past(Map<LocalDate, BigDecimal> costs, LocalDate today) {
        return Stream.iterate(today.minusDays(LOOKS_BACK), it -> it.isBefore(today), it -> it.plusDays(1))
                .dropWhile(it -> !costs.containsKey(it))
                .map(it -> new Day(it, costs.getOrDefault(it, BigDecimal.ZERO).doubleValue()))
                .toList();
    }

    /** Below two weeks a weekday was there once at most: all days count alike. */
    private static Map<DayOfWeek, Double> means(List<Day> past) {
        var means = new EnumMap<DayOfWeek, Double>(DayOfWeek.class);
        for (var weekday : DayOfWeek.values()) {
            var alike = past.stream()
                    .filter(it -> past.size() < NEEDED_FOR_WEEKDAYS || it.date.getDayOfWeek() == weekday)
                    .mapToDouble(Day::cost);
            means.put(weekday, alike.average().orElse(0));
        }
        return means;
    }

    private static double mean(Map<DayOfWeek, Double> means, LocalDate day) {
        return means.getOrDefault(day.getDayOfWeek(), 0.0);
    }

    private static BigDecimal plus(BigDecimal soFar, double further) {
        return soFar.add(new BigDecimal(further, MathContext.DECIMAL64)).setScale(6, RoundingMode.HALF_UP);
    }
}
