package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;

/** Ends the reading of a file within a worker, also where a library stands between. */
final class Refusal extends RuntimeException {

    private final Reason reason;
    private final String words;

    Refusal(Reason reason, String words) {
        super(words, null, false, false);
        this.reason = reason;
        this.words = words;
    }

    Reason reason() {
        return reason;
    }

    /** What comes after the file's name. */
    String words() {
        return words;
    }
}
