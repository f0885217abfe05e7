package candela.engine.sql;

import candela.engine.sql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a text into tokens before any parser sees it, and refuses whatever a parser and a database could cut
 * differently: it is what closes the gap between the text that is checked and the text that runs.
 */
final class Lexer {
    /** Longest first, so that the first that fits is the one to take. */
    private static final List<String> SYMBOLS = List.of(
            "!~~*", "->>", "#>>", "<=>", "!~~", "~~*", "!~*", "->", "#>", "::", "<>", "<=", ">=", "!=", "==", "||",
            "&&", "@>", "<@", "~*", "!~", "~~", "<<", ">>", "=>", ":=", "**", "//", "^@");

    private static final String SINGLE = "+-*/%^&|~!<>=.,;:()[]{}";
    private static final Set<String> STRING_PREFIXES = Set.of("e", "x", "b", "n");

    private static final Set<Dialect> BACKTICKS =
            Set.of(Dialect.SQLITE, Dialect.MYSQL, Dialect.MARIADB, Dialect.CLICKHOUSE, Dialect.BIGQUERY);

    private final String text;
    private final Dialect dialect;
    private final boolean written;
    private final StringBuilder blanked;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text, Dialect dialect, boolean written) {
        this.text = text;
        this.dialect = dialect;
        this.written = written;
        this.blanked = new StringBuilder(text);
    }

    /**
     * A text that was cut.
     *
     * @param text the same characters at the same offsets, comments replaced by blanks
     */
    record Scan(String text, List<Token> tokens) {}

    static Scan scan(String text, Dialect dialect) throws Refusal {
        return scan(text, new Lexer(text, dialect, false));
    }

    /** Cuts what the parser wrote, where parameters have the mark that it was given for them. */
    static List<Token> scanWritten(String text, Dialect dialect) throws Refusal {
        return scan(text, new Lexer(text, dialect, true)).tokens();
    }

    private static Scan scan(String text, Lexer lexer) throws Refusal {
        Characters.check(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        return new Scan(lexer.blanked.toString(), List.copyOf(lexer.tokens));
    }

    private void next() throws Refusal {
        char c = text.charAt(at);
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            at++;
        } else if (startsWith("--")) {
            lineComment(2);
        } else if (startsWith("/*")) {
            blockComment();
        } else if (c == '#' && dialect.isMySql()) {
            lineComment(1);
        } else if (c == '\'' || c == '"' || c == '`') {
            quoted(c);
        } else if (isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
            number();
        } else if (isNameStart(text.codePointAt(at))) {
            word();
        } else if (written && startsWith(Parameters.MARK)) {
            add(Kind.PARAMETER, at + Parameters.MARK.length());
        } else if (startsWith(Parameters.OPEN)) {
            add(Kind.PARAMETER, Parameters.end(text, at));
        } else {
            symbol(c);
        }
    }

    private void lineComment(int marker) throws Refusal {
        int after = at + marker;
        if (marker == 2 && dialect.isMySql() && after < text.length() && !Character.isWhitespace(text.charAt(after))) {
            throw refuse("ambiguous-comment", "Write a space after -- (a comment) or between the two signs (minus).");
        }
        int end = text.indexOf('\n', at);
        blank(end < 0 ? text.length() : end);
    }

    private void blockComment() throws Refusal {
        char mark = at + 2 < text.length() ? text.charAt(at + 2) : ' ';
        if (mark == '!' || mark == '+' || (mark == 'M' || mark == 'm') && text.startsWith("!", at + 3)) {
            throw refuse(
                    "executable-comment", "Comments that some databases execute (/*! … */, /*+ … */) are not allowed.");
        }
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw refuse("unterminated", "This comment has no end: add */.");
        }
        int nested = text.indexOf("/*", at + 2);
        if (nested >= 0 && nested < end) {
            throw refuse(
                    "ambiguous-comment", "A comment inside a comment is read differently by databases: remove it.");
        }
        blank(end + 2);
    }

    private void blank(int end) {
        for (; at < end; at++) {
            if (text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                blanked.setCharAt(at, ' ');
            }
        }
    }

    private void quoted(char quote) throws Refusal {
        if (quote == '`' && !BACKTICKS.contains(dialect)) {
            throw refuse(
                    "ambiguous-character", "Write names with special characters in double quotes here, not in `…`.");
        }
        checkPrefix(quote);
        int end = endOf(quote, false);
        if (end < 0) {
            throw refuse("unterminated", "What " + quote + " opens here is never closed.");
        }
        checkEscapes(quote, end);
        add(quote == '\'' ? Kind.STRING : Kind.QUOTED_NAME, end);
    }

    /** Where the quotes end must not hang on how a backslash or a doubled quote is read. */
    private void checkEscapes(char quote, int end) throws Refusal {
        if (!dialect.doublesQuotes() && text.substring(at + 1, end - 1).indexOf(quote) >= 0) {
            throw refuse(
                    "ambiguous-string", "A quote within quotes is written as \\x27 (single) or \\x22 (double) here.");
        }
        if (dialect.escapesIn(quote) && endOf(quote, true) != end) {
            throw refuse(
                    "ambiguous-string",
                    "A backslash before a quote is read differently by databases: double the quote instead ('it''s').");
        }
    }

    /** A string that starts right after a word is another kind of literal: only those that all read alike may pass. */
    private void checkPrefix(char quote) throws Refusal {
        if (tokens.isEmpty() || at == 0) {
            return;
        }
        Token last = tokens.getLast();
        boolean unicode = last.isSymbol("&") && last.start() == at - 1;
        boolean word = quote == '\''
                && last.kind() == Kind.WORD
                && last.start() + last.text().length() == at;
        if (unicode || word && !STRING_PREFIXES.contains(last.text().toLowerCase(Locale.ROOT))) {
            throw refuse("ambiguous-string", "This kind of literal is not supported: write it plainly in quotes.");
        }
    }

    private int endOf(char quote, boolean backslashEscapes) {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && backslashEscapes) {
                i++;
            } else if (c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i++;
            } else if (c == quote) {
                return i + 1;
            }
        }
        return -1;
    }

    private void number() throws Refusal {
        int end = at;
        boolean hex = startsWith("0x") || startsWith("0X");
        while (end < text.length() && isPartOfNumber(end, hex)) {
            end++;
        }
        if (end < text.length() && isNamePart(text.codePointAt(end))) {
            throw refuse(
                    "ambiguous-number",
                    "Put a blank between a number and a word, or quote a name that starts with a digit.");
        }
        add(Kind.NUMBER, end);
    }

    private boolean isPartOfNumber(int i, boolean hex) {
        char c = text.charAt(i);
        if (hex) {
            return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' || i == at + 1;
        }
        boolean sign = (c == '+' || c == '-') && i > at && isExponent(text.charAt(i - 1));
        boolean exponent = isExponent(c) && i + 1 < text.length() && "+-0123456789".indexOf(text.charAt(i + 1)) >= 0;
        return isDigit(c) || c == '.' || sign || exponent;
    }

    private void word() {
        int end = at;
        while (end < text.length() && isNamePart(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        add(Kind.WORD, end);
    }

    private void symbol(char c) throws Refusal {
        String symbol = SYMBOLS.stream()
                .filter(this::startsWith)
                .findFirst()
                .orElseGet(() -> SINGLE.indexOf(c) >= 0 ? String.valueOf(c) : "");
        if (symbol.isEmpty() || isForeign(symbol)) {
            throw refuse(ruleFor(c), reasonFor(c));
        }
        add(Kind.SYMBOL, at + symbol.length());
    }

    /** Signs that mean something harmless in some dialects and a name, a parameter or a variable in others. */
    private boolean isForeign(String symbol) {
        boolean postgresLike = dialect == Dialect.POSTGRESQL || dialect == Dialect.DUCKDB;
        return switch (symbol) {
            case "{", "}" -> dialect != Dialect.DUCKDB;
            case "#>", "#>>", "@>", "<@", "[", "]", ":" -> !postgresLike;
            case "::" -> !postgresLike && dialect != Dialect.SNOWFLAKE && dialect != Dialect.CLICKHOUSE;
            case "//" -> dialect == Dialect.SNOWFLAKE;
            case ":=" -> true;
            default -> false;
        };
    }

    private static String ruleFor(char c) {
        return switch (c) {
            case '?', ':', '$' -> "parameter";
            case '@' -> "variable";
            default -> "ambiguous-character";
        };
    }

    private static String reasonFor(char c) {
        return switch (c) {
            case '?', ':' -> "A parameter is written {{name}}, and only in saved questions: write the value itself.";
            case '$' -> "A $ is not supported outside quotes: write strings in '…' and quote names that hold one.";
            case '@' -> "Variables (@x, @@x) may not be read or set.";
            default -> "The character " + Characters.describe(c) + " is not allowed here outside quotes.";
        };
    }

    private void add(Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at));
        at = end;
    }

    private boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }

    private Refusal refuse(String rule, String reason) {
        return new Refusal(rule, reason, at);
    }

    private static boolean isExponent(char c) {
        return c == 'e' || c == 'E';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(int c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 && Character.isLetter(c);
    }

    private static boolean isNamePart(int c) {
        return isNameStart(c)
                || c >= '0' && c <= '9'
                || c >= 0x80 && Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
