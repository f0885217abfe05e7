package candela.server.model.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Problem;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class UsageLogTest {

    private static final Actor SYSTEM = Actor.system();

    private final UsageLog log;
    private final UsageMonths months;
    private final JdbcClient database;
    private final People people;
    private final TestClock clock;
    private @Autowired ActorBinding binding;
    private @Autowired PlatformTransactionManager transactions;
    private @Autowired Api api;

    UsageLogTest(UsageLog log, UsageMonths months, JdbcClient database, People people, TestClock clock) {
        this.log = log;
        this.months = months;
        this.database = database;
        this.people = people;
        this.clock = clock;
    }

    @Test
    void aBatchIsWrittenWholeAndCountedOnceHoweverOftenItComes() {
        var ana = people.member();
        var batch = IntStream.range(0, 1_000)
                .mapToObj(it -> Calls.by(ana.actor(), clock.instant()).using(it, 1, "0.0001"))
                .toList();

        log.write(SYSTEM, batch);
        log.write(SYSTEM, batch);
        log.write(
                SYSTEM,
                List.of(batch.getFirst(), Calls.by(ana.actor(), clock.instant()).using(1, 1, "0")));

        assertThat(count(ana.actor(), ana)).isEqualTo(1_001);
    }

    @Test
    void everyFieldIsKeptAsItWasGiven() {
        var ana = people.member();
        var call = Calls.by(ana.actor(), clock.instant()).outcome("failed").using(7, 5, "0.000000123456");
        log.write(SYSTEM, List.of(call));

        var row = as(
                ana.actor(),
                () -> database.sql("SELECT * FROM model.usage WHERE id = ?")
                        .param(call.id())
                        .query()
                        .singleRow());

        assertThat(row.values().stream()
                        .map(it -> it instanceof BigDecimal cost ? cost.toPlainString() : String.valueOf(it)))
                .contains("0.000000123456", "The provider answered 503", "direct", "CHAT", "failed", "1000")
                .hasSize(24);
        assertThat(row).containsEntry("key", null).containsEntry("first_token_ms", null);
    }

    @Test
    void aMonthThatNobodyMadeIsMadeByWritingIntoIt() {
        var ana = people.member();
        var next = start(month().plusMonths(40));
        assertThat(partitions()).doesNotContain("usage_" + name(month().plusMonths(40)));

        log.write(SYSTEM, List.of(Calls.by(ana.actor(), next).using(1, 1, "0")));
        log.write(SYSTEM, List.of(Calls.by(ana.actor(), next.minusMillis(1)).using(1, 1, "0")));

        assertThat(count(ana.actor(), ana)).isEqualTo(2);
        assertThat(partitions())
                .contains("usage_" + name(month().plusMonths(40)), "usage_" + name(month().plusMonths(39)));
    }

    @Test
    void theComingMonthIsMadeAheadAndOldOnesAreDroppedWhole() {
        var ana = people.member();
        var kept = Calls.by(ana.actor(), start(month().minusMonths(13))).using(1, 1, "0");
        var old = Calls.by(ana.actor(), start(month().minusMonths(13)).minusMillis(1))
                .using(1, 1, "0");
        log.write(SYSTEM, List.of(kept, old));

        months.run();

        assertThat(count(ana.actor(), ana)).isEqualTo(1);
        assertThat(partitions())
                .contains("usage_" + name(month().plusMonths(1)), "usage_" + name(month().minusMonths(13)))
                .doesNotContain("usage_" + name(month().minusMonths(14)));
    }

    @Test
    void howLongUsageIsKeptIsASetting() {
        var ana = people.member();
        var admin = people.administrator();
        log.write(
                SYSTEM,
                List.of(Calls.by(ana.actor(), start(month().minusMonths(3))).using(1, 1, "0")));

        assertThat(api.put(admin, "/settings/usage.retention_months", "{\"value\": 0}"))
                .hasStatus(400);
        assertThat(api.put(admin, "/settings/usage.retention_months", "{\"value\": 2}"))
                .hasStatusOk();
        try {
            months.run();
        } finally {
            api.put(admin, "/settings/usage.retention_months", "{\"value\": 13}");
        }

        assertThat(count(ana.actor(), ana)).isZero();
    }

    @Test
    void thePersonTheTeamAndAdministratorsSeeARowAndNobodyElse() {
        var ana = people.member();
        var ben = people.colleague(ana, "viewer");
        log.write(SYSTEM, List.of(Calls.by(ana.actor(), clock.instant()).using(1, 1, "0")));

        assertThat(count(ana.actor(), ana)).isEqualTo(1);
        assertThat(count(ben.actor(), ana)).isEqualTo(1);
        assertThat(count(people.administrator().actor(), ana)).isEqualTo(1);
        assertThat(count(people.member().actor(), ana)).isZero();
    }

    @Test
    void nobodyButTheSystemWritesAndNobodyChanges() {
        var ana = people.member();
        var call = Calls.by(ana.actor(), clock.instant()).using(1, 1, "0");
        log.write(SYSTEM, List.of(call));

        assertThatThrownBy(() -> log.write(ana.actor(), List.of(call))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> as(
                        ana.actor(),
                        () -> database.sql("SELECT model.drop_usage_before(now())")
                                .query(Integer.class)
                                .single()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> as(
                        SYSTEM,
                        () -> database.sql("UPDATE model.usage SET cost = 0").update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aRecordThatTheDatabaseWouldRefuseIsRefusedWhereItIsMade() {
        var call = Calls.by(SYSTEM, clock.instant());
        assertThatThrownBy(() -> call.outcome("fine").using(1, 1, "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> call.using(1, 1, "-1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(call.model("a\0b" + "x".repeat(5_000)).using(1, 1, "0").modelName())
                .startsWith("ab")
                .hasSize(1_000);
    }

    private int count(Actor reader, Person whose) {
        return as(
                reader,
                () -> database.sql("SELECT count(*) FROM model.usage WHERE user_id = ?")
                        .param(whose.user().value())
                        .query(Integer.class)
                        .single());
    }

    private List<String> partitions() {
        return database.sql(
                        "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'model.usage'::regclass")
                .query((row, number) -> row.getString(1).replace("model.", ""))
                .list();
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> binding.as(actor, work)));
    }

    private YearMonth month() {
        return YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String name(YearMonth month) {
        return month.toString().replace('-', '_');
    }
}
