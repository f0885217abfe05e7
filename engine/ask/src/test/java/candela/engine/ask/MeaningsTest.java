package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Dialect;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Words that only mean the same as names of the schema. */
class MeaningsTest {
    private static final String QUESTION = "average salary of educators";

    private static Interpretation best(Parser parser) {
        return ((Answer.Understood) parser.ask(QUESTION)).best();
    }

    @Test
    void theAnswerSaysWhatTheWordsWereTakenFor() {
        var best = best(Fixture.of("school").parser());
        assertThat(best.assumptions()).anyMatch(it -> it.contains("educators") && it.contains("teachers"));
    }

    @Test
    void theAnswerIsLessSureThanWithTheNamesThemselves() {
        var named = (Answer.Understood) Fixture.of("school").parser().ask("average salary of teachers");
        assertThat(best(Fixture.of("school").parser()).sql())
                .isEqualTo(named.best().sql());
        assertThat(best(Fixture.of("school").parser()).confidence())
                .isLessThan(named.best().confidence() - 0.2);
    }

    @Test
    void withoutMeaningsTheWordsAreUnknown() {
        var school = Fixture.of("school");
        var parser = Parser.of(school.schema(), Dialect.DUCKDB, school.values(), Vocabulary.EMPTY, Fixture.CLOCK);
        assertThat(parser.ask(QUESTION)).isInstanceOf(Answer.Refusal.class);
    }

    @Test
    void aQuestionOfKnownWordsNeedsNoMeanings() {
        var school = Fixture.of("school");
        Set<String> asked = ConcurrentHashMap.newKeySet();
        Meanings recording = phrase -> {
            asked.add(phrase);
            return new float[0];
        };
        var parser = Parser.of(school.schema(), Dialect.DUCKDB, school.values(), recording, Fixture.CLOCK);
        assertThat(parser.ask("average salary of teachers")).isInstanceOf(Answer.Understood.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void manyThreadsGetTheSameAnswer() {
        var parser = Fixture.of("school").parser();
        var answers = IntStream.range(0, 32)
                .parallel()
                .mapToObj(it -> parser.ask(QUESTION))
                .toList();
        assertThat(Set.copyOf(answers)).isEqualTo(Set.copyOf(List.of(answers.getFirst())));
    }
}
