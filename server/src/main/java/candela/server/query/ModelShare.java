package candela.server.query;

import org.jspecify.annotations.Nullable;

/**
 * What a language model had to do with an answer.
 *
 * @param model its name; empty where none answered
 * @param note why, in words: the model's own about its statement, or why it could not be asked
 * @param sql the statement that it proposed; null for none
 */
public record ModelShare(
        String model, Part part, String note, @Nullable String sql) {

    /** What its statement came to. */
    public enum Part {
        /** It finds the same as the parser's reading. */
        AGREED,
        /** It finds the same as another reading of the parser, which was therefore taken. */
        CHOSE,
        /** It finds something else; the parser's reading was kept. */
        OVERRULED,
        /** It is the answer. */
        WROTE,
        /** There is none: the model says that the question cannot be answered, or wrote nothing that may run. */
        NOTHING,
        /** The model could not be asked. */
        UNREACHED
    }

    /** Whether a statement is the model's own. */
    boolean wrote(@Nullable String statement) {
        return (part == Part.WROTE || part == Part.OVERRULED) && sql != null && sql.equals(statement);
    }
}
