package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.DataException.Reason;
import candela.engine.data.Tls.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases behind a real SSH server, with its key pinned. */
class TunnelTest {

    @TempDir
    static Path folder;

    static final TestAuthority AUTHORITY = new TestAuthority("Good");
    static final KeyPair CLIENT = pair();
    static TestServer postgres;
    static TestServer mariaDb;
    static TestSsh ssh;
    static String fingerprint;

    @BeforeAll
    static void start() throws Exception {
        postgres = TestServer.securePostgreSql(AUTHORITY);
        mariaDb = TestServer.secureMariaDb(AUTHORITY);
        ssh = TestSsh.start(folder, CLIENT.getPublic());
        fingerprint = ssh.fingerprint();
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
        mariaDb.close();
        ssh.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void aDatabaseIsReachedThroughTheServerAndKeepsItsName(ServerKind kind) {
        var source = source(kind, tunnel(TestSsh.PASSWORD, "", fingerprint));
        try (var database = open(source)) {
            assertThat(database.ping()).isPositive();
            assertThat(database.inspect(Inspection.DEFAULT).tables()).isEmpty();
            assertThat(ssh.reached()).contains("localhost:" + source.port());
        }
        var other = new Tls(Mode.VERIFY_FULL, new TestAuthority("Other").certificate(), "", "");
        assertThatThrownBy(() -> ping(source(kind, tunnel(TestSsh.PASSWORD, "", fingerprint), other)))
                .hasMessageContaining("comes from no authority");
    }

    @Test
    void aKeyOpensTheServerToo() {
        ping(source(ServerKind.POSTGRESQL, tunnel("", text(CLIENT), fingerprint)));
        assertRefused(tunnel("", text(pair()), fingerprint), "does not let “ana” in");
        assertRefused(tunnel("", "hello", fingerprint), "private key for the SSH server cannot be read");
    }

    private static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code ssh-keygen} writes it. */
    private static String text(KeyPair pair) {
        var bytes = new ByteArrayOutputStream();
        try {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "ana", null, bytes);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aServerIsOnlyBelievedByItsKey() {
        assertRefused(tunnel(TestSsh.PASSWORD, "", ""), "has the fingerprint " + fingerprint);
        var another = "SHA256:" + "A".repeat(43);
        assertRefused(tunnel(TestSsh.PASSWORD, "", another), "showed another key (" + fingerprint + ")");
    }

    @Test
    void whatDoesNotOpenIsToldInWords() {
        assertRefused(tunnel("wrong", "", fingerprint), "does not let “ana” in");
        assertRefused(
                new Tunnel("127.0.0.1", 1, TestSsh.USER, "x", "", fingerprint, null),
                "The SSH server at 127.0.0.1:1 does not answer");
    }

    @Test
    void aTunnelThatBrokeIsOpenedAgain() {
        try (var database = open(source(ServerKind.POSTGRESQL, tunnel(TestSsh.PASSWORD, "", fingerprint)))) {
            database.ping();
            ssh.hangUp();
            assertThat(database.ping()).isPositive();
        }
    }

    @Test
    void aTunnelIsEnteredInPlainFields() {
        for (var host : new String[] {"a b", "h:22", "-oProxyCommand=x", "h\nx", ""}) {
            assertThatThrownBy(() -> new Tunnel(host, 22, "u", "p", "", "", null))
                    .as(host)
                    .isInstanceOf(DataException.class);
        }
        assertThatThrownBy(() -> new Tunnel("h", 22, "u", "", "", "", null)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> new Tunnel("h", 22, "u", "p", "k", "", null)).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> new Tunnel("h", 22, "u", "p", "", "MD5:aa", null))
                .isInstanceOf(DataException.class);
        assertThat(new Tunnel("h", 22, "u", "hush", "", "", null).toString()).doesNotContain("hush");
    }

    private static void assertRefused(Tunnel tunnel, String words) {
        assertThatThrownBy(() -> ping(source(ServerKind.POSTGRESQL, tunnel)))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.UNREACHABLE))
                .hasMessageContaining(words);
    }

    private static void ping(Source.Server source) {
        try (var database = open(source)) {
            database.ping();
        }
    }

    private static Database open(Source.Server source) {
        return Database.open(source, new Access(2, Duration.ofSeconds(10)));
    }

    private static Tunnel tunnel(String password, String key, String hostKey) {
        return new Tunnel("127.0.0.1", ssh.port(), TestSsh.USER, password, key, hostKey, null);
    }

    private static Source.Server source(ServerKind kind, Tunnel tunnel) {
        return source(kind, tunnel, new Tls(Mode.VERIFY_FULL, AUTHORITY.certificate(), "", ""));
    }

    private static Source.Server source(ServerKind kind, Tunnel tunnel, Tls tls) {
        var it = (kind == ServerKind.POSTGRESQL ? postgres : mariaDb).source();
        var route = Route.through(tunnel);
        return new Source.Server(kind, "localhost", it.port(), it.database(), it.username(), it.password(), tls, route);
    }
}
