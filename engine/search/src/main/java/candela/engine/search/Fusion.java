package candela.engine.search;

import candela.engine.search.Finding.Candidate;
import java.util.List;

/**
 * What words and meaning say together.
 *
 * @param best the largest score by words
 * @param covered the most of the search's words that one of the found has, which the best score stands for: by itself
 *     it would not tell a good find from the best of bad ones
 * @param weightOfWords 0 to 1
 */
record Fusion(double best, double covered, double weightOfWords) {

    static Fusion of(List<Candidate> found, double weightOfWords) {
        var best = found.stream().mapToDouble(it -> it.words).max().orElse(0);
        var covered = found.stream().mapToDouble(it -> it.covered).max().orElse(0);
        return new Fusion(best, covered, weightOfWords);
    }

    /** Half how well the words fit, half how many of them are there: who writes five wants to read all five. */
    double words(Candidate candidate) {
        return best == 0 ? 0 : (candidate.covered + covered * candidate.words / best) / 2;
    }

    double similarity(Candidate candidate) {
        return (1 - weightOfWords) * candidate.meaning + weightOfWords * words(candidate);
    }
}
