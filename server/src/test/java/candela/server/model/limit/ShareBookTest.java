package candela.server.model.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.server.model.limit.Share.Part;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.testing.People;
import candela.server.testing.ServerTest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two nodes and one limit: what one of them gives, the other cannot give again. */
@ServerTest
class ShareBookTest {

    private final Shares store;
    private final Limits limits;
    private final DataSource dataSource;
    private final JdbcClient database;
    private final Actor ana;
    private final UUID instance = UUID.randomUUID();
    private final List<LimitNearing> warnings = new ArrayList<>();

    ShareBookTest(Shares store, Limits limits, @Qualifier("meteringDataSource") DataSource dataSource, People people) {
        this.store = store;
        this.limits = limits;
        this.dataSource = dataSource;
        this.database = JdbcClient.create(dataSource);
        this.ana = people.administrator().actor();
    }

    @Test
    void twoNodesNeverServeMoreCallsThanTheBudgetThoughOneDies() throws Exception {
        var limit = limit(Metric.REQUESTS, Span.MONTH, 1_000, null);
        var dying = node();
        var living = node();
        assertThat(dying.take(limit, instance, 1)).isNotNull();
        var served = new AtomicInteger(1);
        var killed = new CountDownLatch(1);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 5_000; i++) {
                var node = i % 2 == 0 ? dying : living;
                callers.submit(() -> {
                    if (node == dying && killed.getCount() == 0) {
                        return;
                    }
                    var part = node.take(limit, instance, 1);
                    if (part != null && served.incrementAndGet() == 300) {
                        killed.countDown();
                    }
                    if (part != null && (node == living || killed.getCount() > 0)) {
                        part.settle(1);
                    }
                });
            }
        }
        living.renewAll();
        die(dying);
        assertThat(store.writeOff(Duration.ofMinutes(10))).isPositive();
        takeAll(living, limit, served);
        settleAll(living);

        assertThat(served.get()).isBetween(700, 1_000);
        var count = count(limit);
        assertThat(count.used()).isEqualTo(1_000);
        assertThat(count.reserved()).isZero();
        assertThat(count.writtenOff()).isPositive();
    }

    @Test
    void manyCallersAtOnceGetExactlyWhatThereIs() throws Exception {
        var limit = limit(Metric.REQUESTS, Span.MONTH, 777, null);
        var nodes = List.of(node(), node());
        var served = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 4_000; i++) {
                var node = nodes.get(i % 2);
                callers.submit(() -> {
                    var part = node.take(limit, instance, 1);
                    if (part != null) {
                        served.incrementAndGet();
                        part.settle(1);
                    }
                });
            }
        }
        nodes.forEach(ShareBookTest::settleAll);
        takeAll(nodes.getFirst(), limit, served);
        settleAll(nodes.getFirst());

        assertThat(served).hasValue(777);
        assertThat(count(limit).used()).isEqualTo(777);
    }

    @Test
    void whatWasReservedButNotUsedIsFreeAgain() {
        var limit = limit(Metric.TOKENS, Span.DAY, 1_000, null);
        var node = node();

        var call = taken(node, limit, 900);
        assertThat(node.take(limit, instance, 200)).isNull();
        call.settle(100);

        taken(node, limit, 900).settle(900);
        settleAll(node);
        assertThat(count(limit)).isEqualTo(new Counters.Count(1_000, 0, 0));
    }

    @Test
    void whatOneNodeDoesNotNeedAnotherGets() {
        var limit = limit(Metric.TOKENS, Span.DAY, 1_000, null);
        var first = node();
        taken(first, limit, 400).settle(10);

        settleAll(first);

        assertThat(node().take(limit, instance, 990)).isNotNull();
    }

    @Test
    void aNodeThatWasThoughtDeadGivesNothingTwice() {
        var limit = limit(Metric.REQUESTS, Span.MONTH, 100, null);
        var paused = node();
        var before = new ArrayList<Part>();
        for (var i = 0; i < 20; i++) {
            before.add(taken(paused, limit, 1));
        }
        die(paused);
        store.writeOff(Duration.ofMinutes(10));
        var served = new AtomicInteger(20);

        takeAll(paused, limit, served);
        takeAll(node(), limit, served);
        before.forEach(it -> it.settle(1));
        settleAll(paused);

        assertThat(served.get()).isBetween(20, 100);
        assertThat(count(limit).used()).isEqualTo(100);
    }

    @Test
    void aNewSpanBeginsWithNothingUsedAndALateCallCountsInItsOwn() {
        var limit = limit(Metric.REQUESTS, Span.HOUR, 1, null);
        var clock = new WindowClock(Clock.systemUTC());
        var node = new ShareBook(store, clock, it -> {});
        clock.heard(Instant.parse("2030-01-01T10:59:59.9Z"));
        var late = taken(node, limit, 1);

        clock.heard(Instant.parse("2030-01-01T11:00:00.1Z"));
        assertThat(node.take(limit, instance, 1)).isNotNull();
        late.settle(1);
        clock.heard(Instant.parse("2030-01-01T11:00:00.1Z"));
        node.renewAll();

        assertThat(database.sql("SELECT used FROM model.counter WHERE usage_limit = ? AND starts = ?::timestamptz")
                        .params(limit.id().value(), "2030-01-01T10:00:00Z")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aLoweredLimitHoldsAtOnceAndARemovedOneNoMore() {
        var limit = limit(Metric.REQUESTS, Span.MONTH, 1_000, null);
        var node = node();
        for (var i = 0; i < 5; i++) {
            taken(node, limit, 1).settle(1);
        }
        settleAll(node);

        limits.change(ana, limit.id(), BigDecimal.valueOf(5), null);
        assertThat(node.take(limit, instance, 1)).isNull();

        limits.delete(ana, limit.id());
        assertThat(node().take(limit, instance, 1)).isNotNull();
    }

    @Test
    void peopleAreWarnedOnceBeforeALimitIsReached() {
        var limit = limit(Metric.REQUESTS, Span.MONTH, 10, 80);
        var node = new ShareBook(store, new WindowClock(Clock.systemUTC()), it -> {
            if (it instanceof LimitNearing nearing) {
                warnings.add(nearing);
            }
        });
        for (var i = 0; i < 10; i++) {
            taken(node, limit, 1).settle(1);
            node.renewAll();
        }
        settleAll(node);

        assertThat(warnings).singleElement().satisfies(it -> {
            assertThat(it.limit().id()).isEqualTo(limit.id());
            assertThat(it.instance()).isEqualTo(instance);
            assertThat(it.used()).isEqualTo(8);
        });
    }

    @Test
    void aSlowDatabaseEndsACallWithWordsAndIsAskedAgainLater() throws Exception {
        var limit = limit(Metric.REQUESTS, Span.MONTH, 10, null);
        var node = node();
        settleAll(node);
        taken(node, limit, 1).settle(1);
        settleAll(node);
        try (var other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE model.counter IN ACCESS EXCLUSIVE MODE");

            assertThatThrownBy(() -> node.take(limit, instance, 5))
                    .isInstanceOfSatisfying(
                            Problem.class, it -> assertThat(it.kind()).isEqualTo(Problem.Kind.UNAVAILABLE))
                    .hasMessageContaining("database is slow");
            other.rollback();
        }

        assertThat(node.take(limit, instance, 9)).isNotNull();
    }

    @Test
    void whatWasCountedLongAgoIsForgotten() {
        var minutes = limit(Metric.REQUESTS, Span.MINUTE, 10, null);
        var months = limit(Metric.REQUESTS, Span.MONTH, 10, null);
        for (var it : List.of(minutes, months)) {
            for (var days : List.of(1, 30, 500)) {
                database.sql(
                                "INSERT INTO model.counter (usage_limit, instance, starts) VALUES (?, ?, now() - make_interval(days => ?))")
                        .params(it.id().value(), instance, days)
                        .update();
            }
        }

        new CounterCleanup(store).run();

        assertThat(counters(minutes)).isEqualTo(1);
        assertThat(counters(months)).isEqualTo(2);
    }

    private int counters(Limit limit) {
        return database.sql("SELECT count(*) FROM model.counter WHERE usage_limit = ?")
                .param(limit.id().value())
                .query(Integer.class)
                .single();
    }

    private Limit limit(Metric metric, Span span, long amount, @Nullable Integer warnAt) {
        return limits.create(
                ana,
                new NewLimit(
                        false,
                        Subject.USER,
                        UUID.randomUUID(),
                        null,
                        metric,
                        span,
                        BigDecimal.valueOf(amount),
                        warnAt));
    }

    private ShareBook node() {
        return new ShareBook(store, new WindowClock(Clock.systemUTC()), it -> {});
    }

    private Part taken(ShareBook node, Limit limit, long amount) {
        return Objects.requireNonNull(node.take(limit, instance, amount));
    }

    private void takeAll(ShareBook node, Limit limit, AtomicInteger served) {
        settleAll(node);
        for (var part = node.take(limit, instance, 1); part != null; part = node.take(limit, instance, 1)) {
            part.settle(1);
            served.incrementAndGet();
        }
    }

    /** As the timer does, until the node holds nothing in hand. */
    private static void settleAll(ShareBook node) {
        for (var i = 0; i < 40; i++) {
            node.renewAll();
        }
    }

    private void die(ShareBook node) {
        database.sql("UPDATE model.node SET seen_at = seen_at - interval '1 hour' WHERE id = ?")
                .param(node.node())
                .update();
    }

    private Counters.Count count(Limit limit) {
        return database.sql("SELECT used, leased, written_off FROM model.counter WHERE usage_limit = ?")
                .param(limit.id().value())
                .query((row, number) -> new Counters.Count(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }
}
