package candela.engine.ai.wire;

/** What a provider said in an answer or a stream that had begun well: an error, or something that cannot be read. */
public final class ProviderException extends RuntimeException {
    private final transient Failure failure;

    ProviderException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
