package candela.engine.data;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An SSH server through which a database is reached.
 *
 * @param host a name or an address, nothing else
 * @param password empty where a key is shown
 * @param key a private key (PEM or OpenSSH, without a pass phrase); empty where a password is given
 * @param hostKey the fingerprint that the SSH server's key must have, as {@code SHA256:…}
 * @param address the very address to dial, looked up and found good before; null to look the host up when dialling
 */
public record Tunnel(
        String host,
        int port,
        String username,
        String password,
        String key,
        String hostKey,
        @Nullable InetAddress address) {

    public static final int DEFAULT_PORT = 22;

    private static final Pattern FINGERPRINT = Pattern.compile("(?:SHA256:[A-Za-z0-9+/]{43}=?)?");

    public Tunnel {
        Source.Server.refuseUnlessHost(host);
        if (port < 1 || port > 65_535) {
            throw malformed("The port of the SSH server must be between 1 and 65535.");
        }
        if (username.isBlank() || username.chars().anyMatch(Character::isISOControl)) {
            throw malformed("The user at the SSH server is missing, or holds control characters.");
        }
        if (password.isEmpty() == key.isEmpty()) {
            throw malformed("The SSH server needs either a password or a private key.");
        }
        if (!FINGERPRINT.matcher(hostKey).matches()) {
            throw malformed("The fingerprint of the SSH server's key looks like SHA256:… with 43 characters behind.");
        }
    }

    private static DataException malformed(String words) {
        return new DataException(DataException.Reason.MALFORMED, words);
    }

    /** Nothing that is secret, so that it may be logged. */
    @Override
    public String toString() {
        return username + "@" + host + ":" + port;
    }
}
