package candela.bench;

import candela.engine.search.Filter;
import candela.engine.search.Hit;
import candela.engine.search.Meaning;
import candela.engine.search.Passage;
import candela.engine.search.Passages;
import candela.engine.search.Search;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Very many passages in ten datasets, made up: vectors in clusters, as texts lie, and words by their usual frequency.
 */
final class SearchLoad {

    private static final int DIMENSIONS = 384;
    private static final int CLUSTERS = 2_000;
    private static final int VOCABULARY = 30_000;
    private static final int DATASETS = 10;
    private static final int PER_DOCUMENT = 20;
    private static final int QUESTIONS = 300;
    private static final int FOUND = 100;
    /** What the reader may see. */
    private static final Set<String> SEEN = Set.of("s1", "s4", "s7");

    private final int size;
    private final Random random = new Random(7);
    private final float[][] centres = new float[CLUSTERS][];
    private final List<float[]> vectors = new ArrayList<>();

    SearchLoad(int size) {
        this.size = size;
        for (var i = 0; i < CLUSTERS; i++) {
            centres[i] = around(new float[DIMENSIONS], 1);
        }
    }

    /** @param chroma the version of Chroma to put beside; null for none */
    Map<String, Object> figures(@Nullable String chroma) throws IOException, InterruptedException {
        var figures = new LinkedHashMap<String, Object>();
        try (var index = Passages.open(Installation.temporary())) {
            var start = System.nanoTime();
            fill(index);
            index.commit(1);
            figures.put("passages", index.size());
            figures.put("buildSeconds", (System.nanoTime() - start) / 1_000_000_000);
            ask(index, QUESTIONS, new Times(), new Times());
            var times = new Times();
            var unfiltered = new Times();
            figures.put("recallAt10", ask(index, QUESTIONS, times, unfiltered));
            figures.put("hybridFilteredP50Ms", times.percentile(0.5));
            figures.put("hybridFilteredP95Ms", times.percentile(0.95));
            figures.put("hybridP95Ms", unfiltered.percentile(0.95));
            figures.put("searchableAfterMs", searchable(index));
            if (chroma != null) {
                beside(chroma, index, figures);
            }
        }
        return figures;
    }

    private void fill(Passages index) {
        for (var first = 0; first < size; first += PER_DOCUMENT) {
            var document = "d" + first;
            var passages = new ArrayList<Passage>();
            var meanings = new HashMap<String, Meaning>();
            for (var i = first; i < Math.min(size, first + PER_DOCUMENT); i++) {
                var vector = around(centres[random.nextInt(CLUSTERS)], 0.5f);
                var meaning = new Meaning("made-up", vector);
                vectors.add(meaning.vector());
                passages.add(passage(i, document, words(120)));
                meanings.put(String.valueOf(i), meaning);
            }
            index.put(dataset(first), document, passages, meanings);
        }
    }

    private static Passage passage(int number, String document, String words) {
        return new Passage(
                String.valueOf(number),
                new Passage.Place(dataset(number), document, 1, 1, 1, 0, words.length()),
                "Document " + document,
                List.of(),
                words,
                Map.of("type", number % 2 == 0 ? "pdf" : "docx"),
                Map.of());
    }

    /**
     * How many of the ten nearest that a reader of three datasets may see are found by meaning alone: the ten nearest
     * of all that is found, since the order of a search goes by more than nearness.
     */
    private double ask(Passages index, int questions, Times times, Times unfiltered) {
        var all = IntStream.range(0, DATASETS).mapToObj(it -> "s" + it).collect(Collectors.toSet());
        var found = 0;
        for (var i = 0; i < questions; i++) {
            var vector = around(centres[random.nextInt(CLUSTERS)], 0.5f);
            var meaning = new Meaning("made-up", vector);
            var words = words(5);
            time(index, new Search(words, meaning, Filter.of(SEEN), 10, 0), times);
            time(index, new Search(words, meaning, Filter.of(all), 10, 0), unfiltered);
            found += (int) nearest(meaning.vector(), visible())
                    .filter(near(index, meaning).collect(Collectors.toSet())::contains)
                    .count();
        }
        return Math.round(found * 100.0 / questions) / 1_000.0;
    }

