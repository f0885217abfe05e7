package candela.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import candela.engine.sql.Verdict.Allowed;
import candela.engine.sql.Verdict.Refused;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the guard to its collection of good and hostile statements. */
class GuardCasesTest {
    static Stream<Cases.Case> allowed() {
        return Cases.of("allowed");
    }

    static Stream<Cases.Case> refused() {
        return Cases.of("refused");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allowed")
    void aStatementThatOnlyReadsMayRun(Cases.Case good) {
        Verdict verdict = new Guard(good.dialect(), Shop.schema(good.dialect())).check(good.sql());
        assertInstanceOf(Allowed.class, verdict, verdict::toString);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allowed")
    void whatMayRunIsAllowedAgainAsItRuns(Cases.Case good) {
        var guard = new Guard(good.dialect(), Shop.schema(good.dialect()));
        var first = assertInstanceOf(Allowed.class, guard.check(good.sql()));
        var second = assertInstanceOf(Allowed.class, guard.check(first.sql()));
        assertThat(second.sql()).isEqualTo(first.sql());
        assertThat(second.tables()).isEqualTo(first.tables());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aHostileStatementIsRefusedByItsRule(Cases.Case hostile) {
        Verdict verdict = new Guard(hostile.dialect(), Shop.schema(hostile.dialect())).check(hostile.sql());
        var refused = assertInstanceOf(Refused.class, verdict, verdict::toString);
        String rule = hostile.sql().lines().findFirst().orElseThrow().replace("-- rule: ", "");
        assertThat(refused.rule()).as(refused.toString()).isEqualTo(rule);
        assertThat(refused.message()).as("says the way out").matches("(?s).+[.:?].*");
        assertThat(refused.line())
                .as("place of " + refused)
                .isBetween(1, (int) hostile.sql().lines().count() + 1);
    }

    @Test
    void theCollectionsAreLargeEnoughToMeanSomething() {
        assertThat(Cases.of("allowed").map(Cases.Case::file).distinct()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(Cases.of("refused").map(Cases.Case::file).distinct()).hasSizeGreaterThanOrEqualTo(60);
    }
}
