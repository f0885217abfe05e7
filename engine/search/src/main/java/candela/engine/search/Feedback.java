package candela.engine.search;

import candela.engine.search.Finding.Candidate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Moves what was meant a little towards the passages that mean it most, and compares by that (Rocchio). */
final class Feedback {

    private static final int BEST = 5;
    private static final double WEIGHT = 0.3;

    private Feedback() {}

    /** Cosines stay from 0 to 1. */
    static void sharpen(Meaning meaning, List<Candidate> found) {
        var best = found.stream()
                .filter(it -> it.vector != null)
                .sorted(Comparator.comparingDouble((Candidate it) -> it.meaning).reversed())
                .limit(BEST)
                .toList();
        var total = best.stream().mapToDouble(it -> it.meaning).sum();
        if (total <= 0) {
            return;
        }
        var moved = new float[meaning.vector().length];
        add(moved, meaning.vector(), 1 / (1 + WEIGHT));
        for (var it : best) {
            add(moved, Objects.requireNonNull(it.vector), WEIGHT / (1 + WEIGHT) * it.meaning / total);
        }
        found.forEach(it -> it.compare(moved));
    }

    private static void add(float[] to, float[] vector, double weight) {
        for (int i = 0; i < to.length; i++) {
            to[i] += (float) (weight * vector[i]);
        }
    }
}
