package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

/** Readings tried on the data before one of them is the answer. */
class TrialsTest {
    private static final List<Interpretation> READINGS =
            Fixture.of("school").parser().readings("names of teachers in Physics");

    private static Interpretation reading(String sql, double confidence) {
        var like = READINGS.getFirst();
        return new Interpretation(sql, like.reading(), List.of(), List.of(), "Shows " + sql, confidence, List.of());
    }

    private static List<String> sql(List<Interpretation> readings) {
        return readings.stream().map(Interpretation::sql).toList();
    }

    @Test
    void aReadingThatFindsNothingGivesWayToOneAboutAsLikely() {
        var tried =
                Trials.tried(List.of(reading("a", 0.6), reading("b", 0.5), reading("c", 0.4)), it -> it.equals("c"));
        assertThat(sql(tried)).containsExactly("c", "a", "b");
        assertThat(tried.getFirst().assumptions()).singleElement().asString().contains("Shows a");
    }

    @Test
    void itKeepsItsPlaceWhenTheOthersAreFarLessLikely() {
        var tried = Trials.tried(List.of(reading("a", 0.9), reading("b", 0.2)), it -> it.equals("b"));
        assertThat(sql(tried)).containsExactly("a", "b");
        assertThat(tried.getFirst().assumptions()).isEmpty();
    }

    @Test
    void nothingIsRunWhereNoOtherReadingIsNear() {
        var run = new ArrayList<String>();
        Trials.tried(List.of(reading("a", 0.9), reading("b", 0.2)), it -> run.add(it));
        assertThat(run).isEmpty();
    }

    @Test
    void whenNoneFindsAnythingTheLikeliestStays() {
        var tried = Trials.tried(List.of(reading("a", 0.6), reading("b", 0.5)), it -> false);
        assertThat(sql(tried)).containsExactly("a", "b");
    }

    @Test
    void theAnswerToAQuestionIsTried() {
        var parser = Fixture.of("school").parser();
        var question = "which teacher has the most courses";
        var untried = ((Answer.Understood) parser.ask(question)).best();

        var tried = (Answer.Understood) parser.ask(question, Reading.NONE, it -> !it.equals(untried.sql()));

        assertThat(tried.best().sql()).isNotEqualTo(untried.sql());
        assertThat(tried.best().assumptions()).anyMatch(it -> it.contains(untried.sentence()));
        assertThat(tried.alternatives()).contains(untried);
        assertThat(parser.ask(question, Reading.NONE, it -> true)).isEqualTo(parser.ask(question));
    }

    /** A trial in which some statements are known to give the same rows. */
    private record Agreeing(BiPredicate<String, String> alike) implements Trial {
        @Override
        public boolean finds(String sql) {
            return true;
        }

        @Override
        public boolean agree(String one, String other) {
            return alike.test(one, other);
        }
    }

    private static Answer.Clarification asked() {
        var options = List.of(option("country"), option("city"));
        return new Answer.Clarification("What does \"Singapore\" mean?", options);
    }

    private static Answer.Option option(String label) {
        return new Answer.Option(label, "", reading(label, 0.8), "Singapore", "");
    }

    @Test
    void nothingIsAskedBackWhenAllAnswersFindTheSame() {
        var settled = (Answer.Understood) Trials.settled(asked(), new Agreeing((one, other) -> true));
        assertThat(settled.best().sql()).isEqualTo("country");
        assertThat(settled.best().assumptions())
                .singleElement()
                .asString()
                .contains("Singapore", "country", "city", "same rows");
        assertThat(sql(settled.alternatives())).containsExactly("city");
    }

    @Test
    void itIsAskedBackWhenTheAnswersDiffer() {
        assertThat(Trials.settled(asked(), new Agreeing((one, other) -> false))).isEqualTo(asked());
        assertThat(Trials.settled(asked(), Trial.NONE)).isEqualTo(asked());
    }

    @Test
    void aQuestionBackIsSettledByTheDataOnlyWhereItAgrees() {
        var parser = Fixture.of("works").parser();
        var question = "average length of stay";
        assertThat(parser.ask(question)).isInstanceOf(Answer.Clarification.class);
        assertThat(parser.ask(question, Reading.NONE, new Agreeing((one, other) -> true)))
                .isInstanceOf(Answer.Understood.class);
    }
}
