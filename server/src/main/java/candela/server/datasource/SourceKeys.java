package candela.server.datasource;

/**
 * What of a connection is secret; empty where there is none.
 *
 * @param certificateKey the private key of our own certificate, as PEM
 */
record SourceKeys(String password, String certificateKey) {

    static final SourceKeys NONE = new SourceKeys("", "");

    private static final String BETWEEN = "\0";

    boolean isEmpty() {
        return equals(NONE);
    }

    /** As one text to encrypt; no part holds a zero character. */
    String joined() {
        return certificateKey.isEmpty() ? password : String.join(BETWEEN, password, certificateKey);
    }

    static SourceKeys parted(String joined) {
        var parts = joined.split(BETWEEN, -1);
        return new SourceKeys(parts[0], parts.length > 1 ? parts[1] : "");
    }

    /** Tells nothing. */
    @Override
    public String toString() {
        return "***";
    }
}
