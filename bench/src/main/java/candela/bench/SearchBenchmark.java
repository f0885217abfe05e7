package candela.bench;

import candela.engine.ai.SentenceVectors;
import candela.engine.search.Filter;
import candela.engine.search.Hit;
import candela.engine.search.Meaning;
import candela.engine.search.Passages;
import candela.engine.search.Search;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How well passages are found by words, by meaning and by both, over a set in the layout of BEIR; and how quickly among
 * very many.
 */
final class SearchBenchmark implements Benchmark {

    @Override
    public String about() {
        return "finding passages: --data FOLDER (corpus.jsonl, queries.jsonl, qrels/test.tsv) for quality, else speed"
                + " [--passages 100000] [--chroma VERSION]";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var options = Options.of(
                arguments, "usage: ./candela bench search [--data FOLDER] [--passages N] [--chroma VERSION]");
        var data = options.optional("--data");
        var chroma = options.optional("--chroma");
        return data == null
                ? new SearchLoad(options.number("--passages", 100_000))
                        .figures(chroma == null ? null : chroma.toString())
                : quality(RetrievalSet.read(data));
    }

    /** How a question is asked. */
    private interface Way {
        List<Hit> ask(Passages index, String question, Meaning meaning);
    }

    private static List<Hit> search(Passages index, String words, @Nullable Meaning meaning) {
        return index.search(new Search(words, meaning, Filter.of(Set.of("all")), 10, 0));
    }

    private static final Map<String, Way> WAYS = new LinkedHashMap<>();

    static {
        WAYS.put("words", (index, question, meaning) -> search(index, question, null));
        WAYS.put("meaning", (index, question, meaning) -> search(index, "", meaning));
        WAYS.put("hybrid", SearchBenchmark::search);
    }

    private static Map<String, Object> quality(RetrievalSet set) throws Exception {
        var figures = new LinkedHashMap<String, Object>();
        try (var vectors = new SentenceVectors();
                var index = Passages.open(Installation.temporary())) {
            var meanings = set.meanings(vectors);
            for (var it : set.passages()) {
                index.put(
                        "all",
                        it.id(),
                        List.of(it),
                        Map.of(it.id(), java.util.Objects.requireNonNull(meanings.get(it.id()))));
            }
            figures.put("passages", index.size());
            figures.put("questions", set.questions().size());
            score("vectors", (question, meaning) -> nearest(meanings, meaning), set, vectors, figures);
            WAYS.forEach((name, way) -> score(
                    name,
                    (question, meaning) -> way.ask(index, question, meaning).stream()
                            .map(it -> it.passage().id())
                            .toList(),
                    set,
                    vectors,
                    figures));
        }
        return figures;
    }

    /** The exact order of cosines, with nothing of ours. */
    private static List<String> nearest(Map<String, Meaning> meanings, Meaning to) {
        return meanings.entrySet().stream()
                .map(it -> Map.entry(it.getKey(), product(it.getValue().vector(), to.vector())))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(10)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double product(float[] one, float[] other) {
        var product = 0.0;
        for (var i = 0; i < one.length; i++) {
            product += one[i] * other[i];
        }
        return product;
    }

    /** The ids of what a way finds, the best first. */
    private interface Finds {
        List<String> ids(String question, Meaning meaning);
    }

    /** Weights were chosen on these questions: both halves are shown, since what helps one alone is chance. */
    private static void score(
            String name, Finds way, RetrievalSet set, SentenceVectors vectors, Map<String, Object> figures) {
        var scores = new ArrayList<Double>();
        set.questions().forEach((id, question) -> {
            scores.add(set.ndcg(id, way.ids(question, new Meaning("minilm", vectors.of(question)))));
        });
        var half = scores.size() / 2;
        figures.put(name + "Ndcg10", percent(scores));
        figures.put(name + "Ndcg10Tuned", percent(scores.subList(0, half)));
        figures.put(name + "Ndcg10Check", percent(scores.subList(half, scores.size())));
    }

    private static double percent(List<Double> scores) {
        return Math.round(scores.stream().mapToDouble(it -> it).average().orElse(0) * 1_000) / 10.0;
    }
}
