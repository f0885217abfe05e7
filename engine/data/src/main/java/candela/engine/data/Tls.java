package candela.engine.data;

/**
 * How the way to a server is encrypted, by whose word the server is believed, and with what the client shows who it is.
 *
 * @param authority certificates (PEM) of the authorities to believe; empty for those of the system
 * @param certificate the client's certificate (PEM), its chain behind it; empty for none
 * @param key the private key (PEM, PKCS#8, without a pass phrase) that belongs to the client's certificate
 */
public record Tls(Mode mode, String authority, String certificate, String key) {

    /** How much is asked of the way. */
    public enum Mode {
        /** Never encrypted. */
        DISABLE,
        /** Encrypted when the server offers it. */
        PREFER,
        /** Encrypted or refused; whose certificate it is does not matter. */
        REQUIRE,
        /** Encrypted, with a certificate of a trusted authority, for whatever host. */
        VERIFY_CA,
        /** Encrypted, with a certificate of a trusted authority for this very host. */
        VERIFY_FULL;

        boolean verifies() {
            return this == VERIFY_CA || this == VERIFY_FULL;
        }
    }

    public Tls {
        if (!authority.isEmpty()) {
            refuseUnless(mode.verifies(), "An authority's certificate only counts with TLS “verify”.");
            Pem.certificates(authority);
        }
        if (certificate.isEmpty() != key.isEmpty()) {
            throw malformed("A client's certificate and its private key only work together. Give both, or neither.");
        }
        if (!certificate.isEmpty()) {
            refuseUnless(
                    mode == Mode.REQUIRE || mode.verifies(),
                    "A client's certificate needs TLS “require” or “verify”: without TLS nobody would ask for it.");
            Pem.refuseStrangers(Pem.certificates(certificate).getFirst(), Pem.key(key));
        }
    }

    /** Encryption of this kind without certificates of our own. */
    public static Tls of(Mode mode) {
        return new Tls(mode, "", "", "");
    }

    private static void refuseUnless(boolean fitting, String words) {
        if (!fitting) {
            throw malformed(words);
        }
    }

    private static DataException malformed(String words) {
        return new DataException(DataException.Reason.MALFORMED, words);
    }

    /** Everything but the key, so that it may be logged. */
    @Override
    public String toString() {
        return mode + (certificate.isEmpty() ? "" : " with a client's certificate");
    }
}
