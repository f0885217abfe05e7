package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.Access.Pool;
import candela.engine.sql.Guard;
import candela.engine.sql.Verdict;
import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** How many may ask one source at once, and how long the others wait. */
class PoolTest {

    static TestServer postgres;
    static Verdict.@Nullable Allowed statement;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestServer.postgreSql();
        try (var owner = postgres.owner();
                var owned = owner.createStatement()) {
            owned.execute("CREATE TABLE notes (note INTEGER)");
        }
        try (var database = Database.open(postgres.source(), Access.DEFAULT)) {
            var guard = new Guard(database.dialect(), database.inspect(Inspection.DEFAULT));
            statement = (Verdict.Allowed) guard.check("SELECT count(*) FROM notes");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void moreThanSoManyAreRefusedWhenTheirPatienceEnds() throws Exception {
        try (var database = open(new Pool(1, Duration.ZERO, Duration.ofMinutes(1)));
                var lock = locked()) {
            var first = count(database);
            awaitWaiting(1);

            assertThatThrownBy(() -> run(database)).hasMessageContaining("All 1 connections of this source are busy");

            lock.rollback();
            assertThat(first.get(10, TimeUnit.SECONDS).rows()).hasSize(1);
        }
    }

    @Test
    void whoHasPatienceGetsTheConnectionOfTheOneBefore() throws Exception {
        try (var database = open(new Pool(1, Duration.ofSeconds(20), Duration.ofMinutes(1)));
                var lock = locked()) {
            var first = count(database);
            awaitWaiting(1);
            var second = count(database);

            lock.rollback();

            assertThat(first.get(10, TimeUnit.SECONDS).rows()).hasSize(1);
            assertThat(second.get(10, TimeUnit.SECONDS).rows()).hasSize(1);
        }
    }

    @Test
    void soManyRunAtTheSameTime() throws Exception {
        try (var database = open(new Pool(2, Duration.ZERO, Duration.ofMinutes(1)));
                var lock = locked()) {
            var first = count(database);
            var second = count(database);
            awaitWaiting(2);

            lock.rollback();

            assertThat(first.get(10, TimeUnit.SECONDS).rows()).hasSize(1);
            assertThat(second.get(10, TimeUnit.SECONDS).rows()).hasSize(1);
        }
    }

    @Test
    void anIdleConnectionIsClosedAfterItsTime() {
        var access = Access.DEFAULT.with(new Pool(3, Duration.ZERO, Duration.ofSeconds(17)));
        var config = new HikariConfig();
        config.setDataSource(new PGSimpleDataSource());
        try (var pool = ServerPool.lazily(config, access)) {
            assertThat(pool.getIdleTimeout()).isEqualTo(17_000);
            assertThat(pool.getMinimumIdle()).isZero();
            assertThat(pool.getMaximumPoolSize()).isEqualTo(3);
        }
    }

    private static Database open(Pool pool) {
        return Database.open(postgres.source(), Access.DEFAULT.with(pool));
    }

    /** Nobody reads the table until this transaction ends. */
    private static Connection locked() throws SQLException {
        var owner = postgres.owner();
        owner.setAutoCommit(false);
        try (var statement = owner.createStatement()) {
            statement.execute("LOCK TABLE notes IN ACCESS EXCLUSIVE MODE");
        }
        return owner;
    }

    private static CompletableFuture<Result> count(Database database) {
        return CompletableFuture.supplyAsync(() -> run(database), Thread::startVirtualThread);
    }

    private static Result run(Database database) {
        return database.run(Objects.requireNonNull(statement), Limits.DEFAULT, new Execution());
    }

    private static void awaitWaiting(int wanted) throws SQLException {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        try (var owner = postgres.owner();
                var statement = owner.createStatement()) {
            while (true) {
                try (var row = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")) {
                    row.next();
                    if (row.getInt(1) == wanted) {
                        return;
                    }
                }
                assertThat(System.nanoTime()).isLessThan(end);
            }
        }
    }
}
