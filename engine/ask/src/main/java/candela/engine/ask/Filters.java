package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.IntervalExpression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TimeKeyExpression;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import org.jspecify.annotations.Nullable;

/** Reads small SQL conditions as conditions of a reading, checked against the schema and typed. */
final class Filters {
    private static final Pattern INTERVAL = Pattern.compile("'?(\\d{1,5})'? *'?(day|week|month|year)s?'?");

    private final Catalog catalog;
    private final Formulas formulas;
    private final LocalDate today;

    Filters(Catalog catalog, LocalDate today) {
        this.catalog = catalog;
        this.formulas = new Formulas(catalog);
        this.today = today;
    }

    Condition of(Expression expression) {
        return switch (expression) {
            case ParenthesedExpressionList<?> list when list.size() == 1 -> of((Expression) list.getFirst());
            case AndExpression and -> list(Test.ALL, of(and.getLeftExpression()), of(and.getRightExpression()));
            case OrExpression or -> list(Test.ANY, of(or.getLeftExpression()), of(or.getRightExpression()));
            case NotExpression not -> Conditions.not(of(not.getExpression()));
            case LikeExpression like -> like(like);
            case ComparisonOperator it ->
                compared(test(it), formulas.of(it.getLeftExpression()), it.getRightExpression());
            case Between between -> between(between);
            case InExpression in -> in(in);
            case IsNullExpression is ->
                Condition.of(is.isNot() ? Test.PRESENT : Test.MISSING, formulas.of(is.getLeftExpression()));
            default ->
                throw new Wrong("“" + expression
                        + "” is no condition: compare a column with a value, such as status = 'active'");
        };
    }

    private static Condition list(Test test, Condition... sides) {
        var parts = new ArrayList<Condition>();
        for (var side : sides) {
            parts.addAll(side.test() == test ? side.parts() : List.of(side));
        }
        return new Condition(test, parts, null, List.of(), null);
    }

    private static Test test(ComparisonOperator operator) {
        return switch (operator.getStringExpression().strip()) {
            case "=" -> Test.EQUAL;
            case "<>", "!=" -> Test.NOT_EQUAL;
            case ">" -> Test.GREATER;
            case ">=" -> Test.AT_LEAST;
            case "<" -> Test.LESS;
            case "<=" -> Test.AT_MOST;
            default -> throw new Wrong("“" + operator.getStringExpression() + "” cannot compare here");
        };
    }

    private Condition compared(Test test, Expr left, Expression right) {
        var value = value(right);
        if (value != null) {
            return Condition.of(test, left, checked(left, value));
        }
        var other = formulas.of(right);
        if (!catalog.isNumber(left) || !catalog.isNumber(other)) {
            throw new Wrong("Compare " + Formulas.named(left) + " with a value, not with another column");
        }
        return Condition.of(test, Expr.of(Op.DIFFERENCE, left, other), "0");
    }

    private Condition between(Between between) {
        var left = formulas.of(between.getLeftExpression());
        var from = needed(left, between.getBetweenExpressionStart());
        var to = needed(left, between.getBetweenExpressionEnd());
        var condition = Condition.of(Test.BETWEEN, left, from, to);
        return between.isNot() ? Conditions.not(condition) : condition;
    }

    private Condition in(InExpression in) {
        var left = formulas.of(in.getLeftExpression());
        if (!(in.getRightExpression() instanceof ExpressionList<?> list) || list.isEmpty()) {
            throw new Wrong("Write the values after IN in parentheses");
        }
        var any = Condition.any(list.stream()
                .map(it -> Condition.of(Test.EQUAL, left, needed(left, (Expression) it)))
                .toList());
        return in.isNot() ? Conditions.not(any) : any;
    }

    private Condition like(LikeExpression like) {
        var left = formulas.of(like.getLeftExpression());
        var pattern = needed(left, like.getRightExpression());
        var starts = pattern.startsWith("%");
        var ends = pattern.endsWith("%") && pattern.length() > 1;
        var text = pattern.substring(starts ? 1 : 0, pattern.length() - (ends ? 1 : 0));
        if (like.isNot() || text.isEmpty() || text.contains("%") || text.contains("_") || !starts && !ends) {
            throw new Wrong("After LIKE write 'text%', '%text' or '%text%'");
        }
        return Condition.of(starts && ends ? Test.CONTAINS : ends ? Test.STARTS_WITH : Test.ENDS_WITH, left, text);
    }

    private String needed(Expr left, Expression expression) {
        var value = value(expression);
        if (value == null) {
            throw new Wrong("“" + expression + "” is no value");
        }
        return checked(left, value);
    }

    /** A literal as text, or null for what is none. */
    private @Nullable String value(Expression expression) {
        return switch (expression) {
            case StringValue text -> text.getNotExcapedValue();
            case LongValue number -> number.getStringValue();
            case DoubleValue number -> number.toString();
            case SignedExpression signed -> "-" + value(signed.getExpression());
            case BooleanValue truth -> String.valueOf(truth.getValue());
            case DateTimeLiteralExpression date -> date.getValue().replace("'", "");
            default -> {
                var day = day(expression);
                yield day == null ? null : day.toString();
            }
        };
    }

    /** "current_date - 90", "current_date - interval '3' month". */
    private @Nullable LocalDate day(Expression expression) {
        return switch (expression) {
            case TimeKeyExpression key ->
                key.getStringValue().toLowerCase(Locale.ROOT).startsWith("current_") ? today : null;
            case ParenthesedExpressionList<?> list when list.size() == 1 -> day((Expression) list.getFirst());
            case Subtraction it -> moved(day(it.getLeftExpression()), it.getRightExpression(), -1);
            case Addition it -> moved(day(it.getLeftExpression()), it.getRightExpression(), 1);
            default -> null;
        };
    }

    private static @Nullable LocalDate moved(@Nullable LocalDate day, Expression by, int sign) {
        if (day == null) {
            return null;
        }
        var text = by instanceof IntervalExpression ? by.toString().substring("interval".length()) : by + " day";
        var match = INTERVAL.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            throw new Wrong("“" + by + "” is no span of time: write 90, or interval '3' month");
        }
        long n = sign * Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "week" -> day.plusWeeks(n);
            case "month" -> day.plusMonths(n);
            case "year" -> day.plusYears(n);
            default -> day.plusDays(n);
        };
    }

    private String checked(Expr left, String value) {
        var type = left.aggregates() && left.op() != Op.MIN && left.op() != Op.MAX
                ? Schema.Type.DECIMAL
                : catalog.type(left);
        if (type.isNumber() && !value.matches("-?\\d+(\\.\\d+)?")) {
            throw new Wrong(Formulas.named(left) + " is a number, “" + value + "” is none");
        }
        if (type.isMoment() && !isDay(value)) {
            throw new Wrong(Formulas.named(left) + " is a date, “" + value + "” is none: write 2025-01-31");
        }
        if (type == Schema.Type.BOOLEAN && !value.matches("(?i)true|false")) {
            throw new Wrong(Formulas.named(left) + " is true or false, “" + value + "” is neither");
        }
        return value;
    }

    private static boolean isDay(String value) {
        try {
            return LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
