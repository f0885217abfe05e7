package candela.bench;

import candela.engine.document.Attempt;
import candela.engine.document.Bounds;
import candela.engine.document.Chunking;
import candela.engine.document.Document;
import candela.engine.document.Extraction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How quickly files become text and chunks, in the process that reads them: PDF of text, 500 words a page. */
final class DocumentBenchmark implements Benchmark {

    private static final int PAGES = 100;
    private static final int WARM_UP = 6;
    private static final int ROUNDS = 8;

    @Override
    public String about() {
        return "files to text and chunks, in pages per second: [--file FILE] for one of your own";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var folder = Installation.temporary();
        var given = Options.of(arguments, "usage: ./candela bench documents [--file FILE]")
                .optional("--file");
        var file = given == null ? new TextPdf(folder).write(PAGES) : given;
        try (var extraction = new Extraction(Bounds.DEFAULT, folder.resolve("reading"))) {
            var start = System.nanoTime();
            read(extraction, file);
            var first = System.nanoTime() - start;
            for (var i = 0; i < WARM_UP; i++) {
                read(extraction, file);
            }
            return measure(extraction, file, first);
        }
    }

    private static Map<String, Object> measure(Extraction extraction, Path file, long first) {
        var times = new Times();
        var chunking = new Times();
        var pages = 0;
        var characters = 0;
        for (var i = 0; i < ROUNDS; i++) {
            var start = System.nanoTime();
            var document = read(extraction, file);
            var read = System.nanoTime();
            Chunking.ByTitle.DEFAULT.chunks(document);
            chunking.add(System.nanoTime() - read);
            times.add(read - start);
            pages = document.pages();
            characters = document.text().length();
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("pages", pages);
        figures.put("characters", characters);
        figures.put("firstFileMs", first / 1_000_000);
        figures.put("fileP50Ms", times.percentile(0.5));
        figures.put("pagesPerSecond", Math.round(pages / times.percentile(0.5) * 1_000));
        figures.put("chunkingP50Ms", chunking.percentile(0.5));
        return figures;
    }

    private static Document read(Extraction extraction, Path file) {
        return extraction.extract(file, file.getFileName().toString(), new Attempt());
    }
}
