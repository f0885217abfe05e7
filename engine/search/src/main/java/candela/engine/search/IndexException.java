package candela.engine.search;

/** The index cannot be read or written: the disk is full, gone, or not ours. */
public final class IndexException extends RuntimeException {

    IndexException(String message, Throwable cause) {
        super(message, cause);
    }
}
