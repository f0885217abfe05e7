package candela.engine.sql;

/** A policy's text is wrong: what, where, and the way out in words. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final int offset;

    PolicyException(String message, int offset) {
        super(message);
        this.reason = message;
        this.offset = offset;
    }

    /** What is wrong, in words. */
    public String reason() {
        return reason;
    }

    /** Where in the policy's text, 0-based. */
    public int offset() {
        return offset;
    }
}
