package candela.engine.sql;

import java.util.stream.IntStream;
import net.sf.jsqlparser.parser.Token;

/** Turns the parser's lines and columns into offsets of a text. */
record Lines(String text, int[] starts) {

    static Lines of(String text) {
        int[] starts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
        return new Lines(text, starts);
    }

    int offset(Token token) {
        if (token.beginLine < 1 || token.beginLine > starts.length) {
            return Refusal.UNKNOWN;
        }
        return Math.min(text.length(), starts[token.beginLine - 1] + token.beginColumn - 1);
    }
}
