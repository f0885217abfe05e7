package candela.bench;

import candela.engine.ai.SentenceVectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * How quickly documents become searchable: many PDFs of text with the built-in model, beside that model alone on the
 * same passages in as many threads; and one PDF of ten pages on a server that has nothing else to do.
 */
final class KnowledgeBenchmark implements Benchmark {

    private static final int LANES = 2;
    private static final int PAGES = 20;
    private static final int SINGLE_PAGES = 10;
    private static final int ROUNDS = 7;
    /** A third of the documents comes before time is taken: meanwhile Java compiles what it runs. */
    private static final int WARM = 3;

    @Override
    public String about() {
        return "documents until they are found, beside the model alone: [--documents N] of 20 pages, a third of them untimed; or, with [--kills N],"
                + " very many short ones while the server dies again and again";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var options = Options.of(arguments, "usage: ./candela bench knowledge [--documents N] [--kills N]");
        var kills = options.number("--kills", 0);
        if (kills > 0) {
            var figures = new LinkedHashMap<String, Object>();
            KnowledgeKills.run(options.number("--documents", 10_000), kills, figures);
            return figures;
        }
        var given = options.number("--documents", 600);
        var folder = Installation.temporary();
        try (var server = Installation.start(folder.resolve("data"))) {
            var figures = new LinkedHashMap<String, Object>();
            var desk = new DocumentLoad(server, server.token());
            var text = new TextPdf(folder);
            alone(desk, text, figures);
            many(desk, text, given, figures);
            return figures;
        }
    }

    private static void alone(DocumentLoad desk, TextPdf text, Map<String, Object> figures) throws Exception {
        var dataset = desk.dataset("Singles");
        var times = new Times();
        for (var i = 0; i < ROUNDS; i++) {
            var file = text.write(SINGLE_PAGES);
            var start = System.nanoTime();
            desk.upload(dataset, file);
            desk.awaitReady(dataset, i + 1);
            var took = System.nanoTime() - start;
            if (i == 0) {
                figures.put("firstTenPagesMs", took / 1_000_000);
            } else {
                times.add(took);
            }
        }
        figures.put("tenPagesP50Ms", times.percentile(0.5));
        figures.put("tenPagesMostMs", times.percentile(1));
    }

    private static void many(DocumentLoad desk, TextPdf text, int number, Map<String, Object> figures)
            throws Exception {
        var dataset = desk.dataset("Many");
        var files = new ArrayList<Path>();
        for (var i = 0; i < number; i++) {
            files.add(text.write(PAGES));
        }
        var documents = new ArrayList<String>();
        for (var it : files) {
            documents.add(desk.upload(dataset, it));
        }
        var before = desk.awaitReady(dataset, number / WARM);
        var start = System.nanoTime();
        desk.awaitReady(dataset, number);
        var took = System.nanoTime() - start;
        var passages = new ArrayList<String>();
        for (var it : documents.subList(before, number)) {
            passages.addAll(desk.passages(it));
        }
        var model = modelAlone(passages);
        figures.put("documents", number - before);
        figures.put("passages", passages.size());
        figures.put("pagesPerSecond", (number - before) * PAGES * 1_000_000_000L / took);
        figures.put("passagesPerSecond", passages.size() * 1_000_000_000L / took);
        figures.put("modelAlonePerSecond", passages.size() * 1_000_000_000L / model);
        figures.put("ofTheModelAlone", Math.round(100.0 * model / took) / 100.0);
    }

    /** Nanoseconds for all of them, in as many threads as there are lanes. */
    private static long modelAlone(List<String> passages) throws Exception {
        try (var model = new SentenceVectors();
                var threads = Executors.newFixedThreadPool(LANES)) {
            model.of("It is loaded with the first text.");
            var start = System.nanoTime();
            var calls = passages.stream()
                    .map(text -> (Callable<float[]>) () -> model.of(text))
                    .toList();
            for (var it : threads.invokeAll(calls)) {
                it.get();
            }
            return System.nanoTime() - start;
        }
    }
}
