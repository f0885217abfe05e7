package candela.engine.sql;

import java.util.Locale;

/**
 * One piece of an SQL text that every reader of the dialect cuts out alike.
 *
 * @param start offset of its first character in the text
 */
record Token(Kind kind, String text, int start) {

    enum Kind {
        WORD,
        NUMBER,
        STRING,
        QUOTED_NAME,
        SYMBOL,
        /** A place for a value: {@code {{name}}}. */
        PARAMETER
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** The text as far as its meaning goes: words and numbers without regard to case. */
    String meaning() {
        return switch (kind) {
            case WORD, NUMBER -> text.toLowerCase(Locale.ROOT);
            case STRING, QUOTED_NAME, SYMBOL -> text;
            case PARAMETER -> Parameters.MARK;
        };
    }
}
