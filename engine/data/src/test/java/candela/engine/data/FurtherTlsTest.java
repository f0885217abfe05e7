package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.Tls.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * TLS of the kinds whose drivers do not come with Candela: a real TLS server with a certificate for {@code db.example}
 * notes the first words that it hears from the driver, which it hears only when it was believed.
 */
class FurtherTlsTest {

    private static final TestAuthority AUTHORITY = new TestAuthority("Good");
    private static final TestAuthority OTHER = new TestAuthority("Other");

    private static final BlockingQueue<String> HEARD = new LinkedBlockingQueue<>();

    @TempDir
    static Path folder;

    private static SSLServerSocket server;

    @BeforeAll
    static void start() throws Exception {
        var issued = AUTHORITY.issue("db.example");
        var context = Credentials.of(new Tls(Mode.REQUIRE, "", issued.certificate(), issued.key()))
                .context();
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 20, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(FurtherTlsTest::admit);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static void admit() {
        while (!server.isClosed()) {
            try (var near = server.accept()) {
                near.setSoTimeout(10_000);
                var heard = new byte[64];
                var length = near.getInputStream().read(heard);
                if (length > 0) {
                    HEARD.add(new String(heard, 0, length, StandardCharsets.ISO_8859_1));
                }
            } catch (IOException e) {
                // Whoever came did not believe the certificate.
            }
        }
    }

    private static Source.Server source(ServerKind kind, String host, Tls tls) {
        return new Source.Server(
                kind,
                host,
                server.getLocalPort(),
                "shop",
                "reader",
                "",
                tls,
                Route.to(InetAddress.getLoopbackAddress()));
    }

    private static void ping(Source.Server source, Access access) throws Exception {
        try (var database = Database.open(source, access)) {
            database.ping();
        }
    }

    /** Skips the test where the driver is not there; so it stands outside of what is expected to fail. */
    private static Access access(ServerKind kind) throws IOException {
        return new Access(1, Duration.ofSeconds(5))
                .with(TestDrivers.with(kind, folder).folder());
    }

    private static Tls verified(Mode mode, TestAuthority authority) {
        return new Tls(mode, authority.certificate(), "", "");
    }

    /** It hangs up after the first words, which the driver then tells. */
    private static void assertBelieved(ServerKind kind, String host, Tls tls) throws Exception {
        var access = access(kind);
        HEARD.clear();
        assertThatThrownBy(() -> ping(source(kind, host, tls), access)).isInstanceOf(DataException.class);
        assertThat(HEARD.poll(10, TimeUnit.SECONDS))
                .as(kind + " " + tls)
                .isNotNull()
                .containsPattern(kind == ServerKind.ORACLE ? "[\\x00-\\x7f]" : "^(GET|POST) ");
    }

    private static void assertNotBelieved(ServerKind kind, String host, Tls tls, String words) throws IOException {
        var access = access(kind);
        HEARD.clear();
        assertThatThrownBy(() -> ping(source(kind, host, tls), access))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(words);
        assertThat(HEARD).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLICKHOUSE", "TRINO", "ORACLE"})
    void theRightCertificateIsBelieved(ServerKind kind) throws Exception {
        assertBelieved(kind, "db.example", verified(Mode.VERIFY_FULL, AUTHORITY));
        assertBelieved(kind, "other.example", verified(Mode.VERIFY_CA, AUTHORITY));
        assertBelieved(kind, "other.example", Tls.of(Mode.REQUIRE));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLICKHOUSE", "TRINO", "ORACLE"})
    void anotherAuthorityIsNotBelieved(ServerKind kind) throws IOException {
        for (var mode : new Mode[] {Mode.VERIFY_CA, Mode.VERIFY_FULL}) {
            assertNotBelieved(kind, "db.example", verified(mode, OTHER), "no authority that is trusted here");
            assertNotBelieved(kind, "db.example", Tls.of(mode), "no authority that is trusted here");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CLICKHOUSE", "TRINO", "ORACLE"})
    void aCertificateForAnotherHostIsNotBelieved(ServerKind kind) throws IOException {
        assertNotBelieved(
                kind,
                "other.example",
                verified(Mode.VERIFY_FULL, AUTHORITY),
                "is for another host than “other.example”");
    }

    /** SQL Server's driver wraps TLS into its own protocol, and asks this class of ours. */
    @Test
    void sqlServersDriverBelievesWhomTheWayBelieves() throws Exception {
        assertThat(shaken("db.example", verified(Mode.VERIFY_FULL, AUTHORITY))).isTrue();
        assertThat(shaken("other.example", verified(Mode.VERIFY_CA, AUTHORITY))).isTrue();
        assertThat(shaken("other.example", Tls.of(Mode.REQUIRE))).isTrue();
        assertThat(shaken("other.example", verified(Mode.VERIFY_FULL, AUTHORITY)))
                .isFalse();
        assertThat(shaken("127.0.0.1", verified(Mode.VERIFY_FULL, AUTHORITY))).isFalse();
        assertThat(shaken("db.example", verified(Mode.VERIFY_CA, OTHER))).isFalse();
        assertThat(shaken("db.example", Tls.of(Mode.VERIFY_FULL))).isFalse();
    }

    private static boolean shaken(String host, Tls tls) throws Exception {
        try (var way = Way.open(source(ServerKind.SQLSERVER, host, tls), Access.DEFAULT);
                var plain = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new WayTrust(way.handle())}, null);
            try (var secure = (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true)) {
                secure.startHandshake();
                return true;
            } catch (SSLException e) {
                return false;
            }
        }
    }
}
