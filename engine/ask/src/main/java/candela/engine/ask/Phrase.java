package candela.engine.ask;

/**
 * A span of the question and what it was taken for.
 *
 * @param text the span as the person wrote it
 * @param start offset of its first character in the question
 * @param end offset after its last character
 * @param target the table, column, value or operation in words, such as {@code customers.country = Germany}; empty for
 *     an unknown word
 * @param score how well the span fits its target, from 0 to 1
 */
public record Phrase(String text, int start, int end, Kind kind, String target, double score) {

    /** What a span of a question can stand for. */
    public enum Kind {
        TABLE,
        COLUMN,
        VALUE,
        OPERATION,
        UNKNOWN
    }
}
