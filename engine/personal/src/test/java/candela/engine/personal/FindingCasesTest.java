package candela.engine.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each column of {@code cases.txt} and, in the line below it, what is said of it. */
class FindingCasesTest {

    @TestFactory
    Stream<DynamicTest> columns() {
        var lines = Cases.lines("cases.txt");
        return Stream.iterate(0, it -> it < lines.size(), it -> it + 2)
                .map(it -> DynamicTest.dynamicTest(
                        lines.get(it),
                        () -> assertThat(told(lines.get(it)))
                                .isEqualTo(lines.get(it + 1).strip())));
    }

    private static String told(String column) {
        return Cases.find(column)
                .map(it -> String.format(Locale.ROOT, "%s %.2f: %s", it.label(), it.score(), it.reason()))
                .orElse("nothing");
    }
}
