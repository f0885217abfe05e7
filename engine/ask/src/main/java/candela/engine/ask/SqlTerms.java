package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import candela.engine.ask.SqlReader.Unreadable;
import candela.engine.sql.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.Parenthesis;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;

/** Reads the expressions and conditions of one SELECT. */
final class SqlTerms {
    private static final Map<String, Test> TESTS = Map.of(
            "=", Test.EQUAL,
            "!=", Test.NOT_EQUAL,
            "<>", Test.NOT_EQUAL,
            ">", Test.GREATER,
            ">=", Test.AT_LEAST,
            "<", Test.LESS,
            "<=", Test.AT_MOST);

    private final SqlReader reader;
    private final Schema schema;
    private final Map<String, String> tables;
    private final String counted;

    /**
     * @param tables names of the statement's tables by alias
     * @param counted the table whose rows a bare count counts
     */
    SqlTerms(SqlReader reader, Schema schema, Map<String, String> tables, String counted) {
        this.reader = reader;
        this.schema = schema;
        this.tables = tables;
        this.counted = counted;
    }

    Expr of(Expression expression) {
        return switch (expression) {
            case Column it -> column(it).orElseThrow(() -> new Unreadable("column"));
            case Function it -> function(it);
            case Parenthesis it -> of(it.getExpression());
            case ParenthesedExpressionList<?> it when it.size() == 1 -> of((Expression) it.getFirst());
            case CastExpression it -> of(it.getLeftExpression());
            case Concat it -> written(it);
            case Multiplication it -> Expr.of(Op.PRODUCT, of(it.getLeftExpression()), of(it.getRightExpression()));
            case Subtraction it -> difference(it);
            case Addition it -> Expr.of(Op.PLUS, of(it.getLeftExpression()), of(it.getRightExpression()));
            case Division it -> quotient(of(it.getLeftExpression()), of(it.getRightExpression()));
            default -> throw new Unreadable("expression");
        };
    }

    /** A date put together from pieces of a text is the column that holds it. */
    private Expr written(Concat concat) {
        var parts = new ArrayList<Expression>();
        parts.add(concat.getRightExpression());
        var left = concat.getLeftExpression();
        while (left instanceof Concat more) {
            parts.add(more.getRightExpression());
            left = more.getLeftExpression();
        }
        parts.add(left);
        var columns = parts.stream()
                .filter(it -> !(it instanceof StringValue))
                .map(it -> it instanceof Function piece && piece.getName().matches("(?i)substr(ing)?")
                        ? of((Expression) piece.getParameters().getFirst())
                        : of(it))
                .distinct()
                .toList();
        if (columns.size() != 1) {
            throw new Unreadable("text");
        }
        return columns.getFirst();
    }

    /** Also of days, as some databases count them. */
    private Expr difference(Subtraction it) {
        var to = day(it.getLeftExpression());
        var from = day(it.getRightExpression());
        return to.isPresent() && from.isPresent()
                ? Expr.elapsed(of(from.get()), of(to.get()), "day")
                : Expr.of(Op.DIFFERENCE, of(it.getLeftExpression()), of(it.getRightExpression()));
    }

    private static Optional<Expression> day(Expression expression) {
        return expression instanceof Function it
                        && it.getName().equalsIgnoreCase("julianday")
                        && it.getParameters() != null
                        && it.getParameters().size() == 1
                ? Optional.of((Expression) it.getParameters().getFirst())
                : Optional.empty();
    }

    private static Expr quotient(Expr dividend, Expr divisor) {
        return Expr.of(dividend.aggregates() && divisor.aggregates() ? Op.RATIO : Op.QUOTIENT, dividend, divisor);
    }

    private Expr function(Function function) {
        var unit = SqlMoments.unit(function, this::of);
        if (unit.isPresent()) {
            return unit.get();
        }
        var op = function.getName().toUpperCase(Locale.ROOT);
        if (op.equals("REPLACE") || op.equals("COALESCE")) {
            return of((Expression) function.getParameters().getFirst());
        }
        var parameters = function.getParameters();
        if (parameters == null || parameters.size() != 1) {
            throw new Unreadable("function");
        }
        var arg = (Expression) parameters.getFirst();
        if (op.equals("COUNT")) {
            return count(function, arg);
        }
        return switch (op) {
            case "SUM", "AVG", "MIN", "MAX" -> Expr.of(Op.valueOf(op), of(arg));
            default -> throw new Unreadable("function");
        };
    }

    private Expr count(Function function, Expression arg) {
        if (arg instanceof AllColumns) {
            return Expr.rows(counted);
        }
        var counting = of(arg);
        if (function.isDistinct()) {
            return Expr.of(Op.COUNT_DISTINCT, counting);
        }
        return Expr.rows(counting.table().isEmpty() ? counted : counting.table());
    }

    private Optional<Expr> column(Column column) {
        var name = SqlReader.unquoted(column.getColumnName());
        var qualifier = column.getTable() == null || column.getTable().getName() == null
                ? ""
                : SqlReader.unquoted(column.getTable().getName()).toLowerCase(Locale.ROOT);
        return tables.entrySet().stream()
                .filter(it -> qualifier.isEmpty() || it.getKey().equals(qualifier))
                .sorted(Map.Entry.comparingByKey())
                .flatMap(it -> schema.table(it.getValue()).stream())
                .flatMap(table -> table.column(name).map(it -> Expr.column(table.name(), it.name())).stream())
                .findFirst();
    }

