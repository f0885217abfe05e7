package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Verdict;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A statement into which policies were written answers on the whole data exactly what it answered, as it was written,
 * on a copy from which the policies' rows and values are really gone. More with {@code -Dpolicies.schemas=200
 * -Dpolicies.statements=2000 -Dpolicies.seed=1}.
 */
class PolicyRewritingTest {
    private static final int SCHEMAS = Integer.getInteger("policies.schemas", 8);
    private static final int STATEMENTS = Integer.getInteger("policies.statements", 150);
    private static final long SEED = Long.getLong("policies.seed", 1);

    private static final Map<Dialect, Twin> TWINS = new EnumMap<>(Dialect.class);
    private static final List<TestServer> SERVERS = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var postgres = pool.submit(TestServer::postgreSql);
            var mariaDb = pool.submit(TestServer::mariaDb);
            SERVERS.add(postgres.get());
            SERVERS.add(mariaDb.get());
        }
        TWINS.put(Dialect.POSTGRESQL, Twin.onServer(Dialect.POSTGRESQL, SERVERS.getFirst()));
        TWINS.put(Dialect.MARIADB, Twin.onServer(Dialect.MARIADB, SERVERS.getLast()));
        TWINS.put(Dialect.DUCKDB, Twin.inMemory(Dialect.DUCKDB));
        TWINS.put(Dialect.SQLITE, Twin.inMemory(Dialect.SQLITE));
    }

    @AfterAll
    static void stop() throws Exception {
        for (var twin : TWINS.values()) {
            twin.close();
        }
        for (var server : SERVERS) {
            server.close();
        }
    }

    /** What was seen of the statements of one database. */
    private static final class Tally {
        private final List<String> differences = new ArrayList<>();
        private final List<String> refusals = new ArrayList<>();
        private int good;
        private int changed;
        private int all;
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB", "DUCKDB", "SQLITE"})
    void rewrittenStatementsAnswerWhatTheRemainingDataAnswer(Dialect dialect) throws SQLException {
        var twin = Objects.requireNonNull(TWINS.get(dialect));
        var tally = new Tally();
        for (var i = 0; i < SCHEMAS; i++) {
            var seed = SEED * 1_000_003 + i;
            var data = new RandomPolicedData(dialect, seed).next();
            twin.layOut(data);
            compare(twin, data, seed, tally);
            twin.clear(data);
        }
        report(dialect, tally);
        assertThat(tally.differences).isEmpty();
        assertThat(tally.good).as("statements that run at all").isGreaterThan(tally.all * 6 / 10);
        assertThat(tally.changed).as("answers that the policies change").isGreaterThan(tally.good / 4);
        assertThat(tally.refusals).hasSizeLessThanOrEqualTo(tally.good / 50);
    }

    private static void compare(Twin twin, PolicedData data, long seed, Tally tally) throws SQLException {
        var guard = new Guard(twin.dialect(), data.schema(twin.dialect()), data.policies());
        var statements = new RandomStatements(twin.dialect(), data.remaining().tables(), seed);
        for (var i = 0; i < STATEMENTS; i++) {
            var sql = statements.next();
            var wanted = Twin.run(twin.remaining(), sql);
            if (wanted.tooLarge()) {
                continue;
            }
            tally.all++;
            tally.good += wanted.failed() ? 0 : 1;
            switch (guard.check(sql)) {
                case Verdict.Refused refused -> {
                    if (!wanted.failed()) {
                        tally.refusals.add(refused + "\n" + sql);
                    }
                }
                case Verdict.Allowed allowed -> {
                    var found = Twin.run(twin.whole(), allowed.sql());
                    if (!found.sameAs(wanted)) {
                        tally.differences.add(
                                "seed " + seed + "\n" + sql + "\n" + wanted + "\n" + allowed.sql() + "\n" + found);
                    }
                    tally.changed +=
                            !wanted.failed() && !Twin.run(twin.whole(), sql).sameAs(wanted) ? 1 : 0;
                }
            }
        }
    }

    private static void report(Dialect dialect, Tally tally) {
        System.out.printf(
                "%s: %d statements, %d run, %d answers changed by policies, %d refused, %d differences%n",
                dialect, tally.all, tally.good, tally.changed, tally.refusals.size(), tally.differences.size());
        tally.refusals.stream().limit(5).forEach(System.out::println);
    }
}
