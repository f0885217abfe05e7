package candela.engine.data;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.jspecify.annotations.Nullable;

/** A real SSH server in this process, which forwards for the user {@code ana} and remembers where to. */
public final class TestSsh implements AutoCloseable {

    public static final String USER = "ana";
    public static final String PASSWORD = "only for tests";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<String> reached = new CopyOnWriteArrayList<>();
    private final SimpleGeneratorHostKeyProvider hostKey;

    private TestSsh(Path folder, @Nullable PublicKey known) {
        hostKey = new SimpleGeneratorHostKeyProvider(folder.resolve("host.key"));
        hostKey.setAlgorithm("EC");
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(hostKey);
        server.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(PASSWORD));
        server.setPublickeyAuthenticator(
                (user, key, session) -> known != null && user.equals(USER) && KeyUtils.compareKeys(known, key));
        server.setForwardingFilter(new AcceptAllForwardingFilter() {
            @Override
            protected boolean checkAcceptance(String request, Session session, SshdSocketAddress target) {
                reached.add(target.getHostName() + ":" + target.getPort());
                return true;
            }
        });
    }

    /** @param known the public key of the user; null where only the password opens */
    public static TestSsh start(Path folder, @Nullable PublicKey known) throws IOException {
        var ssh = new TestSsh(folder, known);
        ssh.server.start();
        return ssh;
    }

    public int port() {
        return server.getPort();
    }

    public String fingerprint() throws IOException, GeneralSecurityException {
        var pair = hostKey.loadKeys((SessionContext) null).iterator().next();
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, pair.getPublic());
    }

    /** Where its users went. */
    public List<String> reached() {
        return reached;
    }

    /** Ends all that is open now. */
    void hangUp() {
        server.getActiveSessions().forEach(it -> it.close(true).awaitUninterruptibly());
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
