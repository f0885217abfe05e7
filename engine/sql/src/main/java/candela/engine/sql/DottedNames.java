package candela.engine.sql;

import java.util.List;

/** Hides dots in quoted names from the parser, which takes "a.b" for the column b of a table a. */
final class DottedNames {
    /** Stands for a dot while the parser reads; no text that holds it is accepted. */
    static final char DOT = '\uE000';

    private DottedNames() {}

    /** The same text with the same offsets. */
    static String hide(String text, List<Token> tokens) {
        var hidden = new StringBuilder(text);
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.QUOTED_NAME) {
                int end = token.start() + token.text().length();
                hidden.replace(token.start(), end, token.text().replace('.', DOT));
            }
        }
        return hidden.toString();
    }

    static String show(String parsed) {
        return parsed.replace(DOT, '.');
    }
}
