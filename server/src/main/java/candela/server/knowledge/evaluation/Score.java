package candela.server.knowledge.evaluation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How one question was answered.
 *
 * @param rank of the first passage in which the answer stands, from 1; null where none was found among the first ten
 * @param ndcg of the first ten passages, 0 to 1
 * @param answer what was said, sentence by sentence; null where no answer was tried
 */
record Score(
        UUID question,
        String text,
        @Nullable Integer rank,
        double ndcg,
        @Nullable Answered answer) {

    /** The passages that an answer is made of. */
    private static final int LOOKED_AT = 5;

    /**
     * What was said.
     *
     * @param kept sentences that their passages bear out
     * @param removed sentences and citations that they do not
     * @param facts that it should say
     * @param said those of them that it does say
     */
    record Answered(int kept, int removed, int facts, int said) {}

    boolean isHit() {
        return rank != null && rank <= LOOKED_AT;
    }

    /** All together. */
    record Summary(
            double hitRate,
            double ndcg,
            @Nullable Double faithfulness,
            @Nullable Double factsSaid) {

        static @Nullable Summary of(List<Score> scores) {
            if (scores.isEmpty()) {
                return null;
            }
            var hits = scores.stream().filter(Score::isHit).count();
            var ndcg = scores.stream().mapToDouble(Score::ndcg).average().orElse(0);
            var answers =
                    scores.stream().map(Score::answer).filter(it -> it != null).toList();
            var kept = answers.stream().mapToInt(Answered::kept).sum();
            var removed = answers.stream().mapToInt(Answered::removed).sum();
            var facts = answers.stream().mapToInt(Answered::facts).sum();
            var said = answers.stream().mapToInt(Answered::said).sum();
            return new Summary((double) hits / scores.size(), ndcg, share(kept, kept + removed), share(said, facts));
        }

        private static @Nullable Double share(int part, int whole) {
            return whole == 0 ? null : (double) part / whole;
        }
    }
}
