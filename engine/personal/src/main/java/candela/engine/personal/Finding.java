package candela.engine.personal;

/**
 * What a column seems to hold, and why.
 *
 * @param what the kind in words, in the plural: "e-mail addresses"
 * @param cue what speaks for it
 * @param matching how many of the values that were looked at are of the kind
 * @param looked how many values were looked at; 0 when there were none
 * @param score from 0 to 1; only what reaches 0.5 is told at all
 */
public record Finding(Label label, String what, Cue cue, int matching, int looked, double score) {

    /** What speaks for a label. */
    public enum Cue {
        NAME,
        VALUES,
        BOTH
    }

    /** Why, in one sentence. */
    public String reason() {
        return switch (cue) {
            case NAME -> "The column's name stands for " + what;
            case VALUES -> matching + " of " + looked + " samples are " + what;
            case BOTH -> matching + " of " + looked + " samples are " + what + ", and the column's name says so";
        };
    }
}
