package candela.engine.chart;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.chart.ChartSpec.Type;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

class ChoiceTest {

    private static final Sample REGIONS = Sample.of("region:text,revenue:decimal", "Europe,10", "Asia,12");

    @TestFactory
    List<DynamicTest> theChartFitsTheResult() throws IOException {
        try (var file = ChoiceTest.class.getResourceAsStream("/choices.txt")) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.replaceFirst("#.*\n", "").split("\n\n"))
                    .map(ChoiceTest::choice)
                    .toList();
        }
    }

    private static DynamicTest choice(String written) {
        var lines = written.strip().lines().toList();
        var sample = Sample.of(lines.get(1), lines.subList(2, lines.size() - 1).toArray(String[]::new));
        return DynamicTest.dynamicTest(lines.getFirst(), () -> {
            var spec = Charts.choose(sample.columns(), sample.rows(), "");
            assertThat("=> " + said(spec)).isEqualTo(lines.getLast());
            assertThat(Charts.problems(spec, sample.columns())).isEmpty();
            assertThat(Charts.possible(sample.columns(), sample.rows()))
                    .startsWith(spec.type())
                    .contains(Type.TABLE);
        });
    }

    private static String said(ChartSpec spec) {
        return (spec.type().code() + " " + spec.x() + " / " + String.join(" ", spec.y())
                        + (spec.series() == null ? "" : " / " + spec.series())
                        + (spec.horizontal() ? " horizontal" : "")
                        + (spec.stacked() ? " stacked" : ""))
                .stripTrailing();
    }

    @Test
    void theSwitchOffersWhatMakesSense() {
        assertThat(Charts.possible(REGIONS.columns(), REGIONS.rows()))
                .containsExactly(Type.BAR, Type.TABLE, Type.LINE, Type.AREA, Type.PIE, Type.DOUGHNUT);
        assertThat(Charts.as(Type.PIE, REGIONS.columns(), REGIONS.rows(), "t").x())
                .isEqualTo("region");
        assertThat(Charts.as(Type.SCATTER, REGIONS.columns(), REGIONS.rows(), "t")
                        .type())
                .isEqualTo(Type.TABLE);
    }

    @Test
    void aSpecificationIsWrittenAsJsonAndReadAgain() {
        var json = JsonMapper.shared();
        var spec = Charts.choose(REGIONS.columns(), REGIONS.rows(), "By region");

        assertThat(json.writeValueAsString(spec)).contains("\"type\":\"bar\"");
        assertThat(json.readValue(json.writeValueAsString(spec), ChartSpec.class))
                .isEqualTo(spec);
    }

    @Test
    void aLongTitleIsCutSoThatTheChoiceIsAlwaysValid() {
        var spec = Charts.choose(REGIONS.columns(), REGIONS.rows(), "word ".repeat(100));

        assertThat(spec.title()).endsWith("…");
        assertThat(Charts.problems(spec, REGIONS.columns())).isEmpty();
    }

    @Test
    void aWrongSpecificationIsToldInWords() {
        var wrong = new ChartSpec(Type.BAR, "town", List.of("region"), "region", "", false, false);

        assertThat(Charts.problems(wrong, REGIONS.columns()))
                .containsExactlyInAnyOrder(
                        "The column region holds no numbers: choose a number to measure.",
                        "The result has no column town.");
        assertThat(problems(Type.PIE, "region", List.of("revenue"), "region"))
                .containsExactly("A pie chart has no series: leave it out.");
        assertThat(problems(Type.LINE, "region", List.of(), null))
                .containsExactly("Name at least one column to measure (y).");
        assertThat(problems(Type.SCATTER, "region", List.of("revenue"), null)).hasSize(1);
        assertThat(problems(Type.BAR, "", List.of("revenue"), null))
                .containsExactly("The result has no column for the axis (x).");
    }

    private static List<String> problems(
            Type type, String x, List<String> y, @org.jspecify.annotations.Nullable String series) {
        return Charts.problems(new ChartSpec(type, x, y, series, "", false, false), REGIONS.columns());
    }
}
