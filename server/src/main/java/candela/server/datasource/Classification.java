package candela.server.datasource;

import candela.engine.personal.Finding;
import candela.engine.personal.Label;
import candela.engine.personal.Level;
import candela.server.platform.Actor;
import candela.server.platform.Words;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one column was classified as, why, when and by whom. Immutable.
 *
 * @param finding what a look at the column found; null where somebody set it by hand
 * @param by who decided; null while it is only proposed
 * @param at when it was proposed or decided
 * @param note why, in the words of who decided; may be empty
 */
public record Classification(
        Label label,
        Status status,
        @Nullable Finding finding,
        @Nullable UUID by,
        Instant at,
        String note) {

    /** How far it holds. */
    public enum Status {
        PROPOSED,
        CONFIRMED,
        REJECTED
    }

    static Classification proposed(Finding finding, Instant now) {
        return new Classification(finding.label(), Status.PROPOSED, finding, null, now, "");
    }

    public static Classification decided(
            Actor actor, @Nullable Classification before, Label label, Status status, String note, Instant now) {
        var finding = before != null && before.label == label ? before.finding : null;
        return new Classification(label, status, finding, actor.user().value(), now, note);
    }

    /** What holds after another look: what people decided, unless they rejected it for another reason. */
    @Nullable
    Classification after(@Nullable Finding found, Instant now) {
        return switch (status) {
            case CONFIRMED -> this;
            case REJECTED -> found == null || isKnown(found) ? this : proposed(found, now);
            case PROPOSED -> found == null ? null : proposed(found, isKnown(found) ? at : now);
        };
    }

    private boolean isKnown(Finding found) {
        return label == found.label() && (finding == null || finding.cue() == found.cue());
    }

    /** Whether the values are to be kept from those who only look on: a doubt counts for keeping them. */
    public boolean isProtected() {
        return status != Status.REJECTED && label.level() != Level.PUBLIC;
    }

    public String reason() {
        return finding == null ? "" : finding.reason();
    }

    /** For the audit. */
    public String told() {
        return Words.text(label) + ", " + Words.text(status) + (note.isEmpty() ? "" : ": " + note);
    }

    public static String told(@Nullable Classification it) {
        return Objects.requireNonNullElse(it == null ? null : it.told(), "");
    }
}
