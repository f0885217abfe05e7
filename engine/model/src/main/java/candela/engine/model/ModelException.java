package candela.engine.model;

/** A file that cannot be read; the message says why and what to do, the line where. */
public final class ModelException extends RuntimeException {

    private final int line;

    ModelException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** From 1; 0 when it is about the whole file. */
    public int line() {
        return line;
    }
}
