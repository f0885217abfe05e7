package candela.engine.ask;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.ask.Answer.Option;
import candela.engine.ask.Weighed.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is right, the parser or a model: the rules one by one. */
class WeighedTest {
    private static final Reading LIKE = Fixture.of("school")
            .parser()
            .readings("names of teachers")
            .getFirst()
            .reading();

    /** Statements find the same when they begin alike. */
    private static final Trial TRIAL = new Trial() {
        @Override
        public boolean finds(String sql) {
            return true;
        }

        @Override
        public boolean same(String one, String other) {
            return one.charAt(0) == other.charAt(0);
        }
    };

    private static Interpretation reading(String sql, double confidence, TermUse... terms) {
        return new Interpretation(sql, LIKE, List.of(), List.of(), "Shows " + sql, confidence, List.of(terms));
    }

    private static final Interpretation PROPOSED = reading("b by the model", 0);

    private static Answer.Understood answer(Weighed weighed) {
        return (Answer.Understood) weighed.answer();
    }

    private static Weighed understood(Interpretation best, Interpretation... others) {
        return Weighed.of(new Answer.Understood(best, List.of(others)), PROPOSED, TRIAL);
    }

    @Test
    void aReadingThatTheModelAgreesWithIsSurerAndStaysTheAnswer() {
        var weighed = understood(reading("b", 0.6), reading("c", 0.3));
        assertThat(weighed.role()).isEqualTo(Role.AGREED);
        assertThat(answer(weighed).best().sql()).isEqualTo("b");
        assertThat(answer(weighed).best().confidence()).isEqualTo(0.8);
    }

    @Test
    void theSameTextAgreesWithoutATrial() {
        var weighed = Weighed.of(
                new Answer.Understood(reading("SELECT  1", 0.6), List.of()), reading("SELECT\n1", 0), Trial.NONE);
        assertThat(weighed.role()).isEqualTo(Role.AGREED);
    }

    @Test
    void anotherReadingThatTheModelAgreesWithIsTakenUnlessTheBestIsSure() {
        var taken = understood(reading("a", 0.6), reading("b", 0.3));
        assertThat(taken.role()).isEqualTo(Role.CHOSE);
        assertThat(answer(taken).best().sql()).isEqualTo("b");
        assertThat(answer(taken).best().assumptions())
                .singleElement()
                .asString()
                .contains("Shows a");
        assertThat(answer(taken).alternatives()).extracting(Interpretation::sql).containsExactly("a");

        var kept = understood(reading("a", 0.9), reading("c", 0.3), reading("b", 0.2));
        assertThat(kept.role()).isEqualTo(Role.OVERRULED);
        assertThat(answer(kept).best().sql()).isEqualTo("a");
        assertThat(answer(kept).alternatives()).extracting(Interpretation::sql).containsExactly("b", "c");
    }

    @Test
    void whatPeopleTaughtBeatsAModelThatSaysOtherwise() {
        var taught = reading("a", 0.5, new TermUse("1", Term.Kind.SYNONYM, "x", "x is y"));
        var weighed = understood(taught);
        assertThat(weighed.role()).isEqualTo(Role.OVERRULED);
        assertThat(answer(weighed).best()).isEqualTo(taught);
        assertThat(answer(weighed).alternatives())
                .extracting(Interpretation::sql)
                .containsExactly("b by the model");
    }

    @Test
    void anUnsureReadingGivesWayToTheModelAndIsOffered() {
        var weighed = understood(reading("a", 0.6), reading("c", 0.3));
        assertThat(weighed.role()).isEqualTo(Role.WROTE);
        assertThat(answer(weighed).best().sql()).isEqualTo("b by the model");
        assertThat(answer(weighed).best().confidence()).isEqualTo(0.5);
        assertThat(answer(weighed).best().assumptions())
                .singleElement()
                .asString()
                .contains("language model wrote");
        assertThat(answer(weighed).alternatives())
                .extracting(Interpretation::sql)
                .containsExactly("a", "c");
    }

    @Test
    void whatIsAskedBackIsTakenOpenlyWhereTheModelAgreesWithOneAnswer() {
        var asked = new Answer.Clarification("which?", List.of(option("a"), option("b")));
        var weighed = Weighed.of(asked, PROPOSED, TRIAL);
        assertThat(weighed.role()).isEqualTo(Role.CHOSE);
        assertThat(answer(weighed).best().sql()).isEqualTo("b");
        assertThat(answer(weighed).best().assumptions())
                .containsExactly("\"words\" may mean label a and label b; a language model takes it for label b.");
        assertThat(answer(weighed).alternatives())
                .extracting(Interpretation::sql)
                .containsExactly("a");
    }

    @Test
    void itIsStillAskedWhereSeveralAnswersFindWhatTheModelFinds() {
        var asked = new Answer.Clarification("which?", List.of(option("a"), option("b1"), option("b2")));
        var weighed = Weighed.of(asked, PROPOSED, TRIAL);
        assertThat(weighed.answer()).isEqualTo(asked);
    }

    @Test
    void whereTheParserHasNoAnswerTheModelsIsMarked() {
        var refused = Weighed.of(new Answer.Refusal("no", List.of("zorg")), PROPOSED, TRIAL);
        assertThat(refused.role()).isEqualTo(Role.WROTE);
        assertThat(answer(refused).best().confidence()).isEqualTo(0.4);

        var asked = Weighed.of(new Answer.Clarification("which?", List.of(option("a"), option("c"))), PROPOSED, TRIAL);
        assertThat(asked.role()).isEqualTo(Role.WROTE);
        assertThat(answer(asked).alternatives()).extracting(Interpretation::sql).containsExactly("a", "c");
    }

    private static Option option(String sql) {
        return new Option("label " + sql, "", reading(sql, 0.5), "words", "");
    }
}
