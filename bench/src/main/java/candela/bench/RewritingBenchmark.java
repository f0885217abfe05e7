package candela.bench;

import candela.engine.data.PolicyProof;
import candela.engine.data.TestServer;
import candela.engine.data.Twin;
import candela.engine.sql.Dialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/**
 * How often a statement into which policies were written answers anything but what the original answers where the rows
 * and values are really gone, over invented schemas on four databases. What is done is kept in a file, line by line, so
 * that a run goes on where the last one ended.
 */
final class RewritingBenchmark implements Benchmark {
    private static final String USAGE =
            "usage: ./candela bench rewriting [--from 1] [--to 200] [--statements 2000] [--done FILE] [--threads 2]"
                    + " [--only postgresql|mariadb|duckdb|sqlite]";
    private static final List<Dialect> DATABASES =
            List.of(Dialect.POSTGRESQL, Dialect.MARIADB, Dialect.DUCKDB, Dialect.SQLITE);

    /** What came of one schema on one database. */
    record Done(
            Dialect database,
            long seed,
            int statements,
            int run,
            int refused,
            int ofThePlan,
            int sampled,
            int changed,
            List<String> differences,
            List<String> refusals) {}

    /** One schema on one database. */
    private record Unit(Dialect database, long seed) {}

    @Override
    public String about() {
        return "rewritten statements held to the data that remain, on four databases: --from 1 --to 200 --statements 2000";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var options = Options.of(arguments, USAGE);
        var file = Objects.requireNonNullElse(options.optional("--done"), Path.of("target/rewriting.jsonl"));
        var from = options.number("--from", 1);
        var to = options.number("--to", 200);
        var done = done(file);
        var known = new HashSet<Unit>();
        done.forEach(it -> known.add(new Unit(it.database(), it.seed())));
        prove(
                open(from, to, known, databases(options)),
                options.number("--statements", 2000),
                options.number("--threads", 2),
                file);
        return figures(done(file).stream()
                .filter(it -> it.seed() >= from && it.seed() <= to)
                .toList());
    }

    private static List<Dialect> databases(Options options) {
        var only = options.optional("--only");
        return only == null
                ? DATABASES
                : List.of(Dialect.valueOf(only.toString().toUpperCase(Locale.ROOT)));
    }

    private static Queue<Unit> open(int from, int to, Set<Unit> known, List<Dialect> databases) {
        var units = new ConcurrentLinkedQueue<Unit>();
        for (long seed = from; seed <= to; seed++) {
            for (var database : databases) {
                if (!known.contains(new Unit(database, seed))) {
                    units.add(new Unit(database, seed));
                }
            }
        }
        return units;
    }

    private static void prove(Queue<Unit> units, int statements, int threads, Path file) throws Exception {
        if (units.isEmpty()) {
            return;
        }
        try (var postgres = TestServer.postgreSql();
                var mariaDb = TestServer.mariaDb();
                var workers = Executors.newFixedThreadPool(threads)) {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < threads; i++) {
                var twins = twins(postgres, mariaDb, i);
                running.add(workers.submit(() -> {
                    for (var unit = units.poll(); unit != null; unit = units.poll()) {
                        keep(file, prove(Objects.requireNonNull(twins.get(unit.database())), unit, statements));
                    }
                    return true;
                }));
            }
            await(running);
        }
    }

    private static void await(List<Future<?>> running) throws ExecutionException, InterruptedException {
        for (var one : running) {
            one.get();
        }
    }

    private static Map<Dialect, Twin> twins(TestServer postgres, TestServer mariaDb, int number) throws Exception {
        var twins = new EnumMap<Dialect, Twin>(Dialect.class);
        twins.put(Dialect.POSTGRESQL, Twin.onServer(Dialect.POSTGRESQL, postgres, String.valueOf(number)));
        twins.put(Dialect.MARIADB, Twin.onServer(Dialect.MARIADB, mariaDb, String.valueOf(number)));
        twins.put(Dialect.DUCKDB, Twin.inMemory(Dialect.DUCKDB));
        twins.put(Dialect.SQLITE, Twin.inMemory(Dialect.SQLITE));
        return twins;
    }

    private static Done prove(Twin twin, Unit unit, int statements) throws Exception {
        var tally = new PolicyProof.Tally();
        PolicyProof.check(twin, unit.seed(), statements, tally);
        return new Done(
                unit.database(),
                unit.seed(),
                tally.all,
                tally.good,
                tally.refusals.size(),
                tally.ofThePlan.size(),
                tally.sampled,
                tally.changed,
                tally.differences,
                tally.refusals.stream().limit(3).toList());
    }

    private static synchronized void keep(Path file, Done done) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file,
                JsonMapper.shared().writeValueAsString(done) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static List<Done> done(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file)) {
            return lines.map(it -> JsonMapper.shared().readValue(it, Done.class))
                    .toList();
        }
    }

    private static Map<String, Object> figures(List<Done> done) {
        var figures = new LinkedHashMap<String, Object>();
        for (var database : DATABASES) {
            var own = done.stream().filter(it -> it.database() == database).toList();
            figures.put(database.name().toLowerCase(Locale.ROOT), figuresOf(own));
        }
        return figures;
    }

    private static Map<String, Object> figuresOf(List<Done> done) {
        var figures = new LinkedHashMap<String, Object>();
        var run = done.stream().mapToInt(Done::run).sum();
        var refused = done.stream().mapToInt(Done::refused).sum();
        var sampled = done.stream().mapToInt(Done::sampled).sum();
        figures.put("schemas", done.size());
        figures.put("statements", done.stream().mapToInt(Done::statements).sum());
        figures.put("run", run);
        figures.put(
                "changedPercent", percent(done.stream().mapToInt(Done::changed).sum(), sampled));
        figures.put("refused", refused);
        figures.put("refusedPercent", percent(refused, run));
        figures.put("ofThePlan", done.stream().mapToInt(Done::ofThePlan).sum());
        figures.put(
                "differences",
                done.stream().mapToInt(it -> it.differences().size()).sum());
        return figures;
    }

    private static double percent(int part, int whole) {
        return Math.round(10_000.0 * part / Math.max(1, whole)) / 100.0;
    }
}
