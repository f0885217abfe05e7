package candela.server.datasource.reach;

/**
 * What of a connection is secret; empty where there is none.
 *
 * @param certificateKey the private key of our own certificate, as PEM
 * @param tunnelPassword for the SSH server
 * @param tunnelKey the private key for the SSH server
 * @param proxyPassword for the proxy
 * @param loginKey the private key to log in with instead of the password
 */
public record SourceKeys(
        String password,
        String certificateKey,
        String tunnelPassword,
        String tunnelKey,
        String proxyPassword,
        String loginKey) {

    public static final SourceKeys NONE = new SourceKeys("", "", "", "", "", "");

    private static final String BETWEEN = "\0";
    private static final int PARTS = 6;

    boolean isEmpty() {
        return equals(NONE);
    }

    /** As one text to encrypt, a password alone as itself; no part holds a zero character. */
    String joined() {
        return String.join(BETWEEN, password, certificateKey, tunnelPassword, tunnelKey, proxyPassword, loginKey)
                .replaceFirst(BETWEEN + "+$", "");
    }

    /** What was stored before there were others is the password alone. */
    static SourceKeys parted(String joined) {
        var parts = (joined + BETWEEN.repeat(PARTS)).split(BETWEEN, -1);
        return new SourceKeys(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    /** Tells nothing. */
    @Override
    public String toString() {
        return "***";
    }
}
