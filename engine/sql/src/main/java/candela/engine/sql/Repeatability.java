package candela.engine.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a statement means the same whenever and by whomever it is run: it asks neither for the time, nor for chance,
 * nor for the user. Looks at words alone, so that a column with such a name counts as well: being wrong that way costs
 * a run, the other way it would show an answer of yesterday.
 */
final class Repeatability {
    private static final Set<String> CHANGING = Set.copyOf(Resource.lines("changing.txt").stream()
            .flatMap(it -> List.of(it.split("\\s+")).stream())
            .toList());

    /** Calls that mean the time of the run when nothing else is given to them. */
    private static final Set<String> NOW_WITHOUT_ARGUMENTS =
            Set.of("date", "time", "datetime", "timestamp", "julianday", "unixepoch", "unix_timestamp");

    /** Calls that mean the time of the run when only one thing is given to them. */
    private static final Set<String> NOW_WITH_ONE_ARGUMENT = Set.of("strftime", "age");

    /** Databases read these words in a text as a moment. */
    private static final Pattern MOMENT = Pattern.compile("(?i)\\b(now|today|tomorrow|yesterday)\\b");

    private final List<Token> tokens;

    private Repeatability(List<Token> tokens) {
        this.tokens = tokens;
    }

    static boolean of(String sql, Dialect dialect) {
        try {
            return new Repeatability(Lexer.scan(sql, dialect).tokens()).holds();
        } catch (Refusal e) {
            return false;
        }
    }

    private boolean holds() {
        for (int i = 0; i < tokens.size(); i++) {
            if (changes(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean changes(int i) {
        Token token = tokens.get(i);
        return switch (token.kind()) {
            case WORD -> changes(token.text().toLowerCase(Locale.ROOT), i);
            case STRING -> MOMENT.matcher(token.text()).find();
            case NUMBER, QUOTED_NAME, SYMBOL, PARAMETER -> false;
        };
    }

    private boolean changes(String word, int i) {
        return CHANGING.contains(word)
                || NOW_WITHOUT_ARGUMENTS.contains(word) && isSymbol(i + 1, "(") && isSymbol(i + 2, ")")
                || NOW_WITH_ONE_ARGUMENT.contains(word) && isSymbol(i + 1, "(") && hasOneArgument(i + 2);
    }

    private boolean isSymbol(int i, String symbol) {
        return i < tokens.size() && tokens.get(i).isSymbol(symbol);
    }

    private boolean hasOneArgument(int from) {
        int depth = 0;
        for (int i = from; i < tokens.size() && depth >= 0; i++) {
            if (depth == 0 && isSymbol(i, ",")) {
                return false;
            }
            depth += isSymbol(i, "(") ? 1 : isSymbol(i, ")") ? -1 : 0;
        }
        return true;
    }
}
