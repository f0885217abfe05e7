package candela.server.model.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ForecastTest {

    /** A Wednesday; the month has 30 days. */
    private static final LocalDate TODAY = LocalDate.of(2026, 4, 15);

    @Test
    void daysThatAlwaysCostTheSameEndTheMonthAtThatSumWithoutARange() {
        var forecast = Forecast.of(costs(28, it -> "2"), TODAY);

        assertThat(forecast.soFar()).isEqualByComparingTo("30");
        assertThat(forecast.expected()).isEqualByComparingTo("60");
        assertThat(forecast.low()).isEqualByComparingTo("60");
        assertThat(forecast.high()).isEqualByComparingTo("60");
        assertThat(forecast.days()).isEqualTo(28);
    }

    @Test
    void weekendsAreReckonedAsWeekends() {
        var forecast = Forecast.of(costs(28, it -> isWeekend(it) ? "0" : "10"), TODAY);

        // From the 16th to the 30th of April 2026 there are 11 working days and two weekends.
        assertThat(forecast.expected()).isEqualByComparingTo(forecast.soFar().add(new BigDecimal("110")));
    }

    @Test
    void whatTodayAlreadyCostIsNotReckonedTwiceAndMoreThanUsualIsKept() {
        var quiet = costs(28, it -> it.equals(TODAY) ? "0.5" : "2");
        var busy = costs(28, it -> it.equals(TODAY) ? "9" : "2");

        assertThat(Forecast.of(quiet, TODAY).expected()).isEqualByComparingTo("60");
        assertThat(Forecast.of(busy, TODAY).expected()).isEqualByComparingTo("67");
    }

    @Test
    void daysThatStrayGiveARangeThatHoldsTheExpectation() {
        var forecast =
                Forecast.of(costs(28, it -> it.equals(TODAY) ? "2" : it.toEpochDay() / 7 % 2 == 0 ? "1" : "3"), TODAY);

        // Each day strays by 1 from its mean, and 16 days are left: 1.2816 times the root of 16.
        assertThat(forecast.expected()).isEqualByComparingTo(forecast.soFar().add(new BigDecimal("30")));
        assertThat(forecast.high()).isEqualByComparingTo(forecast.soFar().add(new BigDecimal("35.1264")));
        assertThat(forecast.low()).isEqualByComparingTo(forecast.soFar().add(new BigDecimal("24.8736")));
    }

    @Test
    void belowTwoWeeksAllDaysCountAlikeAndBeforeTheFirstCallNoneDoes() {
        var forecast = Forecast.of(costs(3, it -> "4"), TODAY);

        assertThat(forecast.days()).isEqualTo(3);
        assertThat(forecast.expected()).isEqualByComparingTo("76");
    }

    @Test
    void withoutAWholeDayThereIsNoForecast() {
        var forecast = Forecast.of(Map.of(TODAY, BigDecimal.ONE), TODAY);

        assertThat(forecast.soFar()).isEqualByComparingTo("1");
        assertThat(forecast.expected()).isNull();
        assertThat(forecast.high()).isNull();
    }

    private static Map<LocalDate, BigDecimal> costs(int daysBack, Function<LocalDate, String> cost) {
        return TODAY.minusDays(daysBack)
                .datesUntil(TODAY.plusDays(1))
                .collect(Collectors.toMap(Function.identity(), it -> new BigDecimal(cost.apply(it))));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
