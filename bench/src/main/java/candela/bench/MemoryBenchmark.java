package candela.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the server's memory is after an hour's worth of questions: one every six seconds, asked without the pauses. */
final class MemoryBenchmark implements Benchmark {

    private static final int QUESTIONS = 600;
    private static final List<String> WORDS = List.of(
            "how many customers are there",
            "total revenue by region in 2024",
            "orders per month in 2025",
            "top 10 products by revenue",
            "average price of products by category",
            "customers without orders");

    @Override
    public String about() {
        return "memory of the server after 600 questions, an hour's worth of one every six seconds";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        try (var installation = Installation.start(Installation.temporary())) {
            var token = installation.token();
            var before = installation.residentMegabytes();
            var source = demo(installation, token);
            var times = new Times();
            for (var i = 0; i < QUESTIONS; i++) {
                ask(installation, token, source, WORDS.get(i % WORDS.size()), times);
            }
            var figures = new LinkedHashMap<String, Object>();
            figures.put("questions", QUESTIONS);
            figures.put("beforeMb", before);
            figures.put("afterMb", installation.residentMegabytes());
            figures.put("askP50Ms", times.percentile(0.5));
            figures.put("askP95Ms", times.percentile(0.95));
            return figures;
        }
    }

    private static String demo(Installation installation, String token) throws IOException, InterruptedException {
        return installation
                .get("/api/v1/data-sources", token)
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    private static void ask(Installation installation, String token, String source, String question, Times times)
            throws IOException, InterruptedException {
        var start = System.nanoTime();
        var answer = installation.post("/api/v1/queries", token, """
                {"dataSource": "%s", "question": "%s"}""".formatted(source, question));
        if (!answer.get("status").asString().equals("succeeded")) {
            throw new IOException("Not answered: " + answer);
        }
        times.add(System.nanoTime() - start);
    }
}
