package candela.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From the command to the line that says it is ready: on an empty data folder, and on one that is there. */
final class StartBenchmark implements Benchmark {

    private static final int WARM = 5;

    @Override
    public String about() {
        return "seconds until the server is ready: the first start of a data folder, and later ones";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var data = Installation.temporary();
        var first = new Times();
        var warm = new Times();
        measure(data, first);
        for (var i = 0; i < WARM; i++) {
            measure(data, warm);
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("firstMs", first.percentile(0.5));
        figures.put("warmP50Ms", warm.percentile(0.5));
        figures.put("warmMaxMs", warm.percentile(1));
        return figures;
    }

    private static void measure(Path data, Times times) throws Exception {
        var start = System.nanoTime();
        try (var installation = Installation.start(data)) {
            times.add(System.nanoTime() - start);
            installation.token();
        }
    }
}
