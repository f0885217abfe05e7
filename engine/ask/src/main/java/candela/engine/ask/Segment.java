package candela.engine.ask;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A piece of a Vietnamese question.
 *
 * @param vietnamese as written, lower-cased
 * @param tokens the English words at its place; none when it says nothing
 */
record Segment(Kind kind, String vietnamese, List<Token> tokens) {
    /** What a segment is in the order of words. */
    enum Kind {
        NAME,
        VALUE,
        NOUN,
        UNKNOWN,
        /** What all rows are about: no column by itself. */
        ABOUT,
        /** Describes what stands before it: "trung bình". */
        DESCRIPTION,
        OTHER
    }

    boolean isThing() {
        return kind != Kind.DESCRIPTION && kind != Kind.OTHER;
    }

    boolean says(String english) {
        return tokens.size() == 1 && tokens.getFirst().is(english);
    }

    /** Its English words. */
    String english() {
        return tokens.stream().map(Token::word).collect(Collectors.joining(" "));
    }

    boolean isNumber() {
        return !tokens.isEmpty() && tokens.getFirst().number() != null;
    }

    boolean isYear() {
        return tokens.size() == 1 && tokens.getFirst().isYear();
    }

    /** The same place with other words. */
    Segment worded(String english) {
        return new Segment(Kind.OTHER, vietnamese, worded(tokens, english));
    }

    static List<Token> worded(List<Token> span, String english) {
        if (english.isEmpty() || span.isEmpty()) {
            return List.of();
        }
        var first = span.getFirst();
        var place =
                new Token(first.text(), first.start(), span.getLast().end(), first.word(), first.stem(), null, false);
        return List.of(english.split(" ")).stream().map(place::worded).toList();
    }
}
