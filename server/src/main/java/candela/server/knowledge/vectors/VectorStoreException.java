package candela.server.knowledge.vectors;

/** A store of vectors cannot be reached, or refuses what it was asked; the message is for whoever runs the server. */
public final class VectorStoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    VectorStoreException(String message, Throwable cause) {
        super(message, cause);
    }

    VectorStoreException(String message) {
        super(message);
    }
}
