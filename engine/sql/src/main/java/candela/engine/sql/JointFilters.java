package candela.engine.sql;

import candela.engine.sql.JointSchema.Member;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Type;
import candela.engine.sql.TableRead.Filter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of one SELECT that its tables' own sources can test beforehand: parts of its WHERE, joined by AND, that
 * compare a column, written with its table, to plain values. None of them lets NULL through, so that they hold beside
 * outer joins too. Each must let through at least what the same comparison does in the whole statement, whatever the
 * source's idea of case, order and time: whole numbers in any comparison, texts for being equal.
 */
final class JointFilters {
    private final Function<Table, Optional<Member>> members;
    private final Map<String, Member> called = new HashMap<>();
    private final Map<Member, List<Filter>> found = new HashMap<>();

    JointFilters(Function<Table, Optional<Member>> members) {
        this.members = members;
    }

    Map<Member, List<Filter>> of(PlainSelect select) {
        call(select.getFromItem());
        for (Join join : select.getJoins() == null ? List.<Join>of() : select.getJoins()) {
            call(join.getFromItem());
        }
        if (select.getWhere() != null) {
            conjunct(select.getWhere());
        }
        return found;
    }

    private void call(@Nullable FromItem item) {
        if (item instanceof Table table) {
            members.apply(table).ifPresent(it -> called.put(key(name(table)), it));
        }
    }

    private static String name(Table table) {
        return table.getAlias() == null ? table.getName() : table.getAlias().getName();
    }

    private void conjunct(Expression condition) {
        switch (condition) {
            case AndExpression it -> {
                conjunct(it.getLeftExpression());
                conjunct(it.getRightExpression());
            }
            case ComparisonOperator it ->
                keep(it.getLeftExpression(), it.getStringExpression(), List.of(it.getRightExpression()));
            case InExpression it
            when !it.isNot() && it.getRightExpression() instanceof ExpressionList<?> list ->
                keep(it.getLeftExpression(), "IN", list);
            default -> {}
        }
    }

    private void keep(Expression left, String operator, List<? extends Expression> right) {
        if (!(left instanceof net.sf.jsqlparser.schema.Column written) || written.getTable() == null) {
            return;
        }
        Member member = called.get(key(written.getTable().getName()));
        if (member == null || written.getTable().getNameParts().size() != 1) {
            return;
        }
        member.own().column(Names.plain(written.getColumnName())).ifPresent(column -> {
            var values = new ArrayList<Object>();
            right.forEach(it -> value(column, operator, it).ifPresent(values::add));
            if (values.size() == right.size() && !values.isEmpty()) {
                found.computeIfAbsent(member, _ -> new ArrayList<>()).add(new Filter(column, operator, values));
            }
        });
    }

    private static Optional<Object> value(Column column, String operator, Expression expression) {
        boolean equal = operator.equals("=") || operator.equals("IN");
        boolean ordered = equal || List.of("<", "<=", ">", ">=").contains(operator);
        return switch (expression) {
            case LongValue it
            when ordered && column.type() == Type.INTEGER -> Optional.of(new BigDecimal(it.getStringValue()));
            case StringValue it
            when equal && column.type() == Type.TEXT && it.getPrefix() == null -> Optional.of(it.getNotExcapedValue());
            default -> Optional.empty();
        };
    }

    private static String key(String written) {
        return Names.plain(written).toLowerCase(Locale.ROOT);
    }
}
