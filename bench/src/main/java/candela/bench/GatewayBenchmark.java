package candela.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway adds to a call, beside calling the provider directly and beside another gateway, in one run on one
 * machine; with permission, limits, budget and records of usage on.
 */
final class GatewayBenchmark implements Benchmark {

    private static final String USAGE =
            "gateway [--seconds N] [--streams N] [--peer VERSION|none] [--only latency|throughput|streams|budget|soak] [--minutes N] [--load PERCENT]";
    private static final String QUESTION = """
            {"model":"mock","messages":[{"role":"user","content":"How many boats lie in the harbour today?"}]}""";
    private static final String STREAM = QUESTION.replace("{\"model\"", "{\"stream\":true,\"model\"");
    private static final String PEER = "1.15.2";
    private static final int PER_SECOND = 200;
    private static final Duration PACE = Duration.ofMillis(50);
    private static final Duration SPREAD = Duration.ofSeconds(3);

    @Override
    public String about() {
        return "what the gateway to models adds: latency, throughput beside another, streams, a budget, a soak";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        var options = Options.of(arguments, USAGE);
        var only = options.optional("--only");
        var figures = new LinkedHashMap<String, Object>();
        if (wants(only, "latency") || wants(only, "throughput") || wants(only, "streams")) {
            try (var mock = new MockModel(PACE);
                    var installation = Installation.start(Installation.temporary())) {
                var target = GatewayTarget.of(installation, mock).limited();
                warm(target);
                measure(only, options, mock, target, figures);
            }
        }
        if (wants(only, "budget")) {
            new GatewayBudget().run(figures);
        }
        if (only != null && only.toString().equals("soak")) {
            var minutes = Duration.ofMinutes(options.number("--minutes", 30));
            new GatewaySoak(minutes, options.number("--load", 70) / 100.0).run(figures);
        }
        return figures;
    }

    private static boolean wants(@Nullable Path only, String part) {
        return only == null || only.toString().equals(part);
    }

    private static void measure(
            @Nullable Path only, Options options, MockModel mock, GatewayTarget target, Map<String, Object> figures)
            throws Exception {
        var time = Duration.ofSeconds(options.number("--seconds", 20));
        if (wants(only, "latency")) {
            latency(time, mock, target, figures);
        }
        if (wants(only, "throughput")) {
            throughput(options, time, mock, target, figures);
        }
        if (wants(only, "streams")) {
            streams(options.number("--streams", 500), mock, target, figures);
        }
    }

    private static void warm(GatewayTarget target) throws Exception {
        GatewayLoad.warm(() -> target.client(QUESTION));
        GatewayLoad.streams(() -> target.client(STREAM), 200, Duration.ofSeconds(2), () -> {});
    }

    private static void latency(Duration time, MockModel mock, GatewayTarget target, Map<String, Object> figures)
            throws Exception {
        GatewayLoad.steady(() -> direct(mock, QUESTION), PER_SECOND, Duration.ofSeconds(3));
        GatewayLoad.steady(() -> target.client(QUESTION), PER_SECOND, Duration.ofSeconds(10));
        var direct = GatewayLoad.steady(() -> direct(mock, QUESTION), PER_SECOND, time);
        var through = GatewayLoad.steady(() -> target.client(QUESTION), PER_SECOND, time);
        figures.put("latencyPerSecond", PER_SECOND);
        figures.put("directP50Ms", direct.percentile(0.5));
        figures.put("directP99Ms", direct.percentile(0.99));
        figures.put("gatewayP50Ms", through.percentile(0.5));
        figures.put("gatewayP99Ms", through.percentile(0.99));
        figures.put("addedP50Ms", added(through, direct, 0.5));
        figures.put("addedP99Ms", added(through, direct, 0.99));
    }

    private static void throughput(
            Options options, Duration time, MockModel mock, GatewayTarget target, Map<String, Object> figures)
            throws Exception {
        var ours = GatewayLoad.most(() -> target.client(QUESTION), GatewayLoad.CONNECTIONS, time);
        figures.put("directPerSecond", GatewayLoad.most(() -> direct(mock, QUESTION), GatewayLoad.CONNECTIONS, time));
        figures.put("gatewayPerSecond", ours);
        var version = options.optional("--peer");
        if (version != null && version.toString().equals("none")) {
            return;
        }
        try (var peer = Peer.portkey(version == null ? PEER : version.toString())) {
            GatewayLoad.Source source =
                    () -> new RawClient(peer.port(), GatewayTarget.PATH, Peer.headers(mock.base()), QUESTION);
            GatewayLoad.most(source, GatewayLoad.CONNECTIONS, Duration.ofSeconds(10));
            var theirs = GatewayLoad.most(source, GatewayLoad.CONNECTIONS, time);
            figures.put("peer", "@portkey-ai/gateway " + (version == null ? PEER : version));
            figures.put("peerPerSecond", theirs);
            figures.put("timesThePeer", Math.round(ours / theirs * 100) / 100.0);
        }
    }

    private static void streams(int count, MockModel mock, GatewayTarget target, Map<String, Object> figures)
            throws Exception {
        var direct = GatewayLoad.streams(() -> direct(mock, STREAM), count, SPREAD, () -> {});
        var before = target.installation().liveBytes();
        var during = new long[1];
        var through = GatewayLoad.streams(() -> target.client(STREAM), count, SPREAD, () -> {});
        GatewayLoad.streams(
                () -> target.client(STREAM),
                count,
                SPREAD,
                () -> during[0] = target.installation().liveBytes());
        figures.put("streams", count);
        figures.put("wholeStreams", through.whole());
        figures.put("directFirstTokenP99Ms", direct.first().percentile(0.99));
        figures.put("gatewayFirstTokenP99Ms", through.first().percentile(0.99));
        figures.put("addedFirstTokenP99Ms", added(through.first(), direct.first(), 0.99));
        figures.put("longestPauseMs", through.longestPauseMs());
        figures.put("directLongestPauseMs", direct.longestPauseMs());
        figures.put("kilobytesPerStream", Math.round((during[0] - before) / 1000.0 / count));
    }

    private static RawClient direct(MockModel mock, String body) throws IOException {
        return new RawClient(mock.port(), GatewayTarget.PATH, Map.of(), body);
    }

    private static double added(Times through, Times direct, double share) {
        return Math.round((through.percentile(share) - direct.percentile(share)) * 100) / 100.0;
    }
}
