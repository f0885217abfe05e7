package candela.engine.chart.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Texts about results that say on each what it bears out. */
class GoldenTest {

    /** @param fault the part that must be found wanting; empty where the text is true */
    private record Case(Evidence evidence, Locale locale, String text, String fault) {

        void check() {
            var checked = new FactCheck(evidence, locale).check(text);
            var wrong = checked.claims().stream()
                    .filter(it -> !it.isSupported())
                    .map(Claim::text)
                    .toList();
            if (fault.isEmpty()) {
                assertThat(wrong).as(text).isEmpty();
                assertThat(checked.claims()).as(text).isNotEmpty();
            } else {
                assertThat(wrong).as(text).anyMatch(it -> it.contains(fault));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTextIsJudgedAsAPersonWould() {
        return cases().stream().map(it -> DynamicTest.dynamicTest(it.text(), it::check));
    }

    @Test
    void thereAreManyOfBothKinds() {
        assertThat(cases()).filteredOn(it -> it.fault().isEmpty()).hasSizeGreaterThan(45);
        assertThat(cases()).filteredOn(it -> !it.fault().isEmpty()).hasSizeGreaterThan(45);
    }

    static List<String> lines() {
        try (var in = Objects.requireNonNull(GoldenTest.class.getResourceAsStream("golden.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Case> cases() {
        var cases = new ArrayList<Case>();
        var sample = new ArrayList<String>();
        var question = "";
        for (var line : lines()) {
            switch (line.isEmpty() ? '#' : line.charAt(0)) {
                case '#' -> {}
                case '=' -> {
                    sample.clear();
                    sample.add(line.substring(1).strip());
                }
                case '?' -> question = line.substring(1).strip();
                case '+', '-' -> cases.add(read(Samples.of(sample, question), line));
                default -> sample.add(line);
            }
        }
        return cases;
    }

    private static Case read(Evidence evidence, String line) {
        var parts = line.substring("+ en ".length()).split(" << ", 2);
        var locale = Locale.forLanguageTag(line.substring(2, 4));
        return new Case(evidence, locale, parts[0], line.charAt(0) == '+' ? "" : parts[1]);
    }
}
