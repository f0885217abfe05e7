package candela.engine.ai.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tells whether a text is about one of a few topics, by what words mean. A long text is looked at in parts, and each of
 * them must be near a topic, so that nothing hides behind a harmless beginning.
 *
 * @param allowed what texts may be about, each in a few words or a sentence
 * @param threshold the least cosine to the nearest topic, from 0 to 1; about 0.2 tells different fields apart
 */
public record Topics(List<String> allowed, double threshold) {

    private static final int PART = 1_000;

    public Topics {
        allowed = List.copyOf(allowed);
    }

    /**
     * What a text is nearest to.
     *
     * @param similarity the cosine between the two
     */
    public record Nearest(String topic, double similarity, boolean allowed) {}

    /**
     * The nearest topic of the part of the text that is farthest from all.
     *
     * @param vectors meanings of texts as vectors of length one, such as {@code SentenceVectors::of}
     * @throws IllegalStateException when the machine cannot compute them
     */
    public Nearest nearest(String text, Function<String, float[]> vectors) {
        var topics = allowed.stream().map(it -> vector(it, vectors)).toList();
        return parts(text)
                .map(part -> nearest(vector(part, vectors), topics))
                .min(Comparator.comparingDouble(Nearest::similarity))
                .orElseThrow();
    }

    private Nearest nearest(float[] meaning, List<float[]> topics) {
        var best = new Nearest("", -1, false);
        for (var i = 0; i < topics.size(); i++) {
            var similarity = cosine(meaning, topics.get(i));
            if (similarity > best.similarity) {
                best = new Nearest(allowed.get(i), similarity, similarity >= threshold);
            }
        }
        return best;
    }

    private static float[] vector(String text, Function<String, float[]> vectors) {
        var vector = vectors.apply(text);
        if (vector.length == 0) {
            throw new IllegalStateException("This machine cannot compute what texts mean");
        }
        return vector;
    }

    /** Equal parts, so that no short one remains that says nothing by itself. */
    private static Stream<String> parts(String text) {
        var count = Math.max(1, (text.length() + PART - 1) / PART);
        var borders = new ArrayList<Integer>();
        for (var i = 0; i <= count; i++) {
            borders.add((int) ((long) text.length() * i / count));
        }
        return Stream.iterate(0, it -> it < count, it -> it + 1)
                .map(it -> text.substring(borders.get(it), borders.get(it + 1)));
    }

    private static double cosine(float[] one, float[] other) {
        var sum = 0.0;
        for (var i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
