package candela.engine.sql;

import java.util.List;

/**
 * Compares the tree that was checked with the text that will run, token by token. When the tree, written out again,
 * says the same, then nothing in the text escaped the check.
 */
final class Faithfulness {
    private Faithfulness() {}

    static void check(List<Token> text, String writtenOut, Dialect dialect) throws Refusal {
        List<Token> said = text.stream().filter(it -> !isNoise(it)).toList();
        List<Token> understood = cut(writtenOut, dialect, text.getFirst());
        for (int i = 0; i < said.size(); i++) {
            if (i >= understood.size()
                    || !said.get(i).meaning().equals(understood.get(i).meaning())) {
                throw unfaithful(said.get(i));
            }
        }
        if (understood.size() > said.size()) {
            throw unfaithful(said.getLast());
        }
    }

    private static List<Token> cut(String writtenOut, Dialect dialect, Token first) throws Refusal {
        try {
            return Lexer.scanWritten(writtenOut, dialect).stream()
                    .filter(it -> !isNoise(it))
                    .toList();
        } catch (Refusal e) {
            throw unfaithful(first);
        }
    }

    /** ALL after SELECT says what stands there anyway, and the parser forgets it. */
    private static boolean isNoise(Token token) {
        return token.isWord("all");
    }

    private static Refusal unfaithful(Token token) {
        return new Refusal(
                "ambiguous-syntax",
                "“" + token.text() + "” could be read in two ways here: write this part more plainly, with blanks"
                        + " around operators.",
                token.start());
    }
}
