package candela.engine.sql;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Reads the text of a mask: a word, or a word with its measures in parentheses. */
final class MaskParser {
    private MaskParser() {}

    static Mask parse(String text) {
        List<Token> tokens = ConditionParser.cut(text);
        String shape = shape(tokens);
        try {
            return switch (shape) {
                case "hide" -> new Mask.Hide();
                case "null" -> new Mask.Null();
                case "hash" -> new Mask.Hash();
                case "partial(#,#)" -> new Mask.Partial(whole(tokens.get(2)), whole(tokens.get(4)));
                case "round(#)" -> new Mask.Round(new BigDecimal(tokens.get(2).text()));
                case "truncate(year)", "truncate(month)", "truncate(day)" ->
                    new Mask.Truncate(Mask.Unit.valueOf(tokens.get(2).text().toUpperCase(Locale.ROOT)));
                default ->
                    throw new PolicyException(
                            "A mask is hide, null, hash, partial(first, last), round(step) or truncate(year, month or"
                                    + " day).",
                            0);
            };
        } catch (NumberFormatException e) {
            throw new PolicyException(
                    "Whole numbers are expected here, such as partial(2, 2).",
                    tokens.get(2).start());
        } catch (IllegalArgumentException e) {
            throw new PolicyException(
                    "This does not work: " + e.getMessage() + ".", tokens.get(2).start());
        }
    }

    private static int whole(Token token) {
        return Integer.parseInt(token.text());
    }

    /** The text in lower case without blanks, each number as #. */
    private static String shape(List<Token> tokens) {
        var shape = new StringBuilder();
        for (Token token : tokens) {
            shape.append(token.kind() == Token.Kind.NUMBER ? "#" : token.text().toLowerCase(Locale.ROOT));
        }
        return shape.toString();
    }
}
