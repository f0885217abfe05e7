package candela.engine.sql;

import candela.engine.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a statement: {@code {{name}}}, which is valid SQL in no dialect, so that nothing else can be taken
 * for one. They are found among the tokens: in texts, quoted names and comments there are none.
 */
public final class Parameters {
    static final String OPEN = "{{";
    /** What the parser and the driver get in their place. */
    static final String MARK = "?";

    /** How a parameter may be called. */
    public static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private static final String CLOSE = "}}";
    private static final Set<String> COMPARING = Set.of("=", "==", "<>", "!=", "<", "<=", ">", ">=", "between");

    private final List<Token> tokens;

    Parameters(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The names in a text, in the order in which they first stand there; none where the text cannot be read. */
    public static List<String> names(Dialect dialect, String sql) {
        try {
            return Lexer.scan(sql, dialect).tokens().stream()
                    .filter(it -> it.kind() == Kind.PARAMETER)
                    .map(Parameters::name)
                    .distinct()
                    .toList();
        } catch (Refusal _) {
            return List.of();
        }
    }

    /**
     * The text with values written in the place of parameters, to be read and learnt from. To run a statement its
     * values are bound.
     */
    public static String written(Dialect dialect, String sql, Map<String, Argument> arguments) {
        try {
            var written = new StringBuilder();
            int at = 0;
            for (Token token : Lexer.scan(sql, dialect).tokens()) {
                Argument argument = token.kind() == Kind.PARAMETER ? arguments.get(name(token)) : null;
                if (argument != null) {
                    written.append(sql, at, token.start()).append(literal(dialect, argument.value()));
                    at = token.start() + token.text().length();
                }
            }
            return written.append(sql, at, sql.length()).toString();
        } catch (Refusal _) {
            return sql;
        }
    }

    private static String literal(Dialect dialect, @Nullable Object value) {
        return value == null ? "NULL" : new Literals(dialect).of(value);
    }

    /** Where a parameter that starts there ends. */
    static int end(String text, int start) throws Refusal {
        int close = text.indexOf(CLOSE, start);
        if (close < 0
                || !NAME.matcher(text.substring(start + OPEN.length(), close).strip())
                        .matches()) {
            throw new Refusal(
                    "parameter",
                    "A parameter is written {{name}}: up to 40 small letters, digits and _, beginning with a letter.",
                    start);
        }
        return close + CLOSE.length();
    }

    /** The values in the order of their places. */
    List<Bound> bound(Map<String, Argument> arguments) throws Refusal {
        var values = new ArrayList<Bound>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.PARAMETER) {
                values.add(new Bound(argument(token, arguments), compares(i - 1) || compares(i + 1)));
            }
        }
        return values;
    }

    private static Argument argument(Token token, Map<String, Argument> arguments) throws Refusal {
        Argument argument = arguments.get(name(token));
        if (argument == null) {
            String known = arguments.keySet().stream().sorted().collect(Collectors.joining(", "));
            throw new Refusal(
                    "parameter",
                    arguments.isEmpty()
                            ? token.text() + " is a parameter, and only saved questions have some: write the value"
                                    + " itself, or save the statement."
                            : "There is no parameter " + name(token) + ": declare it, or use one of " + known + ".",
                    token.start());
        }
        return argument;
    }

    private boolean compares(int at) {
        return at >= 0
                && at < tokens.size()
                && COMPARING.contains(tokens.get(at).meaning());
    }

    /** The same text with the same offsets, each parameter a mark and blanks. */
    String hide(String text) {
        var hidden = new StringBuilder(text);
        for (Token token : tokens) {
            if (token.kind() == Kind.PARAMETER) {
                int end = token.start() + token.text().length();
                hidden.replace(
                        token.start(), end, MARK + " ".repeat(token.text().length() - MARK.length()));
            }
        }
        return hidden.toString();
    }

    private static String name(Token token) {
        return token.text()
                .substring(OPEN.length(), token.text().length() - CLOSE.length())
                .strip();
    }
}
