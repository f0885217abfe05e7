package candela.server.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.evaluation.GoldenQuestion.Place;
import candela.server.knowledge.evaluation.GoldenQuestion.Places;
import candela.server.knowledge.evaluation.GoldenQuestion.QuestionId;
import candela.server.knowledge.retrieval.Found;
import candela.server.knowledge.retrieval.Found.Nearness;
import candela.server.platform.Actor.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgeTest {

    private static final UUID RULES = new UUID(0, 1);
    private static final UUID BOATS = new UUID(0, 2);

    @Test
    void aPassageCountsWhereItOverlapsThePlaceAndNoneCountsTwice() {
        var question = question(List.of(new Place(RULES, 100, 200)), List.of());

        assertThat(Judge.gains(
                        question,
                        List.of(
                                found(BOATS, 100, 200, ""),
                                found(RULES, 0, 100, ""),
                                found(RULES, 150, 400, ""),
                                found(RULES, 180, 500, ""))))
                .containsExactly(0, 0, 1, 0);
    }

    @Test
    void withoutAPlaceThePassageCountsThatSaysTheFact() {
        var question = question(List.of(), List.of("Đà Nẵng", "30 days"));

        assertThat(Judge.gains(question, List.of(found(RULES, 0, 1, "In da nang."), found(BOATS, 0, 1, "30 Days!"))))
                .containsExactly(1, 1);
        assertThat(Judge.expected(question)).isEqualTo(2);
    }

    @Test
    void aFactIsSaidAsWholeWordsOnly() {
        assertThat(Judge.says("There are 130 days.", "30 days")).isFalse();
        assertThat(Judge.says("There are (30) days.", "30 days")).isTrue();
    }

    @Test
    void theGainCountsLessTheLaterItComes() {
        assertThat(Judge.ndcg(List.of(1), 1)).isEqualTo(1);
        assertThat(Judge.ndcg(List.of(0, 1), 1)).isCloseTo(1 / (Math.log(3) / Math.log(2)), within(1e-9));
        assertThat(Judge.ndcg(List.of(0, 0), 1)).isZero();
        assertThat(Judge.ndcg(List.of(1, 0), 2)).isBetween(0.6, 0.7);
    }

    @Test
    void allTogetherSaysHowManyAreAmongTheFirstFiveAndWhatTheAnswersSay() {
        var all = Score.Summary.of(List.of(
                new Score(RULES, "One", 5, 0.4, new Score.Answered(3, 1, 2, 1)),
                new Score(BOATS, "Two", 6, 0.2, new Score.Answered(0, 0, 0, 0))));

        assertThat(all).isEqualTo(new Score.Summary(0.5, (0.4 + 0.2) / 2, 0.75, 0.5));
        assertThat(Score.Summary.of(List.of())).isNull();
    }

    private static GoldenQuestion question(List<Place> places, List<String> facts) {
        return new GoldenQuestion(
                new QuestionId(new UUID(0, 3)),
                new DatasetId(new UUID(0, 4)),
                "Where?",
                new Places(places),
                facts,
                new UserId(new UUID(0, 5)),
                Instant.EPOCH,
                1);
    }

    private static Found found(UUID document, int begins, int ends, String text) {
        var place = new Found.Place(
                UUID.randomUUID(),
                0,
                new DocumentId(document),
                "",
                "",
                "",
                new DatasetId(new UUID(0, 4)),
                "",
                1,
                List.of(),
                0,
                0,
                begins,
                ends);
        return new Found(place, text, new Nearness(1, 1, 1), List.of());
    }
}
