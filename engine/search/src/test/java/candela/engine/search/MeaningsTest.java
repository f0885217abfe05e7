package candela.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.search.Passage.Place;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Meanings that lie elsewhere find what they find in the index. */
class MeaningsTest {

    private static final String MODEL = "small";

    @TempDir
    Path folder;

    private final Random random = new Random(3);

    /** Finds the nearest exactly, and a passage that there is not. */
    private static class Elsewhere implements Meanings {

        private final Map<String, Meaning> meanings;

        Elsewhere(Map<String, Meaning> meanings) {
            this.meanings = meanings;
        }

        @Override
        public List<String> nearest(Meaning meaning, Filter filter, int most) {
            var found = meanings.entrySet().stream()
                    .sorted((one, other) ->
                            Double.compare(dot(other.getValue(), meaning), dot(one.getValue(), meaning)))
                    .limit(most - 1)
                    .map(Map.Entry::getKey);
            return Stream.concat(Stream.of("gone"), found).toList();
        }

        @Override
        public Map<String, Meaning> of(Collection<String> passages, String model) {
            var known = new HashMap<>(meanings);
            known.keySet().retainAll(passages);
            return model.equals(MODEL) ? known : Map.of();
        }

        private static double dot(Meaning one, Meaning other) {
            return IntStream.range(0, one.vector().length)
                    .mapToDouble(it -> one.vector()[it] * other.vector()[it])
                    .sum();
        }
    }

    @Test
    void theSameIsFoundInTheSameOrderWhereverMeaningsLie() {
        var meanings = new HashMap<String, Meaning>();
        try (var own = Passages.open(folder.resolve("own"));
                var words = Passages.open(folder.resolve("words"))) {
            for (var i = 0; i < 400; i++) {
                var passage = passage("p" + i, "s" + i % 2, i % 7 == 0 ? "boats and ships" : "taxes number " + i);
                var meaning = new Meaning(MODEL, vector());
                meanings.put(passage.id(), meaning);
                own.put(passage.place().dataset(), passage.id(), List.of(passage), Map.of(passage.id(), meaning));
                words.put(passage.place().dataset(), passage.id(), List.of(passage), Map.of());
            }
            for (var i = 0; i < 20; i++) {
                var search = new Search("boats", new Meaning(MODEL, vector()), Filter.of(Set.of("s0", "s1")), 30, 0);
                assertThat(words.search(search, new Elsewhere(meanings)))
                        .isNotEmpty()
                        .isEqualTo(own.search(search));
            }
        }
    }

    @Test
    void whatMayNotBeSeenIsNotFoundThoughItIsNamed() {
        try (var words = Passages.open(folder)) {
            var passage = passage("p1", "mine", "boats");
            words.put("mine", "p1", List.of(passage), Map.of());
            var elsewhere = new Elsewhere(Map.of("p1", new Meaning(MODEL, vector())));
            var meaning = new Meaning(MODEL, vector());

            assertThat(words.search(new Search("", meaning, Filter.of(Set.of("other")), 10, 0), elsewhere))
                    .isEmpty();
        }
    }

    /** Whatever is missed where they lie: a graph may not lead to the few that a reader may see among very many. */
    @Test
    void fewPassagesAreAllCompared() {
        var meanings = new HashMap<String, Meaning>();
        try (var words = Passages.open(folder)) {
            for (var i = 0; i < 250; i++) {
                var passage = passage("p" + i, i < 200 ? "few" : "others", "taxes");
                meanings.put(passage.id(), new Meaning(MODEL, vector()));
                words.put(passage.place().dataset(), passage.id(), List.of(passage), Map.of());
            }
            var leadingNowhere = new Elsewhere(meanings) {
                @Override
                public List<String> nearest(Meaning meaning, Filter filter, int most) {
                    return List.of();
                }
            };
            var search = new Search("", new Meaning(MODEL, vector()), Filter.of(Set.of("few")), 200, 0);
            assertThat(words.search(search, leadingNowhere)).hasSize(200);
            var all = new Search("", new Meaning(MODEL, vector()), Filter.of(Set.of("few", "others")), 200, 0);
            assertThat(words.search(all, leadingNowhere)).isEmpty();
        }
    }

    private float[] vector() {
        return new float[] {1, random.nextFloat(), random.nextFloat(), random.nextFloat()};
    }

    private static Passage passage(String id, String dataset, String text) {
        return new Passage(
                id, new Place(dataset, id, 1, 1, 1, 0, text.length()), "", List.of(), text, Map.of(), Map.of());
    }
}
