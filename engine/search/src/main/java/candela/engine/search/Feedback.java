package candela.engine.search;

import candela.engine.search.Finding.Candidate;
import java.util.Comparator;
import java.util.List;

/** Moves what was meant a little towards the best that both ways found together, and compares by that (Rocchio). */
final class Feedback {

    private static final int BEST = 5;
    private static final double WEIGHT = 0.3;

    private Feedback() {}

    static void sharpen(Meaning meaning, List<Candidate> found, Fusion fusion) {
        var best = found.stream()
                .filter(it -> it.vector != null)
                .sorted(Comparator.comparingDouble(fusion::similarity).reversed())
                .limit(BEST)
                .toList();
        var total = best.stream().mapToDouble(fusion::similarity).sum();
        if (total <= 0) {
            return;
        }
        var moved = meaning.vector().clone();
        for (var it : best) {
            add(moved, it, WEIGHT * fusion.similarity(it) / total);
        }
        var sharper = new Meaning(meaning.model(), moved);
        found.forEach(it -> it.compare(sharper));
    }

    private static void add(float[] to, Candidate candidate, double weight) {
        var vector = candidate.vector;
        for (int i = 0; vector != null && i < to.length; i++) {
            to[i] += (float) (weight * vector[i]);
        }
    }
}
