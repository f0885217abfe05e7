package candela.engine.ai.local;

/** A model of a file did not answer; the message says why and what to do. */
public final class LocalModelException extends Exception {

    /** What the trouble is. */
    public enum Reason {
        /** It cannot be loaded, or not here: another try ends the same. */
        UNUSABLE,
        /** Others are being answered. */
        BUSY,
        /** It ended, or was too slow: another try may help. */
        FAILED,
        /** Who asked does not wait any more. */
        INTERRUPTED
    }

    private final Reason reason;

    LocalModelException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
