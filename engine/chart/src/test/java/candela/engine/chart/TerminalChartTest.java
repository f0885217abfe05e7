package candela.engine.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalChartTest {

    @Test
    void barsAreAlignedAndInProportion() {
        assertThat(drawn(Sample.of("region:text,revenue:decimal", "Europe,1000", "Đông Á 東亜,500", "Africa,250"), 40))
                .isEqualTo("""
                Europe      ███████████████████████  1K
                Đông Á 東亜 ███████████▌            500
                Africa      █████▊                  250""");
    }

    @Test
    void barsBelowZeroGoTheOtherWay() {
        assertThat(drawn(Sample.of("region:text,change:decimal", "Europe,20", "Asia,-10"), 40))
                .isEqualTo("""
                Europe           ██████████████████  20
                Asia    █████████                   -10""");
    }

    @Test
    void aLineIsASparkline() {
        assertThat(drawn(
                        Sample.of(
                                "month:date,revenue:decimal",
                                "2024-01-01,100",
                                "2024-02-01,250",
                                "2024-03-01,null",
                                "2024-04-01,180"),
                        60))
                .isEqualTo("""
                revenue ▁█ ▅ 100 → 180
                        2024-01 … 2024-04""");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        var sample = Sample.generated(
                "product:text,revenue:decimal",
                60,
                it -> "A product with quite a long name 製品 " + it + "," + it * 1000);

        assertThat(drawn(sample, 50).lines())
                .hasSize(21)
                .allSatisfy(it -> assertThat(DisplayWidth.of(it)).isLessThanOrEqualTo(50));
        assertThat(drawn(sample, 50)).endsWith("… 30 more");
    }

    @Test
    void nothingIsDrawnWhereNothingFits() {
        assertThat(drawn(Sample.of("n:integer", "3"), 80)).isEmpty();
        assertThat(drawn(Sample.of("name:text,city:text", "Anna,Bonn", "Bao,Hue"), 80))
                .isEmpty();
        assertThat(drawn(Sample.of("region:text,revenue:decimal", "Europe,1000", "Asia,500"), 20))
                .isEmpty();
    }

    @Test
    void numbersAreShort() {
        assertThat(List.of(0d, 7d, 12.5, 999.999, 1234d, 45_678d, 1_234_567d, -2_500_000_000d, 0.01234, 1e20))
                .extracting(Numbers::compact)
                .containsExactly("0", "7", "12.5", "1K", "1.23K", "45.7K", "1.23M", "-2.5B", "0.0123", "1.00e+20");
    }

    private static String drawn(Sample sample, int width) {
        return Charts.terminal(
                Charts.choose(sample.columns(), sample.rows(), ""), sample.columns(), sample.rows(), width);
    }
}
