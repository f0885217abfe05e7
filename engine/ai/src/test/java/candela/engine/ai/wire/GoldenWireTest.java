package candela.engine.ai.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is sent for each request, and what the client gets for each answer: one file for each, by provider. */
class GoldenWireTest {

    @TestFactory
    Stream<DynamicTest> everyExchangeBecomesWhatItsFileSays() {
        return Golden.all().stream()
                .map(it -> DynamicTest.dynamicTest(
                        Golden.ROOT.relativize(it.file()).toString(), () -> check(it)));
    }

    private static void check(Golden golden) throws Exception {
        var actual = golden.actual();
        if (Boolean.getBoolean("update")) {
            golden.update(actual);
        } else {
            assertThat(actual).isEqualTo(golden.expected());
        }
    }

    @Test
    void thereAreEnoughCases() {
        assertThat(Golden.all()).hasSizeGreaterThan(10);
    }
}
