package candela.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.locks.LockSupport;

/** Requests in two rhythms: so many a second whatever comes back, and as many as come back. */
final class GatewayLoad {

    /** How many ask at once where as much is asked as is answered. */
    static final int CONNECTIONS = 32;

    /** How many ask at once at most where so much is asked a second. */
    private static final int POOLED = 256;

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int MOST_WARM_UPS = 9;
    private static final double STILL_FASTER = 1.05;

    private GatewayLoad() {}

    /** Makes a connection. */
    @FunctionalInterface
    interface Source {
        RawClient open() throws IOException;
    }

    /**
     * Until the server is as fast as it gets: what is measured is how it runs, not how it starts.
     *
     * @return requests a second
     */
    static double warm(Source source) throws Exception {
        var before = 0.0;
        var now = most(source, CONNECTIONS, WARM_UP);
        for (var i = 0; i < MOST_WARM_UPS && now > before * STILL_FASTER; i++) {
            before = now;
            now = most(source, CONNECTIONS, WARM_UP);
        }
        return now;
    }

    /**
     * Durations from when a request was due, so that a stall counts for all that it held up. What is due while all
     * connections wait for answers waits for one of them, as in the pool of any client: a thousand more would only make
     * the stall longer.
     */
    static Times steady(Source source, int perSecond, Duration time) throws Exception {
        var times = new Times();
        var idle = new ConcurrentLinkedDeque<RawClient>();
        var places = new Semaphore(POOLED, true);
        var failed = new AtomicLong();
        var trouble = new AtomicReference<Exception>();
        var gap = 1_000_000_000L / perSecond;
        var begun = System.nanoTime();
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < time.toSeconds() * perSecond; i++) {
                var due = begun + i * gap;
                LockSupport.parkNanos(due - System.nanoTime());
                requests.execute(() -> {
                    places.acquireUninterruptibly();
                    try {
                        var client = free(idle, source);
                        if (client.send().status() != 200) {
                            failed.incrementAndGet();
                        }
                        times.add(Math.max(0, System.nanoTime() - due));
                        idle.push(client);
                    } catch (IOException | RuntimeException e) {
                        trouble.set(e);
                    } finally {
                        places.release();
                    }
                });
            }
        }
        if (trouble.get() != null) {
            throw trouble.get();
        }
        close(idle);
        requireNone(failed.get());
        return times;
    }

    private static RawClient free(Deque<RawClient> idle, Source source) throws IOException {
        var client = idle.poll();
        while (client != null && client.isOld()) {
            client.close();
            client = idle.poll();
        }
        return client == null ? source.open() : client;
    }

    /** Requests a second over so many connections. */
    static double most(Source source, int connections, Duration time) throws Exception {
        var served = new AtomicLong();
        var failed = new AtomicLong();
        var end = System.nanoTime() + time.toNanos();
        var all = new ArrayList<Future<?>>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < connections; i++) {
                all.add(workers.submit(() -> {
                    try (var client = source.open()) {
                        while (System.nanoTime() < end) {
                            (client.send().status() == 200 ? served : failed).incrementAndGet();
                        }
                    }
                    return served;
                }));
            }
        }
        requireDone(all);
        requireNone(failed.get());
        return Math.round(served.get() * 10.0 / time.toSeconds()) / 10.0;
    }

    /** What many streams at once show: the time to the first token, and the longest pause between two. */
    record Streams(Times first, double longestPauseMs, int whole) {}

    /** @param meanwhile runs when all of them have begun */
    static Streams streams(Source source, int count, Duration spread, Runnable meanwhile) throws Exception {
        var first = new Times();
        var pause = new LongAccumulator(Math::max, 0);
        var whole = new AtomicLong();
        var all = new ArrayList<Future<?>>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < count; i++) {
                LockSupport.parkNanos(spread.toNanos() / count);
                all.add(clients.submit(() -> {
                    try (var client = source.open()) {
                        var last = new long[1];
                        var answer = client.send(at -> {
                            if (last[0] == 0) {
                                first.add(at);
                            } else {
                                pause.accumulate(at - last[0]);
                            }
                            last[0] = at;
                        });
                        whole.addAndGet(answer.whole() && answer.status() == 200 ? 1 : 0);
                    }
                    return whole;
                }));
            }
            meanwhile.run();
        }
        requireDone(all);
        return new Streams(first, Math.round(pause.get() / 1e4) / 100.0, whole.intValue());
    }

    private static void close(Iterable<RawClient> clients) throws IOException {
        var all = new ArrayList<RawClient>();
        clients.forEach(all::add);
        for (var client : all) {
            client.close();
        }
    }

    /** A worker that has died must not be taken for one that was slow. */
    private static void requireDone(Iterable<Future<?>> all) throws Exception {
        for (var it : all) {
            it.get();
        }
    }

    private static void requireNone(long failed) throws IOException {
        if (failed > 0) {
            throw new IOException(failed + " requests were not answered with 200");
        }
    }
}
