package candela.bench;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One authenticated read under load, and in the same run the cheapest answer that the same server gives, as the limit
 * to compare with. The load comes from this machine and shares its cores.
 */
final class ReadBenchmark implements Benchmark {

    private static final int CONNECTIONS = 32;
    private static final int SECONDS = 10;

    @Override
    public String about() {
        return "requests per second and p99 of GET /api/v1/me, against the bare state of the same server";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        try (var installation = Installation.start(Installation.temporary());
                var client = Installation.client()) {
            var token = installation.token();
            load(client, installation, "/api/v1/me", token);
            var read = load(client, installation, "/api/v1/me", token);
            var bare = load(client, installation, "/api/v1/auth/state", token);
            var figures = new LinkedHashMap<String, Object>();
            figures.put("readsPerSecond", read.count() / SECONDS);
            figures.put("readP99Ms", read.percentile(0.99));
            figures.put("barePerSecond", bare.count() / SECONDS);
            figures.put("readToBare", Math.round(100.0 * read.count() / bare.count()) / 100.0);
            return figures;
        }
    }

    private static Times load(HttpClient client, Installation installation, String path, String token)
            throws InterruptedException {
        var times = new Times();
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < CONNECTIONS; i++) {
                workers.submit(() -> {
                    while (System.nanoTime() < end) {
                        var start = System.nanoTime();
                        var answer =
                                client.send(installation.request(path, token).build(), BodyHandlers.discarding());
                        if (answer.statusCode() != 200) {
                            throw new IllegalStateException("Status " + answer.statusCode());
                        }
                        times.add(System.nanoTime() - start);
                    }
                    return true;
                });
            }
        }
        return times;
    }
}
