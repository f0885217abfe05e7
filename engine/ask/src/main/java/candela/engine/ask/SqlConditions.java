package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes conditions in SQL. */
final class SqlConditions {
    private final SqlExpressions expressions;
    private final Function<Reading, String> queries;

    SqlConditions(SqlExpressions expressions, Function<Reading, String> queries) {
        this.expressions = expressions;
        this.queries = queries;
    }

    String all(List<Condition> conditions) {
        return conditions.stream()
                .map(it -> it.test() == Test.ANY && conditions.size() > 1 ? grouped(it) : of(it))
                .collect(Collectors.joining("\n  AND "));
    }

    private String grouped(Condition condition) {
        return isList(condition) ? of(condition) : "(" + of(condition) + ")";
    }

    /** Whether all parts name values of one column. */
    private static boolean isList(Condition condition) {
        return condition.parts().stream()
                .allMatch(it -> it.test() == Test.EQUAL
                        && it.values().size() == 1
                        && Objects.equals(
                                it.left(), condition.parts().getFirst().left()));
    }

    private String of(Condition condition) {
        return switch (condition.test()) {
            case ALL -> condition.parts().stream().map(this::grouped).collect(Collectors.joining(" AND "));
            case ANY -> any(condition);
            default -> comparison(condition, Objects.requireNonNull(condition.left()));
        };
    }

    private String any(Condition condition) {
        if (!isList(condition)) {
            return condition.parts().stream().map(this::part).collect(Collectors.joining(" OR "));
        }
        var left = Objects.requireNonNull(condition.parts().getFirst().left());
        return condition.parts().stream()
                .map(it -> expressions.literals().of(left, it.values().getFirst()))
                .collect(Collectors.joining(", ", expressions.of(left) + " IN (", ")"));
    }

    private String part(Condition condition) {
        return condition.test() == Test.WITHIN ? "(" + of(condition) + ")" : of(condition);
    }

    private String comparison(Condition condition, Expr left) {
        var sql = expressions.of(left);
        return switch (condition.test()) {
            case EQUAL -> equality(condition, left, "is empty", " = ");
            case NOT_EQUAL -> equality(condition, left, "is not empty", " <> ");
            case GREATER -> sql + " > " + right(condition, left);
            case AT_LEAST -> sql + " >= " + right(condition, left);
            case LESS -> sql + " < " + right(condition, left);
            case AT_MOST -> sql + " <= " + right(condition, left);
            case BETWEEN -> sql + " BETWEEN " + right(condition, left) + " AND " + second(condition, left);
            case WITHIN -> sql + " >= " + right(condition, left) + " AND " + sql + " < " + second(condition, left);
            case CONTAINS -> like(sql, "%", condition, "%");
            case STARTS_WITH -> like(sql, "", condition, "%");
            case ENDS_WITH -> like(sql, "%", condition, "");
            case MISSING -> sql + " IS NULL";
            case PRESENT -> sql + " IS NOT NULL";
            case IN -> sql + " IN " + right(condition, left);
            case NOT_IN -> sql + " NOT IN " + right(condition, left);
            case ALL, ANY -> throw new IllegalStateException("a list is not a comparison");
        };
    }

    private String right(Condition condition, Expr left) {
        var other = condition.right();
        if (other != null) {
            return expressions.of(other);
        }
        return condition.query() != null
                ? "(" + queries.apply(condition.query()).replaceAll("\n *", " ") + ")"
                : expressions.literals().of(left, condition.values().getFirst());
    }

    private String second(Condition condition, Expr left) {
        return expressions.literals().of(left, condition.values().getLast());
    }

    /** A text without characters is no value at all in some dialects. */
    private String equality(Condition condition, Expr left, String form, String sign) {
        var empty = condition.query() == null && condition.values().getFirst().isEmpty();
        return empty
                ? expressions.forms().write(form, expressions.of(left), right(condition, left))
                : expressions.of(left) + sign + right(condition, left);
    }

    private String like(String sql, String before, Condition condition, String after) {
        return expressions.literals().like(sql, before, condition.values().getFirst(), after);
    }
}
