package candela.server.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What became of a content that was sent.
 *
 * @param document null where it was refused
 * @param name as it was sent
 * @param error why it was refused, in words; null unless it was
 */
public record Added(
        @Nullable Document document,
        Outcome outcome,
        String name,
        @Nullable String error) {

    /** A new document, a new content of one, the content of one already, or none. */
    public enum Outcome {
        CREATED,
        NEW_EDITION,
        DUPLICATE,
        REFUSED
    }

    static Added of(Document document, Outcome outcome, String name) {
        return new Added(document, outcome, name, null);
    }

    static Added refused(String name, String error) {
        return new Added(null, Outcome.REFUSED, name, error);
    }

    boolean isKept() {
        return outcome == Outcome.CREATED || outcome == Outcome.NEW_EDITION;
    }
}
