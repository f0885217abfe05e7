package candela.engine.data;

import java.util.regex.Pattern;

/**
 * What a session at a warehouse in the cloud begins with.
 *
 * @param warehouse whose computers compute; empty for the user's own
 * @param role as which the user works; empty for the user's own
 * @param key a private key (PEM, PKCS#8, without a pass phrase) to log in with instead of a password; empty for none
 */
public record Session(String warehouse, String role, String key) {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_$ .-]{0,255}");

    public static final Session NONE = new Session("", "", "");

    public Session {
        if (!NAME.matcher(warehouse).matches() || !NAME.matcher(role).matches()) {
            throw malformed("A warehouse and a role may only hold letters, digits, spaces and _ $ . -");
        }
        if (!key.isEmpty() && !Pem.key(key).getAlgorithm().equals("RSA")) {
            throw malformed("The key to log in with must be an RSA key, as “openssl genrsa 2048” makes one.");
        }
    }

    void refuseUnlessFitting(ServerKind kind) {
        if (!kind.isCloud() && !equals(NONE)) {
            throw malformed("Warehouse, role and a key to log in with belong to Snowflake: leave them out.");
        }
    }

    private static DataException malformed(String words) {
        return new DataException(DataException.Reason.MALFORMED, words);
    }

    /** Everything but the key, so that it may be logged. */
    @Override
    public String toString() {
        return warehouse + " as " + role + (key.isEmpty() ? "" : " by key");
    }
}
