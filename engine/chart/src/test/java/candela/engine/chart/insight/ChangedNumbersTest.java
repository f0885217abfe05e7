package candela.engine.chart.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** True sentences about random results pass; with a number changed by more than its rounding they never do. */
class ChangedNumbersTest {

    private static final int RESULTS = 60;
    private static final MathContext PRECISE = new MathContext(20);
    private static final List<String> NAMES = List.of(
            "Anna", "Bruno", "Clara", "Dong Nai", "Emil & Co", "Frida", "Gia Lai", "Hugo", "Ines", "Jonas", "Kira");

    /** A sentence with a place for its number. */
    private record Said(String pattern, BigDecimal value, int decimals) {}

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi"})
    void whatIsTruePassesAndWhatIsNotNever(String language) {
        var locale = Locale.forLanguageTag(language);
        var random = new Random(20_261_126);
        for (var round = 0; round < RESULTS; round++) {
            var values = values(random);
            var check = new FactCheck(evidence(values), locale);
            for (var it : language.equals("en") ? english(values) : vietnamese(values)) {
                var right = shown(it, it.value(), locale);
                assertThat(check.check(right).isSupported())
                        .as("%s of %s", right, values)
                        .isTrue();
                for (var wrong : changed(it, random)) {
                    var text = shown(it, wrong, locale);
                    assertThat(check.check(text).isSupported())
                            .as("%s of %s", text, values)
                            .isFalse();
                }
            }
        }
    }

    private static List<BigDecimal> values(Random random) {
        return IntStream.range(0, 4 + random.nextInt(7))
                .mapToObj(it -> new BigDecimal(10_000 + random.nextInt(9_000_000)).movePointLeft(random.nextInt(3)))
                .toList();
    }

    private static Evidence evidence(List<BigDecimal> values) {
        var lines = new ArrayList<>(List.of("person:text,amount:decimal"));
        IntStream.range(0, values.size())
                .forEach(it -> lines.add(NAMES.get(it) + "," + values.get(it).toPlainString()));
        return Samples.of(lines, "");
    }

    private static List<Said> english(List<BigDecimal> all) {
        return List.of(
                new Said("Anna has an amount of %s.", all.getFirst(), 2),
                new Said("The amount of Bruno is %s.", all.get(1), 0),
                new Said("The total amount is %s.", sum(all), 1),
                new Said("On average, the amount is %s.", sum(all).divide(count(all), PRECISE), 2),
                new Said(
                        "The largest amount is %s.",
                        all.stream().max(Comparator.naturalOrder()).orElseThrow(), 2),
                new Said(
                        "The smallest amount is %s.",
                        all.stream().min(Comparator.naturalOrder()).orElseThrow(), 2),
                new Said("Clara accounts for %s %% of the total.", percent(all.get(2), sum(all)), 1),
                new Said("Anna and Bruno together have %s.", all.getFirst().add(all.get(1)), 2),
                new Said(
                        "The difference between Anna and Clara is %s.",
                        all.getFirst().subtract(all.get(2)).abs(), 2),
                new Said(
                        "Anna's amount is %s times that of Bruno.",
                        all.getFirst().divide(all.get(1), PRECISE), 2),
                new Said("There are %s rows.", count(all), 0));
    }

    private static List<Said> vietnamese(List<BigDecimal> all) {
        return List.of(
                new Said("Anna đạt %s.", all.getFirst(), 2),
                new Said("Tổng cộng là %s.", sum(all), 1),
                new Said("Trung bình là %s.", sum(all).divide(count(all), PRECISE), 2),
                new Said(
                        "Giá trị lớn nhất là %s.",
                        all.stream().max(Comparator.naturalOrder()).orElseThrow(), 2),
                new Said("Clara chiếm %s %% tổng số.", percent(all.get(2), sum(all)), 1),
                new Said(
                        "Chênh lệch giữa Anna và Clara là %s.",
                        all.getFirst().subtract(all.get(2)).abs(), 2),
                new Said("Có %s dòng.", count(all), 0));
    }

    /** By the least that is more than rounding, by a digit, by an order of magnitude, and at random. */
    private static List<BigDecimal> changed(Said said, Random random) {
        var unit = BigDecimal.ONE.movePointLeft(said.decimals());
        var shown = said.value().setScale(said.decimals(), RoundingMode.HALF_UP);
        return List.of(
                shown.add(unit.add(unit)),
                shown.compareTo(unit.movePointRight(1)) < 0
                        ? shown.add(BigDecimal.TEN)
                        : shown.subtract(unit.add(unit)),
                shown.movePointRight(1).add(BigDecimal.ONE),
                shown.add(unit.multiply(BigDecimal.valueOf(3 + random.nextInt(5_000)))));
    }

    private static String shown(Said said, BigDecimal value, Locale locale) {
        var format = new DecimalFormat(
                "#,##0" + (said.decimals() == 0 ? "" : "." + "0".repeat(said.decimals())),
                DecimalFormatSymbols.getInstance(locale));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return said.pattern().formatted(format.format(value));
    }

    private static BigDecimal sum(List<BigDecimal> all) {
        return all.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal count(List<BigDecimal> all) {
        return BigDecimal.valueOf(all.size());
    }

    private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(BigDecimal.valueOf(100)).divide(whole, PRECISE);
    }
}
