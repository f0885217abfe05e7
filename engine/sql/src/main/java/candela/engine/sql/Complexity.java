package candela.engine.sql;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Bounds the work a text can cause, before any parser sees it: length, nesting and chains of operators. */
final class Complexity {
    static final int MOST_CHARACTERS = 100_000;
    static final int MOST_TOKENS = 30_000;
    static final int MOST_LEVELS = 40;
    static final int MOST_CHAINED = 1_000;

    private static final Set<String> OPENING = Set.of("(", "[", "{");
    private static final Set<String> CLOSING = Set.of(")", "]", "}");
    private static final Set<String> WORD_OPERATORS =
            Set.of("and", "or", "xor", "not", "like", "is", "div", "mod", "collate", "zone", "isnull", "notnull");
    private static final Set<String> RESETS = Set.of(",", ";");
    private static final Set<String> PREFIXES = Set.of("-", "+", "~", "!", "not");

    /** Operators seen so far in each open bracket: they make the syntax tree deep without a bracket. */
    private final Deque<Integer> chains = new ArrayDeque<>(List.of(0));

    private int prefixes;

    private Complexity() {}

    static void checkLength(String text) throws Refusal {
        if (text.length() > MOST_CHARACTERS) {
            throw new Refusal(
                    "too-long", "The SQL is longer than %,d characters: shorten it.".formatted(MOST_CHARACTERS), 0);
        }
    }

    static void check(List<Token> tokens) throws Refusal {
        if (tokens.size() > MOST_TOKENS) {
            throw new Refusal(
                    "too-long",
                    "The SQL has more than %,d words and signs: shorten it.".formatted(MOST_TOKENS),
                    tokens.get(MOST_TOKENS).start());
        }
        var complexity = new Complexity();
        for (Token token : tokens) {
            complexity.count(token);
        }
    }

    private void count(Token token) throws Refusal {
        String meaning = switch (token.kind()) {
            case WORD, SYMBOL -> token.text().toLowerCase(Locale.ROOT);
            case NUMBER, STRING, QUOTED_NAME, PARAMETER -> "";
        };
        prefixes = PREFIXES.contains(meaning) ? prefixes + 1 : 0;
        if (OPENING.contains(meaning) || meaning.equals("case")) {
            chains.push(chains.pop() + 1);
            chains.push(0);
        } else if ((CLOSING.contains(meaning) || meaning.equals("end")) && chains.size() > 1) {
            chains.pop();
        } else if (RESETS.contains(meaning)) {
            chains.pop();
            chains.push(0);
        } else if (isOperator(token, meaning)) {
            chains.push(chains.pop() + 1);
        }
        refuseExcess(token);
    }

    private static boolean isOperator(Token token, String meaning) {
        return token.kind() == Token.Kind.SYMBOL && !meaning.equals(".") || WORD_OPERATORS.contains(meaning);
    }

    private void refuseExcess(Token token) throws Refusal {
        if (chains.size() > MOST_LEVELS || prefixes > MOST_LEVELS) {
            throw new Refusal(
                    "too-deep",
                    "The SQL is nested more than " + MOST_LEVELS + " levels deep: split it with WITH.",
                    token.start());
        }
        if (chains.element() > MOST_CHAINED) {
            throw new Refusal(
                    "too-complex",
                    "More than " + MOST_CHAINED
                            + " operators stand in one expression: use IN (…) or a table of values.",
                    token.start());
        }
    }
}
