package candela.engine.ask;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A word, number or quoted text of the question with its place in it.
 *
 * @param text as written
 * @param start offset of the first character in the question
 * @param end offset after the last character
 * @param word lower-cased, in English where the phrasebook knows it
 * @param stem the word without its inflection
 * @param number the number it stands for; null when none
 * @param quoted whether the person put it in quotation marks
 * @param meaning what the vocabulary says that it means; null when nothing
 */
record Token(
        String text,
        int start,
        int end,
        String word,
        String stem,
        @Nullable BigDecimal number,
        boolean quoted,
        @Nullable Link meaning) {

    Token(String text, int start, int end, String word, String stem, @Nullable BigDecimal number, boolean quoted) {
        this(text, start, end, word, stem, number, quoted, null);
    }

    /** The same place of the question in another word. */
    Token worded(String other) {
        return new Token(text, start, end, other, Stems.of(other), Numbers.of(other), false);
    }

    /** The same token with another word in its place. */
    Token written(String other) {
        return new Token(text, start, end, other, Stems.of(other), null, quoted);
    }

    boolean is(String other) {
        return word.equals(other);
    }

    boolean capitalised() {
        return Character.isUpperCase(text.codePointAt(0));
    }

    /** A year of the calendar as people write it. */
    boolean isYear() {
        return number != null && text.matches("(19|20)\\d\\d");
    }
}
