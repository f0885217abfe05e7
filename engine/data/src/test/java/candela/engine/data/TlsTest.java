package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.DataException.Reason;
import candela.engine.data.Tls.Mode;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TLS with real servers, whose certificate for {@code db.example} comes from an authority made for this test. */
class TlsTest {

    static final TestAuthority AUTHORITY = new TestAuthority("Good");
    static final TestAuthority OTHER = new TestAuthority("Other");

    static TestServer postgres;
    static TestServer mariaDb;
    static TestServer plain;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestServer.securePostgreSql(AUTHORITY);
        mariaDb = TestServer.secureMariaDb(AUTHORITY);
        plain = TestServer.postgreSql();
        try (var owner = postgres.owner();
                var statement = owner.createStatement()) {
            statement.execute("CREATE ROLE carded LOGIN PASSWORD '" + TestServer.PASSWORD + "'");
        }
        try (var owner = mariaDb.master();
                var statement = owner.createStatement()) {
            statement.execute("CREATE USER carded@'%' IDENTIFIED BY '" + TestServer.PASSWORD + "' REQUIRE X509");
            statement.execute("GRANT SELECT ON shop.* TO carded@'%'");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
        mariaDb.close();
        plain.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void everyModeConnectsWhereItMay(ServerKind kind) {
        assertConnects(source(kind, "db.example", "reader", Tls.of(Mode.DISABLE)), false);
        assertConnects(source(kind, "db.example", "reader", Tls.of(Mode.PREFER)), true);
        assertConnects(source(kind, "db.example", "reader", Tls.of(Mode.REQUIRE)), true);
        assertConnects(source(kind, "other.example", "reader", verified(Mode.VERIFY_CA, AUTHORITY)), true);
        assertConnects(source(kind, "db.example", "reader", verified(Mode.VERIFY_FULL, AUTHORITY)), true);
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void anUnknownAuthorityIsNotBelieved(ServerKind kind) {
        for (var mode : new Mode[] {Mode.VERIFY_CA, Mode.VERIFY_FULL}) {
            for (var tls : new Tls[] {verified(mode, OTHER), Tls.of(mode)}) {
                assertRefused(
                        source(kind, "db.example", "reader", tls),
                        Reason.UNREACHABLE,
                        "no authority that is trusted here");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aCertificateForAnotherHostIsNotBelieved(ServerKind kind) {
        for (var host : new String[] {"other.example", "127.0.0.1"}) {
            assertRefused(
                    source(kind, host, "reader", verified(Mode.VERIFY_FULL, AUTHORITY)),
                    Reason.UNREACHABLE,
                    "is for another host than “" + host + "”");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aClientShowsItsCertificate(ServerKind kind) {
        var client = AUTHORITY.issue("candela.example");
        var tls = new Tls(Mode.VERIFY_FULL, AUTHORITY.certificate(), client.certificate(), client.key());
        assertConnects(source(kind, "db.example", "carded", tls), true);

        var without = source(kind, "db.example", "carded", verified(Mode.VERIFY_FULL, AUTHORITY));
        assertRefused(
                without, kind == ServerKind.POSTGRESQL ? Reason.DENIED : Reason.AUTHENTICATION, "client's certificate");

        var stranger = OTHER.issue("candela.example");
        var foreign = new Tls(Mode.REQUIRE, "", stranger.certificate(), stranger.key());
        assertThatThrownBy(() -> ping(source(kind, "db.example", "carded", foreign)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void aServerWithoutTlsIsOnlyTakenWhereThatIsAllowed() {
        for (var mode : new Mode[] {Mode.REQUIRE, Mode.VERIFY_CA, Mode.VERIFY_FULL}) {
            var server = with(plain.source(), "127.0.0.1", "reader", Tls.of(mode));
            assertRefused(server, Reason.DENIED, "offers no TLS");
        }
        assertConnects(with(plain.source(), "127.0.0.1", "reader", Tls.of(Mode.PREFER)), false);
    }

    @Test
    void whatCannotBeUsedIsToldBeforeAnyServerIsAsked() {
        var client = AUTHORITY.issue("a.example");
        var another = AUTHORITY.issue("b.example");
        assertMalformed(Mode.VERIFY_FULL, "hello", "", "", "This is no certificate");
        assertMalformed(Mode.REQUIRE, "", client.certificate(), "", "Give both, or neither");
        assertMalformed(Mode.REQUIRE, "", client.certificate(), "hello", "no private key that can be read");
        assertMalformed(Mode.REQUIRE, "", client.certificate(), another.key(), "does not belong");
        assertMalformed(Mode.PREFER, "", client.certificate(), client.key(), "needs TLS “require” or “verify”");
        assertMalformed(Mode.REQUIRE, AUTHORITY.certificate(), "", "", "only counts with TLS “verify”");
        assertMalformed(
                Mode.REQUIRE,
                "",
                client.certificate(),
                client.key().replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
                "openssl pkcs8");
        assertThat(new Tls(Mode.REQUIRE, "", client.certificate(), client.key()).toString())
                .doesNotContain("PRIVATE");
    }

    @Test
    void anExpiredCertificateIsNotAccepted() {
        var old = AUTHORITY.issue("candela.example", Instant.now().minus(Duration.ofHours(1)));
        var tls = new Tls(Mode.REQUIRE, "", old.certificate(), old.key());
        assertThatThrownBy(() -> ping(source(ServerKind.POSTGRESQL, "db.example", "carded", tls)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not accept the client's certificate");
    }

    private static void assertMalformed(Mode mode, String authority, String certificate, String key, String words) {
        assertThatThrownBy(() -> new Tls(mode, authority, certificate, key))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.MALFORMED))
                .hasMessageContaining(words);
    }

    /** Connects past and through the pool, and asks the server whether what it hears is encrypted. */
    private static void assertConnects(Source.Server source, boolean encrypted) {
        ping(source);
        try (var connector = Connector.of(source, Access.DEFAULT);
                var connection = connector.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        source.kind() == ServerKind.POSTGRESQL
                                ? "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
                                : "SELECT variable_value <> '' FROM information_schema.session_status WHERE variable_name = 'SSL_CIPHER'")) {
            row.next();
            assertThat(row.getBoolean(1)).as(source + " " + source.tls()).isEqualTo(encrypted);
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(Source.Server source, Reason reason, String words) {
        assertThatThrownBy(() -> ping(source))
                .as(source + " " + source.tls())
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(reason))
                .hasMessageContaining(words);
    }

    private static void ping(Source.Server source) {
        try (var database = Database.open(source, new Access(1, Duration.ofSeconds(3)))) {
            database.ping();
        }
    }

    private static Tls verified(Mode mode, TestAuthority authority) {
        return new Tls(mode, authority.certificate(), "", "");
    }

    private static Source.Server source(ServerKind kind, String host, String user, Tls tls) {
        return with((kind == ServerKind.POSTGRESQL ? postgres : mariaDb).source(), host, user, tls);
    }

    /** The host keeps its name, and its address is known already. */
    private static Source.Server with(Source.Server it, String host, String user, Tls tls) {
        var here = Route.to(InetAddress.getLoopbackAddress());
        return new Source.Server(it.kind(), host, it.port(), it.database(), user, it.password(), tls, here);
    }
}
