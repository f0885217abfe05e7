package candela.engine.sql;

import candela.engine.sql.Condition.Operator;
import candela.engine.sql.Token.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads a row policy's text, for example {@code region = {user.region} and not archived}.
 *
 * <p>{@code or} binds least, then {@code and}, then {@code not}; {@code = <> != < <= > >=}, {@code in (…)}, {@code is
 * null} compare columns, {@code 'texts'}, numbers, {@code true}, {@code false}, {@code date '2024-01-31'},
 * {@code timestamp '2024-01-31 12:00:00'} and {@code {user.…}}.
 */
final class ConditionParser {
    /** The dialect whose words and signs a policy's text uses: it is the one with braces. */
    private static final Dialect WORDS = Dialect.DUCKDB;

    private static final Set<String> RESERVED =
            Set.of("and", "or", "not", "in", "is", "null", "true", "false", "like", "between", "exists", "select");

    private static final Map<String, Operator> OPERATORS = Map.of(
            "=", Operator.EQUAL,
            "<>", Operator.DIFFERENT,
            "!=", Operator.DIFFERENT,
            "<", Operator.LESS,
            "<=", Operator.AT_MOST,
            ">", Operator.MORE,
            ">=", Operator.AT_LEAST);

    private final List<Token> tokens;
    private final int length;
    private int at;

    private ConditionParser(List<Token> tokens, int length) {
        this.tokens = tokens;
        this.length = length;
    }

    static Condition parse(String text) {
        var parser = new ConditionParser(cut(text), text.length());
        Condition condition = parser.or();
        if (parser.at < parser.tokens.size()) {
            throw parser.unexpected("“and”, “or” or the end");
        }
        return condition;
    }

    static List<Token> cut(String text) {
        try {
            Complexity.checkLength(text);
            List<Token> tokens = Lexer.scan(text, WORDS).tokens();
            Complexity.check(tokens);
            return tokens;
        } catch (Refusal e) {
            throw new PolicyException(e.reason(), Math.max(0, e.offset()));
        }
    }

    private Condition or() {
        List<Condition> parts = separated("or", this::and);
        return parts.size() == 1 ? parts.getFirst() : new Condition.Or(parts);
    }

    private Condition and() {
        List<Condition> parts = separated("and", this::not);
        return parts.size() == 1 ? parts.getFirst() : new Condition.And(parts);
    }

    private List<Condition> separated(String word, Supplier<Condition> part) {
        var parts = new ArrayList<>(List.of(part.get()));
        while (skipWord(word)) {
            parts.add(part.get());
        }
        return List.copyOf(parts);
    }

    private Condition not() {
        if (skipWord("not")) {
            return new Condition.Not(not());
        }
        if (skipSymbol("(")) {
            Condition inner = or();
            require(")");
            return inner;
        }
        return test();
    }

    private Condition test() {
        Operand left = operand();
        if (skipWord("is")) {
            return isNull(left);
        }
        boolean negated = skipWord("not");
        if (skipWord("in")) {
            return new Condition.In(left, list(), negated);
        }
        if (negated) {
            throw unexpected("“in”");
        }
        Operator operator = peek(Kind.SYMBOL) ? OPERATORS.get(tokens.get(at).text()) : null;
        if (operator == null) {
            return new Condition.Holds(left);
        }
        at++;
        return new Condition.Comparison(left, operator, operand());
    }

    private Condition isNull(Operand left) {
        boolean negated = skipWord("not");
        if (!skipWord("null")) {
            throw unexpected("“null”");
        }
        if (left instanceof Operand.Column column) {
            return new Condition.IsNull(column, negated);
        }
        throw new PolicyException("Only a column can be asked whether it is null.", left.offset());
    }

    private List<Operand> list() {
        if (isSymbol("{")) {
            return List.of(operand());
        }
        require("(");
        var list = new ArrayList<Operand>();
        do {
            list.add(operand());
        } while (skipSymbol(","));
        require(")");
        return List.copyOf(list);
    }

    private Operand operand() {
        int start = place();
        if (skipSymbol("{")) {
            return attribute(start);
        }
        boolean negative = skipSymbol("-");
        if (peek(Kind.NUMBER)) {
            return literal(start, text -> new BigDecimal(negative ? "-" + text : text), "a number such as 12.5");
        }
        if (negative) {
            throw unexpected("a number");
        }
        if (peek(Kind.STRING)) {
            return literal(start, ConditionParser::unquoted, "a text");
        }
        return named(start);
    }

    private Operand attribute(int start) {
        if (!skipWord("user")) {
            throw unexpected("“user”");
        }
        require(".");
        if (!peek(Kind.WORD)) {
            throw unexpected("an attribute's name");
        }
        String name = tokens.get(at++).text();
        require("}");
        return new Operand.Attribute(name, start);
    }

    private Operand named(int start) {
        if (peek(Kind.QUOTED_NAME)) {
            return new Operand.Column(Names.plain(tokens.get(at++).text()), start);
        }
        if (skipWord("true")) {
            return new Operand.Literal(true, start);
        }
        if (skipWord("false")) {
            return new Operand.Literal(false, start);
        }
        if (!peek(Kind.WORD) || RESERVED.contains(tokens.get(at).meaning())) {
            throw unexpected("a column, a value or {user.…}");
        }
        Token word = tokens.get(at++);
        if (word.isWord("date") && peek(Kind.STRING)) {
            return literal(start, text -> LocalDate.parse(unquoted(text)), "a date such as '2024-01-31'");
        }
        if (word.isWord("timestamp") && peek(Kind.STRING)) {
            return literal(
                    start,
                    text -> LocalDateTime.parse(unquoted(text).replace(' ', 'T')),
                    "a moment such as '2024-01-31 12:00:00'");
        }
        return new Operand.Column(word.text(), start);
    }

    private Operand literal(int start, Function<String, Object> reader, String wanted) {
        try {
            var literal = new Operand.Literal(reader.apply(tokens.get(at).text()), start);
            at++;
            return literal;
        } catch (NumberFormatException | DateTimeException e) {
            throw unexpected(wanted);
        }
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1).replace("''", "'");
    }

    private boolean peek(Kind kind) {
        return at < tokens.size() && tokens.get(at).kind() == kind;
    }

    private boolean isWord(String word) {
        return at < tokens.size() && tokens.get(at).isWord(word);
    }

    private boolean isSymbol(String symbol) {
        return at < tokens.size() && tokens.get(at).isSymbol(symbol);
    }

    private boolean skipWord(String word) {
        boolean found = isWord(word);
        at += found ? 1 : 0;
        return found;
    }

    private boolean skipSymbol(String symbol) {
        boolean found = isSymbol(symbol);
        at += found ? 1 : 0;
        return found;
    }

    private void require(String symbol) {
        if (!skipSymbol(symbol)) {
            throw unexpected("“" + symbol + "”");
        }
    }

    private int place() {
        return at < tokens.size() ? tokens.get(at).start() : length;
    }

    private PolicyException unexpected(String wanted) {
        String found = at < tokens.size() ? "“" + tokens.get(at).text() + "”" : "the end";
        return new PolicyException("Here stands " + found + ": " + wanted + " is expected.", place());
    }
}
