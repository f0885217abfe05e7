package candela.engine.document;

/** Why a file gave no document, in words that say what to do next. */
public final class ExtractionException extends RuntimeException {

    private final Reason reason;

    public ExtractionException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What kind of trouble it is. */
    public enum Reason {
        /** No kind of file that is read. */
        UNSUPPORTED,
        /** Not what it says it is, or cut off. */
        DAMAGED,
        /** Opens with a password only. */
        ENCRYPTED,
        /** There is no text in it. */
        EMPTY,
        /** A picture of text, and no Tesseract to read it. */
        NEEDS_OCR,
        /** Beyond a bound on bytes, characters or memory. */
        TOO_LARGE,
        /** Beyond the bound on time. */
        TOO_SLOW,
        /** Made to do harm: it unpacks without end, or is two files in one. */
        HARMFUL,
        /** Its name is no name of a file. */
        BAD_NAME,
        /** Stopped on request. */
        CANCELLED,
        /** No process for reading could be started: try again. */
        UNAVAILABLE
    }
}
