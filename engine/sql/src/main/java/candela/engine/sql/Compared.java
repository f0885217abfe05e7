package candela.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExpressionVisitorAdapter;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/** Takes conditions and expressions of a statement apart. */
final class Compared {
    /** Functions that make one value of many. */
    private static final Set<String> SUMMARISING =
            Set.of("count", "sum", "avg", "min", "max", "median", "stddev", "variance", "string_agg", "group_concat");

    private Compared() {}

    /** The conditions that AND, OR, NOT and parentheses put together. */
    static List<Expression> conditions(@Nullable Expression where) {
        return switch (where) {
            case null -> List.of();
            case AndExpression it -> both(it.getLeftExpression(), it.getRightExpression());
            case OrExpression it -> both(it.getLeftExpression(), it.getRightExpression());
            case NotExpression it -> conditions(it.getExpression());
            case ParenthesedExpressionList<?> it when it.size() == 1 -> conditions((Expression) it.getFirst());
            default -> List.of(where);
        };
    }

    private static List<Expression> both(Expression one, Expression other) {
        var all = new ArrayList<>(conditions(one));
        all.addAll(conditions(other));
        return all;
    }

    /** The columns in an expression; those of sub-selects are theirs. */
    static List<Column> columns(Expression expression) {
        var columns = new ArrayList<Column>();
        expression.accept(
                new ExpressionVisitorAdapter<Void>() {
                    @Override
                    public <S> Void visit(Column column, S context) {
                        columns.add(column);
                        return super.visit(column, context);
                    }
                },
                null);
        return columns;
    }

    /** Whether WHERE compares a column of the joined table with one of another. */
    static boolean links(@Nullable Expression where, Join join) {
        String name = join.getFromItem().getAlias() == null
                ? Names.plain(join.getFromItem().toString())
                : Names.plain(join.getFromItem().getAlias().getName());
        return conditions(where).stream()
                .filter(ComparisonOperator.class::isInstance)
                .map(it -> columns(it).stream().map(Compared::qualifier).collect(Collectors.toSet()))
                .anyMatch(it -> it.size() > 1 && (it.contains(name.toLowerCase(Locale.ROOT)) || it.contains("")));
    }

    private static String qualifier(Column column) {
        return column.getTable() == null
                ? ""
                : Names.plain(column.getTable().getName()).toLowerCase(Locale.ROOT);
    }

    /** Whether nothing but sums and counts is shown. */
    static boolean isOneRow(PlainSelect select) {
        return select.getSelectItems().stream().allMatch(it -> summarises(it.getExpression()));
    }

    private static boolean summarises(Expression expression) {
        return switch (expression) {
            case AnalyticExpression _ -> false;
            case Function it -> SUMMARISING.contains(it.getName().toLowerCase(Locale.ROOT));
            default -> false;
        };
    }
}
