package candela.bench;

import candela.engine.ai.SentenceVectors;
import candela.engine.search.Meaning;
import candela.engine.search.Passage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passages, questions and graded judgements in the layout of BEIR: {@code corpus.jsonl}, {@code queries.jsonl},
 * {@code qrels/test.tsv}.
 *
 * @param judgements by question and passage
 */
record RetrievalSet(
        List<Passage> passages, Map<String, String> questions, Map<String, Map<String, Integer>> judgements) {

    static RetrievalSet read(Path folder) throws IOException {
        var passages =
                lines(folder.resolve("corpus.jsonl")).map(RetrievalSet::passage).toList();
        var questions = lines(folder.resolve("queries.jsonl"))
                .collect(Collectors.toMap(
                        it -> it.path("_id").asString(),
                        it -> it.path("text").asString(),
                        (one, two) -> one,
                        LinkedHashMap<String, String>::new));
        Map<String, Map<String, Integer>> judgements = new HashMap<>();
        try (var lines = Files.lines(folder.resolve("qrels/test.tsv"))) {
            lines.skip(1)
                    .map(it -> it.split("\t"))
                    .forEach(it -> judgements
                            .computeIfAbsent(it[0], question -> new HashMap<>())
                            .put(it[1], Integer.parseInt(it[2])));
        }
        return new RetrievalSet(passages, questions, judgements);
    }

    private static Stream<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(it -> JsonMapper.shared().readTree(it));
    }

    private static Passage passage(JsonNode line) {
        var id = line.path("_id").asString();
        return new Passage(
                id,
                new Passage.Place("all", id, 1, 0, 0, 0, 0),
                line.path("title").asString(""),
                List.of(),
                line.path("text").asString(),
                Map.of(),
                Map.of());
    }

    /** What each passage means, on all processors. */
    Map<String, Meaning> meanings(SentenceVectors vectors) {
        return passages.parallelStream()
                .collect(Collectors.toConcurrentMap(
                        Passage::id, it -> new Meaning("minilm", vectors.of(it.title() + "\n" + it.text()))));
    }

    /** Of the first ten found, as trec_eval counts it: 1 when they are the best in the best order. */
    double ndcg(String question, List<String> found) {
        var grades = judgements.getOrDefault(question, Map.of());
        var ideal = grades.values().stream().sorted((a, b) -> b - a).toList();
        var most = gain(ideal);
        return most == 0
                ? 0
                : gain(found.stream().map(it -> grades.getOrDefault(it, 0)).toList()) / most;
    }

    private static double gain(List<Integer> grades) {
        var gain = 0.0;
        for (var i = 0; i < Math.min(10, grades.size()); i++) {
            gain += grades.get(i) / (Math.log(i + 2) / Math.log(2));
        }
        return gain;
    }
}