    private Stream<Integer> near(Passages index, Meaning to) {
        return nearest(
                to.vector(),
                index.search(new Search("", to, Filter.of(SEEN), FOUND, 0)).stream()
                        .map(it -> Integer.valueOf(it.passage().id())));
    }

    /** The same questions of both, by meaning alone, one after the other, for a reader of three datasets. */
    private void beside(String version, Passages index, Map<String, Object> figures)
            throws IOException, InterruptedException {
        try (var server = Peer.chroma(version)) {
            var chroma = new ChromaIndex(server.port());
            var start = System.nanoTime();
            chroma.fill(vectors, SearchLoad::dataset);
            figures.put("chromaBuildSeconds", (System.nanoTime() - start) / 1_000_000_000);
            var asked = IntStream.range(0, QUESTIONS)
                    .mapToObj(_ -> new Meaning("made-up", around(centres[random.nextInt(CLUSTERS)], 0.5f)))
                    .toList();
            Finder ours = it -> near(index, it);
            Finder theirs = it -> chroma.nearest(it.vector(), List.copyOf(SEEN));
            compare("ours", ours, asked, figures);
            compare("chroma", theirs, asked, figures);
            compare("ours", ours, asked, figures);
            compare("chroma", theirs, asked, figures);
        }
    }

    /** Finds the ten nearest. */
    private interface Finder {
        Stream<Integer> nearest(Meaning to) throws IOException, InterruptedException;
    }

    private void compare(String name, Finder finder, List<Meaning> asked, Map<String, Object> figures)
            throws IOException, InterruptedException {
        var found = new ArrayList<List<Integer>>();
        var start = System.nanoTime();
        for (var it : asked) {
            found.add(finder.nearest(it).toList());
        }
        figures.put(name + "QueriesPerSecond", asked.size() * 1_000_000_000L / (System.nanoTime() - start));
        var right = IntStream.range(0, asked.size())
                .mapToLong(it -> nearest(asked.get(it).vector(), visible())
                        .filter(found.get(it)::contains)
                        .count())
                .sum();
        figures.put(name + "RecallAt10", Math.round(right * 100.0 / asked.size()) / 1_000.0);
    }

    private static String dataset(int passage) {
        return "s" + passage / PER_DOCUMENT % DATASETS;
    }

    private static List<Hit> time(Passages index, Search search, Times times) {
        var start = System.nanoTime();
        var hits = index.search(search);
        times.add(System.nanoTime() - start);
        return hits;
    }

    private Stream<Integer> visible() {
        return IntStream.range(0, size).filter(it -> SEEN.contains(dataset(it))).boxed();
    }

    private Stream<Integer> nearest(float[] to, Stream<Integer> among) {
        return among.map(it -> Map.entry(it, product(vectors.get(it), to)))
                .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
                .limit(10)
                .map(Map.Entry::getKey);
    }

    private static double product(float[] one, float[] two) {
        var product = 0.0;
        for (var i = 0; i < one.length; i++) {
            product += one[i] * two[i];
        }
        return product;
    }

    /** From the writing of a new document until a search without any refreshing of ours finds it. */
    private long searchable(Passages index) {
        var start = System.nanoTime();
        var dataset = dataset(size);
        index.put(dataset, "new", List.of(passage(size, "new", "unheardof")), Map.of());
        var search = new Search("unheardof", null, Filter.of(Set.of(dataset)), 10, 0);
        while (index.search(search).isEmpty()) {
            Thread.onSpinWait();
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    private float[] around(float[] centre, float spread) {
        var vector = new float[DIMENSIONS];
        for (var i = 0; i < DIMENSIONS; i++) {
            vector[i] = centre[i] + spread * (float) random.nextGaussian();
        }
        return vector;
    }

    /** Few words are frequent and many are rare. */
    private String words(int number) {
        return IntStream.range(0, number)
                .mapToObj(it -> "w" + (int) Math.pow(VOCABULARY, random.nextDouble()))
                .collect(Collectors.joining(" "));
    }
}
