package candela.engine.search;

import candela.engine.search.Finding.Candidate;
import java.util.List;

/** What words and meaning say together. */
record Fusion(double best, double weightOfMeaning) {

    /** Chosen on half of a set of questions, as {@code ./candela bench search} prints it. */
    private static final double MEANING = 0.85;

    static Fusion of(List<Candidate> found, boolean byMeaning) {
        var best = found.stream().mapToDouble(it -> it.words).max().orElse(0);
        return new Fusion(best, byMeaning ? MEANING : 0);
    }

    double words(Candidate candidate) {
        return best == 0 ? 0 : candidate.words / best;
    }

    double similarity(Candidate candidate) {
        return weightOfMeaning * candidate.meaning + (1 - weightOfMeaning) * words(candidate);
    }
}
