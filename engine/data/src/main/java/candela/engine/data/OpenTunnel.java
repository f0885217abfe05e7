package candela.engine.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** A way through an SSH server that is opened when first gone, and again when it broke. */
final class OpenTunnel implements AutoCloseable {

    /** To which every server answers, mostly that it does not know it. */
    private static final String ALIVE = "keepalive@openssh.com";

    private final Tunnel tunnel;
    private final SshdSocketAddress far;
    private final Duration patience;
    private volatile String seen = "";
    private @Nullable SshClient client;
    private @Nullable ClientSession session;
    private int entrance;

    OpenTunnel(Tunnel tunnel, String host, int port, Duration patience) {
        this.tunnel = tunnel;
        this.far = new SshdSocketAddress(host, port);
        this.patience = patience;
    }

    /** Where this machine enters it. */
    synchronized InetSocketAddress entrance() throws IOException {
        if (session == null || !answers(session)) {
            close();
            open();
        }
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), entrance);
    }

    /** Asks rather than looks: this side may not have heard yet that the other one is gone. */
    private boolean answers(ClientSession open) {
        try {
            var question = open.createBuffer(SshConstants.SSH_MSG_GLOBAL_REQUEST);
            question.putString(ALIVE);
            question.putBoolean(true);
            open.request(ALIVE, question, patience);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void open() throws IOException {
        var fresh = client();
        client = fresh;
        try {
            var opened = signIn(fresh);
            session = opened;
            var near = new SshdSocketAddress("127.0.0.1", 0);
            entrance = opened.createLocalPortForwardingTracker(near, far)
                    .getBoundAddress()
                    .getPort();
        } catch (TunnelException e) {
            close();
            throw e;
        } catch (IOException e) {
            close();
            throw new TunnelException(words(), e);
        }
    }

    /** Nothing of the account that the server runs under counts: no keys, no settings, no known hosts. */
    private SshClient client() {
        var fresh = SshClient.setUpDefaultClient();
        fresh.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        fresh.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        fresh.setServerKeyVerifier((unused, address, key) -> isTrusted(key));
        fresh.start();
        return fresh;
    }

    private boolean isTrusted(PublicKey key) {
        seen = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        return !tunnel.hostKey().isEmpty() && seen.equals(tunnel.hostKey().replaceFirst("=$", ""));
    }

    private ClientSession signIn(SshClient from) throws IOException {
        var address = tunnel.address();
        var host = address == null ? tunnel.host() : address.getHostAddress();
        var fresh = from.connect(tunnel.username(), host, tunnel.port())
                .verify(patience)
                .getSession();
        if (tunnel.key().isEmpty()) {
            fresh.addPasswordIdentity(tunnel.password());
        } else {
            identify(fresh);
        }
        fresh.auth().verify(patience);
        return fresh;
    }

    private void identify(ClientSession fresh) throws IOException {
        var bytes = new ByteArrayInputStream(tunnel.key().getBytes(StandardCharsets.UTF_8));
        try {
            var pairs = SecurityUtils.loadKeyPairIdentities(
                    fresh, NamedResource.ofName("key"), bytes, FilePasswordProvider.EMPTY);
            if (pairs == null) {
                throw new IOException("no key");
            }
            pairs.forEach(fresh::addPublicKeyIdentity);
        } catch (GeneralSecurityException | IOException e) {
            throw new TunnelException(
                    "The private key for the SSH server cannot be read. It must be as ssh-keygen makes it (OpenSSH), or"
                            + " RSA in PEM, without a pass phrase.",
                    e);
        }
    }

    private String words() {
        if (!seen.isEmpty() && !seen.equals(tunnel.hostKey().replaceFirst("=$", ""))) {
            return tunnel.hostKey().isEmpty()
                    ? "The key of the SSH server has the fingerprint %s. Compare it with what its administrator says, and enter it."
                            .formatted(seen)
                    : "The SSH server showed another key (%s) than the one that was entered. Somebody may be in between; ask its administrator."
                            .formatted(seen);
        }
        return seen.isEmpty()
                ? "The SSH server at %s:%d does not answer. Check the address, and that it runs."
                        .formatted(tunnel.host(), tunnel.port())
                : "The SSH server at %s:%d does not let “%s” in, or does not forward. Check the user, the password or key, and AllowTcpForwarding there."
                        .formatted(tunnel.host(), tunnel.port(), tunnel.username());
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.stop();
        }
        client = null;
        session = null;
    }

    /** Why the tunnel is not there, in words for people. */
    static final class TunnelException extends IOException {

        private TunnelException(String words, Exception cause) {
            super(words, cause);
        }
    }
}
