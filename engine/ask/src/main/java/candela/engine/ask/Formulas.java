package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.sql.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;

/** Reads small SQL expressions as expressions of a reading, checked against the schema and typed. */
final class Formulas {
    private static final int LONGEST = 1_000;
    private static final int DEEPEST = 20;

    private static final Pattern WORD = Pattern.compile(
            "'[^']*'(?:\\s+\\w+)?|\"[^\"]*\"|`[^`]*`"
                    + "|(?<word>(?!(?i:and|or|not|in|is|null|like|between|interval)\\b)\\b[\\p{L}_]\\w*+)(?!\\s*\\()",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final Catalog catalog;

    Formulas(Catalog catalog) {
        this.catalog = catalog;
    }

    Expression parsed(String text) {
        if (text.isBlank() || text.length() > LONGEST || depth(text) > DEEPEST) {
            throw new Wrong("Write an expression of at most 1,000 characters");
        }
        try {
            return CCJSqlParserUtil.parseCondExpression(quoted(text, catalog.schema()), false);
        } catch (JSQLParserException e) {
            throw new Wrong("This is no expression that can be read: look at its parentheses, signs and quotes");
        }
    }

    /** Names of the schema may be words of SQL: they are quoted, so that people need not. */
    private static String quoted(String text, Schema schema) {
        return WORD.matcher(text).replaceAll(it -> {
            var word = it.group("word");
            var isName = word != null
                    && schema.tables().stream()
                            .anyMatch(table -> table.name().equalsIgnoreCase(word)
                                    || table.column(word).isPresent());
            return Matcher.quoteReplacement(isName ? "\"" + word + "\"" : it.group());
        });
    }

    private static long depth(String text) {
        return text.chars().filter(it -> it == '(').count();
    }

    /** A number computed per row or over rows. */
    Expr number(Expression expression) {
        var expr = of(expression);
        if (!catalog.isNumber(expr)) {
            throw new Wrong(named(expr) + " is no number, so nothing can be computed with it");
        }
        return expr;
    }

    Expr of(Expression expression) {
        return switch (expression) {
            case Column column -> column(column);
            case LongValue number -> Expr.constant(number.getStringValue());
            case DoubleValue number -> Expr.constant(Numbers.plain(new java.math.BigDecimal(number.toString())));
            case SignedExpression signed -> signed(signed);
            case ParenthesedExpressionList<?> list when list.size() == 1 -> of((Expression) list.getFirst());
            case Addition it -> computed(Op.PLUS, it);
            case Subtraction it -> computed(Op.DIFFERENCE, it);
            case Multiplication it -> computed(Op.PRODUCT, it);
            case Division it -> computed(Op.QUOTIENT, it);
            case Function function -> aggregate(function);
            default ->
                throw new Wrong("“" + expression
                        + "” cannot be used here: take columns, numbers, + - * /, sum, avg, min, max and count");
        };
    }

    private Expr signed(SignedExpression signed) {
        var expr = number(signed.getExpression());
        if (signed.getSign() != '-') {
            return expr;
        }
        return expr.op() == Op.CONSTANT
                ? Expr.constant("-" + expr.unit())
                : Expr.of(Op.DIFFERENCE, Expr.constant("0"), expr);
    }

    private Expr computed(Op op, BinaryExpression both) {
        var left = number(both.getLeftExpression());
        var right = number(both.getRightExpression());
        if (isPerRow(left) && right.aggregates() || isPerRow(right) && left.aggregates()) {
            var row = isPerRow(left) ? both.getLeftExpression() : both.getRightExpression();
            throw new Wrong("“" + row + "” stands beside an aggregate: put it into sum(…) or another one");
        }
        return Expr.of(op, left, right);
    }

    private static boolean isPerRow(Expr expr) {
        return !expr.aggregates() && !Exprs.tables(expr).isEmpty();
    }

    private Expr aggregate(Function function) {
        var name = function.getName().toLowerCase(Locale.ROOT);
        if (name.equals("count")) {
            return count(function);
        }
        var op = List.of(Op.SUM, Op.AVG, Op.MIN, Op.MAX).stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() ->
                        new Wrong("“" + function.getName() + "” is not known here: take sum, avg, min, max or count"));
        var argument = of(argument(function));
        if (argument.aggregates()) {
            throw new Wrong("“" + function + "” aggregates an aggregate");
        }
        var ordered = (op == Op.MIN || op == Op.MAX) && argument.op() == Op.COLUMN;
        return Expr.of(op, ordered ? argument : number(argument(function)));
    }

