package candela.server.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import candela.server.platform.Actor;
import candela.server.platform.Actor.Access;
import candela.server.platform.Actor.Origin;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.ActorBinding;
import candela.server.platform.Audited;
import candela.server.platform.TypedId;
import candela.server.testing.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class AuditLogTest {

    private static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null);

    private final AuditLog log;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final ActorBinding binding;
    private final JdbcClient database;
    private final Actor ana = auditor();

    AuditLogTest(
            AuditLog log,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            ActorBinding binding,
            JdbcClient database) {
        this.log = log;
        this.events = events;
        this.transaction = transaction;
        this.binding = binding;
        this.database = database;
    }

    @Test
    void whatWasDoneIsKeptWithItsChange() {
        var thing = new UserId(UUID.randomUUID());
        transaction.executeWithoutResult(it -> events.publishEvent(
                Audited.updated(ana, "thing", thing, Map.of("name", "old"), Map.of("name", "new"))));

        assertThat(log.read(ana, ALL, null, 10).items()).singleElement().satisfies(entry -> {
            assertThat(entry.entity()).isEqualTo(thing.value());
            assertThat(entry.before()).isEqualTo("{\"name\":\"old\"}");
            assertThat(entry.ip()).isEqualTo("192.0.2.1");
        });
    }

    @Test
    void whatFailedIsKeptAlthoughItWasRolledBack() {
        transaction.executeWithoutResult(it -> {
            events.publishEvent(done("kept").failed("wrong password"));
            events.publishEvent(done("undone"));
            it.setRollbackOnly();
        });

        assertThat(log.read(ana, ALL, null, 10).items())
                .extracting(Entry::action, Entry::error)
                .containsExactly(tuple("kept", "wrong password"));
    }

    @Test
    void anotherTeamSeesNothingOfIt() {
        publish(done("created"));

        assertThat(log.read(auditor(), ALL, null, 10).items()).isEmpty();
    }

    @Test
    void whoMayNotReadTheAuditIsRefused() {
        var ben = Actor.person(ana.user(), ana.team(), Set.of("query:run"), ana.origin());

        assertThatThrownBy(() -> log.read(ben, ALL, null, 10)).hasMessageContaining("audit:read");
    }

    @Test
    void aFilterFindsByActionAndText() {
        publish(done("created"));
        publish(new Audited(ana, "updated", "thing", null, Map.of(), Map.of("name", "Quarterly sales"), null));

        var byText = new AuditFilter(null, null, null, null, null, null, "quarterly");
        var byAction = new AuditFilter(ana.user().value(), "created", null, null, null, null, null);
        assertThat(log.read(ana, byText, null, 10).items())
                .extracting(Entry::action)
                .containsExactly("updated");
        assertThat(log.read(ana, byAction, null, 10).items())
                .extracting(Entry::action)
                .containsExactly("created");
    }

    @Test
    void theListIsReadPageByPageNewestFirst() {
        List.of("first", "second", "third").forEach(it -> publish(done(it)));

        var page = log.read(ana, ALL, null, 2);
        assertThat(page.items()).extracting(Entry::action).containsExactly("third", "second");
        assertThat(log.read(ana, ALL, page.next(), 2).items())
                .extracting(Entry::action)
                .containsExactly("first");
    }

    @Test
    void theServerItselfCannotChangeOrDeleteAnEntry() {
        publish(done("created"));

        assertThatThrownBy(() -> asSystem("UPDATE audit.entry SET action = 'forged'"))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> asSystem("DELETE FROM audit.entry"))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void anEntryThatWasChangedIsNoLongerWhole() {
        publish(done("created"));
        var entry = log.read(ana, ALL, null, 1).items().getFirst();
        var forged = new Entry(
                entry.number(),
                entry.id(),
                entry.at(),
                entry.actor(),
                entry.team(),
                entry.key(),
                entry.session(),
                entry.access(),
                "deleted",
                entry.entityType(),
                entry.entity(),
                entry.before(),
                entry.after(),
                entry.error(),
                entry.ip(),
                entry.userAgent(),
                entry.previousHash(),
                entry.hash());

        assertThat(entry.isWhole()).isTrue();
        assertThat(forged.isWhole()).isFalse();
    }

    @Test
    void theWholeChainIsVerified() {
        publish(done("created"));

        assertThat(log.verify(Actor.system())).satisfies(it -> {
            assertThat(it.ok()).as(it.line()).isTrue();
            assertThat(it.entries()).isPositive();
        });
    }

    private void asSystem(String statement) {
        transaction.executeWithoutResult(
                it -> binding.as(Actor.system(), () -> database.sql(statement).update()));
    }

    private void publish(Audited done) {
        transaction.executeWithoutResult(it -> events.publishEvent(done));
    }

    private Audited done(String action) {
        return new Audited(ana, action, "thing", null, Map.of(), Map.of(), null);
    }

    private static Actor auditor() {
        return Actor.person(
                new UserId(TypedId.next()),
                new TeamId(TypedId.next()),
                Set.of("audit:read"),
                new Origin(Access.UI, null, null, "192.0.2.1", "test"));
    }
}