    /** Conditions that all must hold. */
    List<Condition> conditions(Expression expression) {
        if (expression instanceof AndExpression and) {
            var all = new ArrayList<>(conditions(and.getLeftExpression()));
            all.addAll(conditions(and.getRightExpression()));
            return all;
        }
        return List.of(condition(expression));
    }

    /** What an ON says beside the equality of columns. */
    List<Condition> beyondKeys(Expression on) {
        if (on instanceof AndExpression and) {
            var all = new ArrayList<>(beyondKeys(and.getLeftExpression()));
            all.addAll(beyondKeys(and.getRightExpression()));
            return all;
        }
        var key = on instanceof EqualsTo equals
                && equals.getLeftExpression() instanceof Column left
                && equals.getRightExpression() instanceof Column right
                && column(left).isPresent()
                && column(right).isPresent();
        return key ? List.of() : conditions(on);
    }

    private Condition condition(Expression expression) {
        return switch (expression) {
            case OrExpression it ->
                Condition.any(flat(condition(it.getLeftExpression()), condition(it.getRightExpression())));
            case Parenthesis it -> condition(it.getExpression());
            case ParenthesedExpressionList<?> it when it.size() == 1 -> nested((Expression) it.getFirst());
            case Between it
            when !it.isNot() ->
                Condition.of(
                        Test.BETWEEN,
                        of(it.getLeftExpression()),
                        value(it.getBetweenExpressionStart()),
                        value(it.getBetweenExpressionEnd()));
            case LikeExpression it -> like(it);
            case InExpression it -> in(it);
            case IsNullExpression it ->
                Condition.of(it.isNot() ? Test.PRESENT : Test.MISSING, of(it.getLeftExpression()));
            case NotExpression it -> throw new Unreadable("not");
            case ComparisonOperator it -> comparison(it);
            default -> throw new Unreadable("condition");
        };
    }

    private Condition nested(Expression inner) {
        var parts = conditions(inner);
        return Condition.all(parts);
    }

    private static List<Condition> flat(Condition left, Condition right) {
        var parts = new ArrayList<>(left.test() == Test.ANY ? left.parts() : List.of(left));
        parts.addAll(right.test() == Test.ANY ? right.parts() : List.of(right));
        return parts;
    }

    private Condition comparison(ComparisonOperator it) {
        var test = TESTS.get(it.getStringExpression());
        if (test == null) {
            throw new Unreadable("comparison");
        }
        var left = it.getLeftExpression();
        var right = it.getRightExpression();
        if (right instanceof ParenthesedSelect select) {
            return Condition.against(test, of(left), reader.read(select));
        }
        if (isValue(left) && !isValue(right)) {
            return Condition.of(SqlReader.reversed(test), of(right), value(left));
        }
        if (!isValue(right)) {
            return Condition.than(test, of(left), of(right));
        }
        return Condition.of(test, of(left), value(right));
    }

    private Condition like(LikeExpression like) {
        var pattern = value(like.getRightExpression());
        var bare = pattern.replaceAll("^%|%$", "");
        if (like.isNot() || bare.contains("%") || bare.contains("_")) {
            throw new Unreadable("like");
        }
        var test = !pattern.startsWith("%") && !pattern.endsWith("%")
                ? Test.EQUAL
                : !pattern.startsWith("%") ? Test.STARTS_WITH : !pattern.endsWith("%") ? Test.ENDS_WITH : Test.CONTAINS;
        return Condition.of(test, of(like.getLeftExpression()), bare);
    }

    private Condition in(InExpression in) {
        var left = of(in.getLeftExpression());
        var right = in.getRightExpression();
        if (right instanceof ParenthesedSelect select) {
            return Condition.against(in.isNot() ? Test.NOT_IN : Test.IN, left, reader.read(select));
        }
        if (in.isNot() || !(right instanceof ParenthesedExpressionList<?> list)) {
            throw new Unreadable("in");
        }
        return Condition.any(list.stream()
                .map(it -> Condition.of(Test.EQUAL, left, value((Expression) it)))
                .toList());
    }

    private boolean isValue(Expression expression) {
        return expression instanceof StringValue
                || expression instanceof LongValue
                || expression instanceof DoubleValue
                || expression instanceof SignedExpression
                || expression instanceof Column column && column(column).isEmpty();
    }

    /** A literal; what is quoted like a name and names no column is text, as some databases take it. */
    private String value(Expression expression) {
        return switch (expression) {
            case StringValue it -> it.getNotExcapedValue();
            case LongValue it -> it.getStringValue();
            case DoubleValue it -> it.toString();
            case SignedExpression it -> it.getSign() + value(it.getExpression());
            case Column it when column(it).isEmpty() && it.getTable() == null -> SqlReader.unquoted(it.getColumnName());
            default -> throw new Unreadable("value");
        };
    }
}
