package candela.engine.data;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A server that lets connections through to others, which it looks up itself.
 *
 * @param host a name or an address, nothing else
 * @param username empty where it lets everybody through
 * @param address the very address to dial, looked up and found good before; null to look the host up when dialling
 */
public record Proxy(
        Protocol protocol,
        String host,
        int port,
        String username,
        String password,
        @Nullable InetAddress address) {

    private static final int LONGEST = 255;

    /** How it is asked to let a connection through. */
    public enum Protocol {
        /** By the method CONNECT of HTTP/1.1. */
        HTTP,
        /** By SOCKS 5 (RFC 1928), with user and password of RFC 1929. */
        SOCKS5
    }

    public Proxy {
        Source.Server.refuseUnlessHost(host);
        if (port < 1 || port > 65_535) {
            throw malformed("The port of the proxy must be between 1 and 65535.");
        }
        if (username.isEmpty() && !password.isEmpty()) {
            throw malformed("The proxy's password needs a user beside it.");
        }
        if (isUnfit(username) || isUnfit(password) || username.indexOf(':') >= 0) {
            throw malformed(
                    "The proxy's user and password hold at most 60 letters and no control characters, the user no colon.");
        }
    }

    /** Protocols count bytes, of which a letter has up to four. */
    private static boolean isUnfit(String text) {
        return text.length() * 4 > LONGEST || text.chars().anyMatch(Character::isISOControl);
    }

    private static DataException malformed(String words) {
        return new DataException(DataException.Reason.MALFORMED, words);
    }

    /** Nothing that is secret, so that it may be logged. */
    @Override
    public String toString() {
        return protocol + " " + host + ":" + port;
    }
}
