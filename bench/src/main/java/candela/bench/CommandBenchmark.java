package candela.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** {@code ./candela ask} on a CSV of ten megabytes, as a whole process. */
final class CommandBenchmark implements Benchmark {

    private static final int RUNS = 20;
    private static final long BYTES = 10_000_000;

    @Override
    public String about() {
        return "./candela ask on a CSV of 10 MB, the whole process";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var file = csv();
        ask(file);
        var times = new Times();
        for (var i = 0; i < RUNS; i++) {
            var start = System.nanoTime();
            ask(file);
            times.add(System.nanoTime() - start);
        }
        var figures = new LinkedHashMap<String, Object>();
        figures.put("megabytes", Files.size(file) / 1e6);
        figures.put("p50Ms", times.percentile(0.5));
        figures.put("p95Ms", times.percentile(0.95));
        return figures;
    }

    private static void ask(Path file) throws IOException, InterruptedException {
        var launcher = Installation.home().resolve("candela").toString();
        var process = new ProcessBuilder(launcher, "ask", file.toString(), "total amount by region", "--json")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("candela ask failed");
        }
    }

    private static Path csv() throws IOException {
        var file = Installation.temporary().resolve("orders.csv");
        var random = new SplittableRandom(7);
        var regions = new String[] {"North", "South", "East", "West"};
        var text = new StringBuilder("id,day,region,customer,amount\n");
        for (var id = 1; text.length() < BYTES; id++) {
            text.append("%d,2024-%02d-%02d,%s,Customer %d,%d.%02d%n"
                    .formatted(
                            id,
                            random.nextInt(1, 13),
                            random.nextInt(1, 29),
                            regions[random.nextInt(4)],
                            random.nextInt(5000),
                            random.nextInt(1000),
                            random.nextInt(100)));
        }
        Files.writeString(file, text);
        return file;
    }
}
