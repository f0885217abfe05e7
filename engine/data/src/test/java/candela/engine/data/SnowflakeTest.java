package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.DataException.Reason;
import candela.engine.sql.Guard;
import candela.engine.sql.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snowflake's own driver, by its fields and through its door, with a server that speaks as the service does. */
class SnowflakeTest {

    private static final TestAuthority AUTHORITY = new TestAuthority("Cloud");
    private static final String HOST = "acme.snowflakecomputing.com";

    @TempDir
    static Path folder;

    private static AutoCloseable belief;
    private static SnowflakeServer server;
    private static Access access;

    @BeforeAll
    static void start() throws Exception {
        access = new Access(1, Duration.ofSeconds(10))
                .with(TestDrivers.with(ServerKind.SNOWFLAKE, folder).folder());
        belief = AUTHORITY.believed(folder);
        server = SnowflakeServer.start(AUTHORITY);
        try (var owner = server.owner();
                var statement = owner.createStatement()) {
            statement.execute("CREATE TABLE long AS SELECT range AS n FROM range(2000)");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
            belief.close();
        }
    }

    private static Source.Server source() {
        return server.source(HOST, Tls.of(Tls.Mode.VERIFY_FULL));
    }

    private static void ping(Source.Server source) {
        try (var database = Database.open(source, access)) {
            assertThat(database.ping()).isPositive();
        }
    }

    @Test
    void theFieldsArriveAsTheyWereEntered() {
        ping(source());
        var login = server.logins().getLast();
        assertThat(login.user()).isEqualTo(SnowflakeServer.USER);
        assertThat(login.byKey()).isFalse();
        assertThat(login.fields())
                .containsEntry("databaseName", "SHOP")
                .containsEntry("schemaName", "PUBLIC")
                .containsEntry("warehouse", "COMPUTE")
                .containsEntry("roleName", "ANALYST");
    }

    @Test
    void aKeyDoesInsteadOfAPassword() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var pair = generator.generateKeyPair();
        server.knows(pair.getPublic());
        ping(source().with(new Session("", "", pem(pair.getPrivate().getEncoded()))));
        assertThat(server.logins().getLast().byKey()).isTrue();

        var stranger = pem(generator.generateKeyPair().getPrivate().getEncoded());
        assertThatThrownBy(() -> ping(source().with(new Session("", "", stranger))))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.AUTHENTICATION))
                .hasMessageContaining("with this key");
    }

    private static String pem(byte[] key) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----";
    }

    @Test
    void aWrongPasswordIsTold() {
        var it = source();
        var wrong = new Source.Server(it.kind(), HOST, it.port(), "SHOP", it.username(), "x", it.tls(), it.route());
        assertThatThrownBy(() -> ping(wrong))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.reason()).isEqualTo(Reason.AUTHENTICATION))
                .hasMessageContaining("no user “reader” with this password");
    }

    /** The certificate is for other names. */
    @Test
    void anotherHostOfTheSameAddressIsNotBelieved() {
        assertThatThrownBy(() -> ping(server.source("other.snowflakecomputing.com", Tls.of(Tls.Mode.VERIFY_FULL))))
                .isInstanceOf(DataException.class);
        assertThat(server.logins()).noneMatch(it -> it.fields().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISABLE", "PREFER", "REQUIRE", "VERIFY_CA"})
    void lessThanTheNameOfTheHostIsNotTaken(Tls.Mode mode) {
        assertThatThrownBy(() -> server.source(HOST, Tls.of(mode)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("verify_full");
        assertThatThrownBy(() -> server.source(HOST, new Tls(Tls.Mode.VERIFY_FULL, AUTHORITY.certificate(), "", "")))
                .isInstanceOf(DataException.class);
    }

    /** The rest of a long answer comes from another host, which is found good before. */
    @Test
    void aLongAnswerIsFetchedWhereOthersFoundItGood() {
        var far = access.with((host, port) -> {
            assertThat(host + ":" + port).isEqualTo(SnowflakeServer.FURTHER + ":443");
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
        });
        assertThat(sum(far)).isEqualTo(List.of(2000, 1999L));
    }

    @Test
    void whereItIsNotFoundGoodTheAnswerFails() {
        var never = access.with((host, _) -> {
            throw new IOException("Not there: " + host);
        });
        assertThatThrownBy(() -> sum(never)).isInstanceOf(DataException.class);
    }

    private static List<Object> sum(Access reach) {
        try (var database = Database.open(source(), reach)) {
            var verdict = new Guard(database.dialect(), database.inspect(new Inspection(Duration.ZERO)))
                    .check("SELECT n FROM long ORDER BY n");
            var rows = database.run(
                            (Verdict.Allowed) verdict,
                            new Limits(5000, Duration.ofSeconds(30), 1 << 22),
                            new Execution())
                    .rows();
            return List.of(rows.size(), rows.getLast().getFirst());
        }
    }
}
