package candela.engine.ai.wire;

/** A field of a request that cannot be accepted, and the way out. */
public final class WireException extends RuntimeException {
    private final String field;

    public WireException(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The path of the field, such as {@code messages[2].content}; empty where it is the whole body. */
    public String field() {
        return field;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
