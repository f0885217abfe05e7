package candela.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A long time under a steady load, and then a month of a million records dropped while it goes on: the heap must not
 * grow, and nobody may wait.
 */
final class GatewaySoak {

    private static final int RECORDS = 1_000_000;
    private static final Duration SUSTAINED = Duration.ofMinutes(1);
    private static final Duration BEFORE_DROP = Duration.ofSeconds(10);
    private static final Duration AROUND_DROP = Duration.ofSeconds(30);
    private static final String QUESTION = """
            {"model":"mock","messages":[{"role":"user","content":"How many boats lie in the harbour today?"}]}""";

    private final Duration half;
    private final double load;

    /** @param load the share of what the server can do at most */
    GatewaySoak(Duration time, double load) {
        this.half = time.dividedBy(2);
        this.load = load;
    }

    void run(Map<String, Object> figures) throws Exception {
        try (var database = new OwnPostgres();
                var mock = new MockModel(Duration.ofMillis(1));
                var installation = Installation.start(Installation.temporary(), database.environment())) {
            var target = GatewayTarget.of(installation, mock).limited();
            GatewayLoad.Source source = () -> target.client(QUESTION);
            GatewayLoad.warm(source);
            var rate = (int) (load * sustained(source, database));
            GatewayLoad.steady(source, rate, BEFORE_DROP);
            var before = installation.liveBytes();
            var first = GatewayLoad.steady(source, rate, half);
            var middle = installation.liveBytes();
            var second = GatewayLoad.steady(source, rate, half);
            figures.put("soakPerSecond", rate);
            figures.put("soakMinutes", half.multipliedBy(2).toMinutes());
            figures.put("heapBeforeMb", before / 1_000_000);
            figures.put("heapMiddleMb", middle / 1_000_000);
            figures.put("heapAfterMb", installation.liveBytes() / 1_000_000);
            figures.put("firstHalfP99Ms", first.percentile(0.99));
            figures.put("secondHalfP99Ms", second.percentile(0.99));
            drop(database, source, rate, figures);
        }
    }

    /** Calls a second over a minute until all of them are recorded: what is put off in a burst is work, too. */
    private static double sustained(GatewayLoad.Source source, OwnPostgres database) throws Exception {
        var before = settled(database);
        var begun = System.nanoTime();
        GatewayLoad.most(source, GatewayLoad.CONNECTIONS, SUSTAINED);
        return (settled(database) - before) * 1e9 / (System.nanoTime() - begun);
    }

    /** How many calls are recorded when no more come: the server writes them a few times a second. */
    private static long settled(OwnPostgres database) throws SQLException, InterruptedException {
        var before = -1L;
        for (var now = recorded(database); now > before; now = recorded(database)) {
            before = now;
            Thread.sleep(500);
        }
        return before;
    }

    private static long recorded(OwnPostgres database) throws SQLException {
        try (var connection = database.connection();
                var statement = connection.createStatement()) {
            statement.execute("SET app.system = 'on'");
            var answer = statement.executeQuery("SELECT count(*) FROM model.usage");
            answer.next();
            return answer.getLong(1);
        }
    }

    private static void drop(OwnPostgres database, GatewayLoad.Source source, int rate, Map<String, Object> figures)
            throws Exception {
        fill(database);
        var usual = GatewayLoad.steady(source, rate, AROUND_DROP);
        try (var beside = Executors.newSingleThreadExecutor()) {
            var dropping = beside.submit(() -> {
                Thread.sleep(BEFORE_DROP);
                return dropped(database);
            });
            var during = GatewayLoad.steady(source, rate, AROUND_DROP);
            figures.put("droppedRecords", RECORDS);
            figures.put("dropMs", dropping.get());
            figures.put("withoutDropP99Ms", usual.percentile(0.99));
            figures.put("withDropP99Ms", during.percentile(0.99));
            figures.put("withDropLongestMs", during.percentile(1));
        }
    }

    /**
     * A month two years ago, with as many records as a busy team leaves in one; tidied up, as it would be long before
     * it is dropped, so that this is not going on meanwhile.
     */
    private static void fill(OwnPostgres database) throws SQLException {
        try (var connection = database.connection();
                var statement = connection.createStatement()) {
            statement.execute("SET app.system = 'on'");
            statement.execute("SELECT model.make_usage_month(now() - interval '2 years')");
            statement.execute("""
                    INSERT INTO model.usage (id, at, team, user_id, model, model_name, provider, kind, purpose, input_tokens,
                            output_tokens, tokens_known, cost, price_known, duration_ms, outcome, route)
                    SELECT gen_random_uuid(), date_trunc('month', now() - interval '2 years') + n * interval '1 second',
                           gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'mock', 'compatible', 'CHAT', 'api',
                           20, 10, true, 0.00004, true, 5, 'ok', 'named by the caller'
                    FROM generate_series(1, %d) n
                    """.formatted(RECORDS));
            statement.execute("VACUUM (ANALYZE) model.usage");
            statement.execute("CHECKPOINT");
        }
    }

    /** What the server does once an hour; the milliseconds that it took. */
    private static double dropped(OwnPostgres database) throws SQLException {
        try (var connection = database.connection();
                var statement = connection.createStatement()) {
            statement.execute("SET app.system = 'on'");
            var begun = System.nanoTime();
            var answer = statement.executeQuery("SELECT model.drop_usage_before(now() - interval '1 year')");
            answer.next();
            if (answer.getInt(1) == 0) {
                throw new IllegalStateException("No month was dropped");
            }
            return Math.round((System.nanoTime() - begun) / 1e4) / 100.0;
        }
    }
}
