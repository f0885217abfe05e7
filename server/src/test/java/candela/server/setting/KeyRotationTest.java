package candela.server.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import candela.server.platform.Encryption;
import candela.server.platform.ForeignPostgres;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import candela.server.setting.KeyRotation.KeyRotationId;
import candela.server.testing.Api;
import candela.server.testing.People;
import candela.server.testing.People.Person;
import candela.server.testing.ServerTest;
import candela.server.testing.TestClock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class KeyRotationTest {

    private static ForeignPostgres foreign;

    @Autowired
    private Encryption encryption;

    @Autowired
    private Resealing resealing;

    @Autowired
    private KeyRotationJob job;

    @Autowired
    private KeyRotationSteps steps;

    @Autowired
    private KeyRetirement retirement;

    @Autowired
    private KeyRotationRows rows;

    @Autowired
    private ActorBinding binding;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TestClock clock;

    private final Api api;
    private final Person administrator;

    KeyRotationTest(Api api, People people) {
        this.api = api;
        this.administrator = people.administrator();
    }

    @BeforeAll
    static void aShop() throws SQLException {
        foreign = ForeignPostgres.start();
        foreign.run("CREATE TABLE parts (id int PRIMARY KEY)");
        foreign.run("INSERT INTO parts VALUES (7)");
        foreign.run("GRANT SELECT ON parts TO reader");
    }

    @AfterAll
    static void closed() {
        foreign.close();
    }

    /** The next test finds none under way. */
    @AfterEach
    void ended() {
        clock.advance(Duration.ofMinutes(2));
        retirement.run();
    }

    @Test
    void everythingIsEncryptedAnewAndTheOldKeyIsThrownAway() {
        var source = connect();
        var before = secret(source);

        var asked = api.post(administrator, "/key-rotations", "");
        assertThat(asked).hasStatus(202);
        assertThat(api.post(administrator, "/key-rotations", "")).hasStatus(409);
        var path = "/key-rotations/" + Api.text(asked, "/id");
        await(path, "retiring");
        assertThat(Api.json(api.get(administrator, path)).at("/done").asLong()).isPositive();

        assertThat(secret(source)).isNotEqualTo(before);
        assertThat(encryption.decrypt(before, source, administrator.team().value()))
                .as("the old key is kept for what was being written meanwhile")
                .isEqualTo(ForeignPostgres.PASSWORD);
        assertReadable(source);

        clock.advance(Duration.ofMinutes(2));
        retirement.run();

        await(path, "succeeded");
        var key = rotation(path).key();
        assertThat(resealing.remaining(Actor.system(), key)).isZero();
        assertThatThrownBy(() ->
                        encryption.decrypt(before, source, administrator.team().value()))
                .isInstanceOf(Problem.class);
        assertReadable(source);
        assertReadable(connect());
    }

    @Test
    void aRunThatDiedHalfwayGoesOnWhereItWas() {
        var one = connect();
        var other = connect();
        var id = put();
        var key = row(id).key();
        encryption.introduce(key);
        assertThatThrownBy(() -> resealing.run(Actor.system(), key, count -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertReadable(one);
        assertReadable(other);

        job.run(id.value());

        assertThat(entries(id, "executed")).isOne();
        assertThat(row(id).status()).isEqualTo(KeyRotation.Status.RETIRING);
        assertThat(resealing.remaining(Actor.system(), key)).isZero();
        assertReadable(one);
        assertReadable(other);
    }

    @Test
    void whatIsWrittenUnderTheOldKeyMeanwhileIsFoundBeforeThatKeyGoes() {
        var source = connect();
        var late = secret(source);
        var id = put();
        job.run(id.value());
        system(() -> database.sql("UPDATE datasource.data_source SET secret = ? WHERE id = ?")
                .params(late, source)
                .update());

        clock.advance(Duration.ofMinutes(2));
        retirement.run();

        assertThat(row(id).status()).isEqualTo(KeyRotation.Status.SUCCEEDED);
        assertReadable(source);
    }

    @Test
    void aSecretThatNoKeyOpensKeepsTheOldKeysAndSaysSo() {
        var source = connect();
        var other = connect();
        var good = secret(source);
        var foreignSecret = secret(other);
        system(() -> database.sql("UPDATE datasource.data_source SET secret = ? WHERE id = ?")
                .params(foreignSecret, source)
                .update());
        var id = put();

        job.run(id.value());

        assertThat(row(id).status()).isEqualTo(KeyRotation.Status.FAILED);
        assertThat(row(id).error()).contains("1 stored secrets cannot be opened");
        assertThat(encryption.decrypt(good, source, administrator.team().value()))
                .isEqualTo(ForeignPostgres.PASSWORD);
        system(() -> database.sql("UPDATE datasource.data_source SET secret = ? WHERE id = ?")
                .params(good, source)
                .update());
    }

    @Test
    void aChangeThatIsCancelledKeepsAllKeys() {
        var source = connect();
        var id = put();

        assertThat(api.post(administrator, "/key-rotations/" + id.value() + "/cancel", ""))
                .bodyJson()
                .extractingPath("$.status")
                .isEqualTo("cancelled");
        job.run(id.value());

        assertThat(row(id).status()).isEqualTo(KeyRotation.Status.CANCELLED);
        assertReadable(source);
        assertThat(api.post(administrator, "/key-rotations/" + id.value() + "/cancel", ""))
                .hasStatus(409);
    }

    /** As the command line asks for it: nobody who is signed in. */
    @Test
    void thatAChangeBeganIsInTheAuditLogOnceWhoeverAskedForIt() {
        var id = put();
        var key = row(id).key();
        encryption.introduce(key);
        steps.begin(Actor.system(), id, resealing.remaining(Actor.system(), key));
        assertThat(entries(id, "executed")).isOne();

        job.run(id.value());

        assertThat(entries(id, "executed")).as("it goes on, it does not begin").isOne();
        assertThat(entries(id, "created")).isZero();
    }

    private long entries(KeyRotationId id, String action) {
        return Api.json(api.get(
                        administrator, "/audit?entityType=key_rotation&entity=" + id.value() + "&action=" + action))
                .at("/items")
                .size();
    }

    private UUID connect() {
        return UUID.fromString(Api.text(
                api.post(administrator, "/data-sources", """
                {"name": "%s", "kind": "postgresql", "host": "127.0.0.1", "port": %d, "database": "shop",
                 "username": "reader", "password": "%s", "tls": "disable"}""".formatted(
                                UUID.randomUUID(), foreign.port(), ForeignPostgres.PASSWORD)),
                "/id"));
    }

    private void assertReadable(UUID source) {
        assertThat(encryption.decrypt(
                        secret(source), source, administrator.team().value()))
                .isEqualTo(ForeignPostgres.PASSWORD);
        assertThat(api.get(administrator, "/data-sources/" + source + "/preview?table=parts"))
                .hasStatus(200);
    }

    private byte[] secret(UUID source) {
        return system(() -> database.sql("SELECT secret FROM datasource.data_source WHERE id = ?")
                .param(source)
                .query((row, number) -> row.getBytes(1))
                .single());
    }

    /** A change of keys that no job works on. */
    private KeyRotationId put() {
        var asked = KeyRotation.asked(
                new KeyRotationId(TypedId.next()), administrator.user(), KeyRotations.freshKey(), clock.instant());
        return system(() -> rows.save(asked)).id();
    }

    private KeyRotation row(KeyRotationId id) {
        return system(() -> rows.findById(id).orElseThrow());
    }

    private KeyRotation rotation(String path) {
        return row(new KeyRotationId(UUID.fromString(path.replaceFirst(".*/", ""))));
    }

    private <T> T system(Supplier<T> work) {
        return transactions.execute(status -> binding.as(Actor.system(), work));
    }

    private void await(String path, String status) {
        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!Api.text(api.get(administrator, path), "/status").equals(status)) {
            assertThat(System.nanoTime()).as("waiting for " + status).isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
