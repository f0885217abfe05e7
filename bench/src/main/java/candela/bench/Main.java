package candela.bench;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Runs one benchmark and prints its figures. */
public final class Main {

    private static final Map<String, Benchmark> ALL = new TreeMap<>(Map.ofEntries(
            entry("start", new StartBenchmark()),
            entry("ask", new AccuracyBenchmark()),
            entry("command", new CommandBenchmark()),
            entry("train", new TrainBenchmark()),
            entry("parse", new ParseBenchmark()),
            entry("schema500", new LargeSchemaBenchmark()),
            entry("read", new ReadBenchmark()),
            entry("memory", new MemoryBenchmark()),
            entry("policies", new PolicyBenchmark()),
            entry("rewriting", new RewritingBenchmark()),
            entry("export", new ExportBenchmark()),
            entry("introspect", new IntrospectBenchmark()),
            entry("gateway", new GatewayBenchmark()),
            entry("guard", new GuardBenchmark()),
            entry("documents", new DocumentBenchmark()),
            entry("knowledge", new KnowledgeBenchmark()),
            entry("search", new SearchBenchmark())));

    private Main() {}

    public static void main(String[] args) throws Exception {
        var benchmark = args.length == 0 ? null : ALL.get(args[0]);
        if (benchmark == null) {
            ALL.forEach((name, it) -> System.out.printf("%-10s %s%n", name, it.about()));
            System.exit(args.length == 0 ? 0 : 2);
            return;
        }
        var arguments = List.of(args).subList(1, args.length);
        var figures = benchmark.run(arguments);
        if (benchmark.alwaysJson() || arguments.contains("--json")) {
            System.out.println(JsonMapper.shared().writeValueAsString(figures));
        } else {
            figures.forEach((name, value) -> System.out.printf("%-28s %s%n", name, value));
        }
    }
}