    private static Expression argument(Function function) {
        var parameters = function.getParameters();
        if (parameters == null || parameters.size() != 1 || function.isDistinct() && !isCount(function)) {
            throw new Wrong("“" + function.getName() + "” needs one column or expression");
        }
        return (Expression) parameters.getFirst();
    }

    private static boolean isCount(Function function) {
        return function.getName().equalsIgnoreCase("count");
    }

    private Expr count(Function function) {
        return switch (argument(function)) {
            case AllTableColumns all -> Expr.rows(table(all.getTable()));
            case AllColumns all -> throw new Wrong("Say of which table the rows are counted: count(orders.*)");
            case Column column when function.isDistinct() -> Expr.of(Op.COUNT_DISTINCT, column(column));
            case Column column
            when catalog.isKey(column(column)) -> Expr.rows(column(column).table());
            default -> throw new Wrong("Count rows with count(table.*), or different values with count(distinct …)");
        };
    }

    /** A column of the schema, by its own name where only one table has it. */
    Expr column(Column column) {
        var name = unquoted(column.getColumnName());
        if (column.getTable() != null) {
            var table = table(column.getTable());
            return Expr.column(
                    table,
                    catalog.table(table)
                            .column(name)
                            .orElseThrow(() -> new Wrong("The table " + table + " has no column “" + name + "”"))
                            .name());
        }
        var owners = catalog.schema().tables().stream()
                .filter(it -> it.column(name).isPresent())
                .toList();
        if (owners.isEmpty()) {
            throw new Wrong("There is no column “" + name + "”");
        }
        if (owners.size() > 1) {
            throw new Wrong("Several tables have a column “" + name + "”: write "
                    + owners.getFirst().name() + "." + name + " or "
                    + owners.get(1).name() + "." + name);
        }
        var only = owners.getFirst();
        return Expr.column(only.name(), only.column(name).orElseThrow().name());
    }

    /** What the parser calls a table that is written with or without its namespace. */
    String table(Table written) {
        var name = unquoted(written.getName());
        var namespace = written.getSchemaName() == null ? null : unquoted(written.getSchemaName());
        return catalog.places()
                .find(namespace, name)
                .orElseThrow(() ->
                        new Wrong("There is no table “" + (namespace == null ? "" : namespace + ".") + name + "”"))
                .name();
    }

    /** The table that is meant where a name could also be one of a column; empty where it is one. */
    Optional<String> tableNamed(Column written) {
        var name = unquoted(written.getColumnName());
        var namespace = written.getTable();
        if (namespace == null) {
            return catalog.places().find(null, name).map(Schema.Table::name);
        }
        return namespace.getSchemaName() != null
                        || catalog.places()
                                .find(null, unquoted(namespace.getName()))
                                .isPresent()
                ? Optional.empty()
                : catalog.places().find(unquoted(namespace.getName()), name).map(Schema.Table::name);
    }

    static String unquoted(String name) {
        return name.matches("(?s)\".*\"|`.*`|\\[.*]") ? name.substring(1, name.length() - 1) : name;
    }

    static String named(Expr expr) {
        return expr.op() == Op.COLUMN ? expr.table() + "." + expr.column() : Labels.of(expr);
    }

    /** An expression as text that {@link #of} reads again; empty for what no formula can say. */
    static String text(Expr expr, TablePlaces places) {
        var args = expr.args().stream().map(it -> text(it, places)).toList();
        if (args.contains("")) {
            return "";
        }
        return switch (expr.op()) {
            case COLUMN -> places.written(expr.table()) + "." + quoted(expr.column());
            case CONSTANT -> expr.unit();
            case PRODUCT -> String.join(" * ", args);
            case PLUS -> "(" + String.join(" + ", args) + ")";
            case DIFFERENCE -> "(" + String.join(" - ", args) + ")";
            case QUOTIENT, RATIO -> "(" + args.getFirst() + ") / (" + args.getLast() + ")";
            case COUNT -> "count(" + places.written(expr.table()) + ".*)";
            case COUNT_DISTINCT -> "count(distinct " + args.getFirst() + ")";
            case SUM, AVG, MIN, MAX -> expr.op().name().toLowerCase(Locale.ROOT) + "(" + args.getFirst() + ")";
            case MATCHES, HOLDS, DURING, PERIOD, ELAPSED, SHARE, CHANGE, INCREASE, RUNNING, MOVING -> "";
        };
    }

    static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !SqlNames.isReserved(name)
                ? name
                : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
