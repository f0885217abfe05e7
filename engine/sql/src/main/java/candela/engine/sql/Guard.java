package candela.engine.sql;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/**
 * The single gate through which SQL reaches people's databases, whoever wrote it: one statement that only reads, only
 * tables of the schema, with functions of the dialect's list. One per dialect and schema; thread-safe and cheap to
 * make.
 *
 * <p>A text passes five locks: its characters and tokens must be such that all readers cut them alike ({@link Lexer}),
 * its size and depth bounded ({@link Complexity}), its syntax tree of known harmless nodes and names only
 * ({@link Inspector}), the tree must say exactly what the text says ({@link Faithfulness}), and each word before a
 * parenthesis or a text must be on a list, whatever the parser took it for ({@link Adjacency}).
 *
 * <p>Where row or column policies bind the person, each table that they bind is replaced by a sub-select of what may be
 * seen of it ({@link Rewriting}).
 *
 * <p>What runs is the text that was given, with the policies in it, not the tree written out again: a parser that
 * forgets or changes a word while writing would silently change the answer, and the database's errors would name places
 * that the writer never saw. That the tree says the same token by token is proven for each statement instead; where it
 * does not, the text is refused.
 */
public final class Guard {
    private static final Duration PARSING = Duration.ofSeconds(5);

    private final Names names;
    private final Restrictions restrictions;
    private final int mostJoins;

    /** A guard for somebody whom no policy binds. */
    public Guard(Dialect dialect, Schema schema) {
        this(dialect, schema, Policies.NONE);
    }

    /** @param schema the whole of it: what the policies hide is found here, and hidden */
    public Guard(Dialect dialect, Schema schema, Policies policies) {
        this(dialect, schema, policies, Integer.MAX_VALUE);
    }

    /** @param mostJoins how many joins one statement may hold, those of its sub-selects and of WITH included */
    public Guard(Dialect dialect, Schema schema, Policies policies, int mostJoins) {
        this.mostJoins = mostJoins;
        this.names = new Names(dialect, schema);
        this.restrictions = new Restrictions(dialect, schema, policies);
    }

    /** Says whether a text may run; never throws, whatever the text, and answers within a bound of work. */
    public Verdict check(String sql) {
        return check(sql, Map.of());
    }

    /** The same of a text with parameters: {@code {{name}}} stands for a value, which is bound, never written in. */
    public Verdict check(String sql, Map<String, Argument> arguments) {
        try {
            return allow(sql, arguments);
        } catch (Refusal e) {
            return e.in(sql);
        }
    }

    private Verdict allow(String sql, Map<String, Argument> arguments) throws Refusal {
        Reading read = read(sql);
        List<Token> tokens = read.tokens();
        var rewriting = new Rewriting(names.dialect(), tokens);
        var inspector = new Inspector(
                names, restrictions, read.lines(), rewriting, tokens.getFirst().start());
        inspector.inspect(select(read.statement(), tokens), Scope.EMPTY);
        Joins.check(inspector.joins(), mostJoins);
        new Adjacency(names.dialect(), inspector.declared()).check(tokens);
        Faithfulness.check(tokens, DottedNames.show(read.statement().toString()), names.dialect());
        return new Verdict.Allowed(
                rewriting.apply(read.text()).strip(),
                names.dialect(),
                inspector.tables(),
                inspector.policies(),
                new Parameters(tokens).bound(arguments),
                Mentions.of(tokens, read.statement()));
    }

    /** Says what could be better about a text; nothing where it cannot be read. */
    public List<Hint> hints(String sql) {
        try {
            Reading read = read(sql);
            return new Hints(names, read.lines()).of(select(read.statement(), read.tokens()));
        } catch (Refusal _) {
            return List.of();
        }
    }

    /**
     * A text that was cut and parsed.
     *
     * @param text without comments and what follows the statement, with marks for parameters
     */
    private record Reading(List<Token> tokens, String text, Lines lines, Statement statement) {}

    private Reading read(String sql) throws Refusal {
        Complexity.checkLength(sql);
        Lexer.Scan scan = Lexer.scan(sql, names.dialect());
        List<Token> tokens = single(scan.tokens());
        Complexity.check(tokens);
        Token last = tokens.getLast();
        String text = new Parameters(tokens)
                .hide(scan.text().substring(0, last.start() + last.text().length()));
        Lines lines = Lines.of(DottedNames.hide(text, tokens));
        return new Reading(tokens, text, lines, parse(lines, tokens));
    }

    /** The tokens of the one statement, without semicolons after it. */
    private static List<Token> single(List<Token> tokens) throws Refusal {
        int end = tokens.size();
        while (end > 0 && tokens.get(end - 1).isSymbol(";")) {
            end--;
        }
        List<Token> statement = tokens.subList(0, end);
        if (statement.isEmpty()) {
            throw new Refusal("empty", "There is no SQL here: write a SELECT.", 0);
        }
        for (int i = 0; i < end; i++) {
            if (statement.get(i).isSymbol(";")) {
                throw new Refusal(
                        "several-statements",
                        "Only one statement runs at a time: remove the others.",
                        statement.get(Math.min(i + 1, end - 1)).start());
            }
        }
        return statement;
    }

    private static Select select(Statement statement, List<Token> tokens) throws Refusal {
        if (statement instanceof Select select) {
            return select;
        }
        throw notAQuery(tokens.getFirst(), statement.getClass().getSimpleName());
    }

    private static Refusal notAQuery(Token first, String what) {
        return new Refusal(
                "not-a-query",
                "Only reading is allowed: start with SELECT or WITH, " + what.toUpperCase(Locale.ROOT)
                        + " cannot run here.",
                first.start());
    }

    private static Statement parse(Lines lines, List<Token> tokens) throws Refusal {
        ExecutorService executor = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("sql-parser").daemon().factory());
        try {
            Statement statement =
                    CCJSqlParserUtil.parse(lines.text(), executor, parser -> parser.withTimeOut(PARSING.toMillis()));
            if (statement == null) {
                throw notAQuery(tokens.getFirst(), tokens.getFirst().text());
            }
            return statement;
        } catch (JSQLParserException e) {
            throw syntax(e, lines, tokens);
        } finally {
            executor.shutdownNow();
        }
    }

    private static final Set<String> QUERY_STARTS = Set.of("select", "with", "values", "(");

    private static Refusal syntax(JSQLParserException failure, Lines lines, List<Token> tokens) {
        if (!QUERY_STARTS.contains(tokens.getFirst().meaning())) {
            return notAQuery(tokens.getFirst(), tokens.getFirst().text());
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException parse
                    && parse.currentToken != null
                    && parse.currentToken.next != null) {
                return unexpected(parse.currentToken.next, lines);
            }
        }
        return new Refusal(
                "too-complex", "The SQL cannot be read in reasonable time: make it simpler.", Refusal.UNKNOWN);
    }

    private static Refusal unexpected(net.sf.jsqlparser.parser.Token token, Lines lines) {
        if (token.image.isEmpty()) {
            return new Refusal(
                    "syntax",
                    "The SQL ends too early: something is missing at the end.",
                    lines.text().length());
        }
        return new Refusal(
                "syntax",
                "The SQL cannot be read from “" + DottedNames.show(token.image)
                        + "” on: check it and what stands beside it; a name that is a keyword needs quotes.",
                lines.offset(token));
    }
}
