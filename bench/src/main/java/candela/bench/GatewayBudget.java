package candela.bench;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A budget of so many calls, far more callers, two nodes on one database, and one of them dies: never one call too
 * many.
 */
final class GatewayBudget {

    private static final int BUDGET = 1_000;
    private static final int CALLERS = 5_000;
    private static final int AT_ONCE = 250;
    private static final String QUESTION = """
            {"model":"mock","messages":[{"role":"user","content":"How many boats?"}]}""";

    private final AtomicInteger served = new AtomicInteger();
    private final CountDownLatch dead = new CountDownLatch(1);

    void run(Map<String, Object> figures) throws Exception {
        var first = Installation.temporary();
        var second = Installation.temporary();
        try (var mock = new MockModel(Duration.ofMillis(1));
                var database = new OwnPostgres();
                var dying = Installation.start(first, database.environment())) {
            Files.copy(first.resolve("keyset.json"), second.resolve("keyset.json"));
            var target = GatewayTarget.of(dying, mock);
            target.limit("team", "requests", "month", String.valueOf(BUDGET));
            try (var living = Installation.start(second, database.environment())) {
                race(List.of(target, new GatewayTarget(living, target.token(), target.key(), target.model())), dying);
                var left = settle(living, target);
                figures.put("budget", BUDGET);
                figures.put("callers", CALLERS);
                figures.put("served", served.get());
                figures.put("upstreamServed", mock.served());
                figures.put("usedAfterwards", left.get("used"));
                figures.put("reservedAfterwards", left.get("reserved"));
                figures.put("writtenOff", left.get("writtenOff"));
            }
        }
    }

    private void race(List<GatewayTarget> nodes, Installation dying) throws InterruptedException {
        try (var callers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (var i = 0; i < CALLERS; i++) {
                var node = nodes.get(i % 2);
                callers.submit(() -> call(node, dying));
            }
        }
    }

    private boolean call(GatewayTarget node, Installation dying) throws Exception {
        if (node.installation() == dying && dead.getCount() == 0) {
            return false;
        }
        try (var client = node.client(QUESTION)) {
            var ok = client.send().status() == 200;
            if (ok && served.incrementAndGet() == BUDGET / 3) {
                dying.kill();
                dead.countDown();
            }
            return ok;
        }
    }

    /** Asks until nothing is reserved any more, a minute at most; then tries to get what is left. */
    private Map<String, Object> settle(Installation living, GatewayTarget target) throws Exception {
        for (var i = 0; i < 60; i++) {
            var limit = living.get("/api/v1/limits/effective?model=" + target.model(), target.token())
                    .at("/items/0");
            if (limit.at("/reserved").asInt() == 0 && limit.at("/writtenOff").asInt() > 0) {
                return Map.of(
                        "used", limit.at("/used").asInt(),
                        "reserved", limit.at("/reserved").asInt(),
                        "writtenOff", limit.at("/writtenOff").asInt());
            }
            Thread.sleep(1_000);
        }
        throw new IllegalStateException("Something is still reserved a minute after the node died");
    }
}
