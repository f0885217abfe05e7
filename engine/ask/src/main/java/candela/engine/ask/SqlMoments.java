package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import org.jspecify.annotations.Nullable;

/** Reads what statements say about time: units of it that are grouped by, and periods that rows must lie in. */
final class SqlMoments {
    private static final Map<String, String> FORMATS =
            Map.of("%Y", "year", "%Y-%m", "month", "%Y-%W", "week", "%Y-%m-%d", "day", "%w", "weekday", "%H", "hour");
    private static final Map<String, String> STARTS = Map.of("start of month", "month", "start of year", "year");
    private static final Map<Long, String> BEGINNINGS = Map.of(4L, "year", 7L, "month", 10L, "day");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern DIGITS = Pattern.compile("\\d{8}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private SqlMoments() {}

    /** A unit of time that a function cuts a moment to; empty where it is another function. */
    static Optional<Expr> unit(Function function, java.util.function.Function<Expression, Expr> reader) {
        var parameters = function.getParameters();
        if (parameters == null || parameters.size() < 2) {
            return Optional.empty();
        }
        var first = (Expression) parameters.get(0);
        var second = (Expression) parameters.get(1);
        return switch (function.getName().toUpperCase(Locale.ROOT)) {
            case "STRFTIME" -> period(FORMATS.get(text(first)), second, reader);
            case "DATE_TRUNC" -> period(text(first).toLowerCase(Locale.ROOT), second, reader);
            case "DATE" -> period(STARTS.get(text(second)), first, reader);
            case "SUBSTR", "SUBSTRING" ->
                parameters.size() == 3
                                && parameters.get(2) instanceof LongValue length
                                && text(second).equals("1")
                        ? period(BEGINNINGS.get(length.getValue()), first, reader)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Expr> period(
            @Nullable String unit, Expression moment, java.util.function.Function<Expression, Expr> reader) {
        return unit == null ? Optional.empty() : Optional.of(Expr.period(reader.apply(moment), unit));
    }

    private static String text(Expression expression) {
        return switch (expression) {
            case StringValue it -> it.getNotExcapedValue();
            case LongValue it -> it.getStringValue();
            default -> "";
        };
    }

    /** The same conditions, those that together are a period made one. */
    static List<Condition> merged(List<Condition> conditions) {
        var merged = new ArrayList<Condition>();
        for (var condition : conditions) {
            var plain = within(condition);
            var other = IntStream.range(0, merged.size())
                    .filter(it -> meet(merged.get(it), plain))
                    .findFirst();
            if (other.isPresent()) {
                merged.set(other.getAsInt(), both(merged.get(other.getAsInt()), plain));
            } else {
                merged.add(plain);
            }
        }
        return merged;
    }

    /** A unit that equals something is a period; so is all between two days. */
    private static Condition within(Condition condition) {
        var left = condition.left();
        if (left == null || condition.query() != null) {
            return condition;
        }
        if (condition.test() == Test.EQUAL && left.op() == Op.PERIOD) {
            return within(left.args().getFirst(), condition.values().getFirst()).orElse(condition);
        }
        if (isBound(condition)) {
            var value = day(condition.values().getFirst()).orElseThrow().toString();
            return Condition.of(condition.test(), left, value);
        }
        if (condition.test() == Test.BETWEEN && left.op() == Op.COLUMN) {
            var from = day(condition.values().getFirst());
            var to = day(condition.values().getLast());
            if (from.isPresent() && to.isPresent()) {
                return Condition.of(
                        Test.WITHIN,
                        left,
                        from.get().toString(),
                        to.get().plusDays(1).toString());
            }
        }
        return condition;
    }

    private static Optional<Condition> within(Expr moment, String value) {
        UnaryOperator<LocalDate> next = YEAR.matcher(value).matches() ? it -> it.plusYears(1) : it -> it.plusMonths(1);
        var from = YEAR.matcher(value).matches()
                ? day(value + "-01-01")
                : MONTH.matcher(value).matches() ? day(value + "-01") : Optional.<LocalDate>empty();
        return from.map(it ->
                Condition.of(Test.WITHIN, moment, it.toString(), next.apply(it).toString()));
    }

    private static Optional<LocalDate> day(String value) {
        try {
            return Optional.of(
                    DIGITS.matcher(value).matches()
                            ? LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE)
                            : LocalDate.parse(value));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static boolean meet(Condition one, Condition other) {
        return isBound(one)
                && isBound(other)
                && one.left() != null
                && one.left().equals(other.left())
                && (one.test() == Test.AT_LEAST) != (other.test() == Test.AT_LEAST);
    }

    private static boolean isBound(Condition condition) {
        return (condition.test() == Test.AT_LEAST || condition.test() == Test.LESS || condition.test() == Test.AT_MOST)
                && condition.query() == null
                && condition.values().size() == 1
                && day(condition.values().getFirst()).isPresent();
    }

    private static Condition both(Condition one, Condition other) {
        var from = one.test() == Test.AT_LEAST ? one : other;
        var to = one.test() == Test.AT_LEAST ? other : one;
        var end = day(to.values().getFirst()).orElseThrow().plusDays(to.test() == Test.AT_MOST ? 1 : 0);
        return new Condition(
                Test.WITHIN,
                List.of(),
                one.left(),
                List.of(day(from.values().getFirst()).orElseThrow().toString(), end.toString()),
                null);
    }
}
