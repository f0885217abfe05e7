package candela.server.model.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.server.model.usage.Period.Pick;
import candela.server.platform.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final ZoneId SAIGON = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-03-31T18:20:00Z");

    @Test
    void aMonthBeginsWhereSomebodyLives() {
        var there = Period.of(Pick.MONTH, null, null, SAIGON, NOW);
        var here = Period.of(Pick.MONTH, null, null, ZoneId.of("UTC"), NOW);

        assertThat(there.from()).isEqualTo("2026-03-31T17:00:00Z");
        assertThat(there.to()).isEqualTo("2026-04-30T17:00:00Z");
        assertThat(here.from()).isEqualTo("2026-03-01T00:00:00Z");
    }

    @Test
    void aPeriodIsComparedWithAsMuchOfTheOneBefore() {
        var month = Period.of(Pick.MONTH, null, null, SAIGON, NOW);
        assertThat(month.beforeFrom()).isEqualTo("2026-02-28T17:00:00Z");
        assertThat(month.beforeTo()).isEqualTo("2026-02-28T18:15:00Z");

        var longer = Period.of(Pick.MONTH, null, null, ZoneId.of("UTC"), NOW);
        assertThat(longer.beforeTo()).as("February ends before").isEqualTo("2026-03-01T00:00:00Z");

        var week = Period.of(Pick.WEEK, null, null, ZoneId.of("UTC"), NOW);
        assertThat(week.from()).isEqualTo("2026-03-25T00:00:00Z");
        assertThat(week.beforeFrom()).isEqualTo("2026-03-18T00:00:00Z");
        assertThat(week.beforeTo()).isEqualTo("2026-03-24T18:15:00Z");
    }

    @Test
    void daysAreDaysWhereTheClocksAreChanged() {
        var change = LocalDate.of(2026, 3, 29);
        var period = Period.of(Pick.CUSTOM, change.minusDays(2), change, BERLIN, NOW);

        assertThat(Duration.between(period.from(), period.to())).isEqualTo(Duration.ofHours(71));
        assertThat(period.steps()).hasSize(3).first().isEqualTo(period.from());
        assertThat(Period.of(Pick.CUSTOM, change, change, BERLIN, NOW).steps()).hasSize(23);
        assertThat(Period.of(Pick.DAY, null, null, BERLIN, NOW).steps())
                .hasSize(24)
                .last()
                .isEqualTo(Instant.parse("2026-03-31T18:00:00Z"));
    }

    @Test
    void aPeriodOfOnesOwnHasAnOrderAndAnEnd() {
        var day = LocalDate.of(2026, 3, 1);
        assertThatThrownBy(() -> Period.of(Pick.CUSTOM, day, day.minusDays(1), BERLIN, NOW))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Period.of(Pick.CUSTOM, day, null, BERLIN, NOW)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Period.of(Pick.CUSTOM, day, day.plusDays(400), BERLIN, NOW))
                .isInstanceOf(Problem.class);
    }
}
