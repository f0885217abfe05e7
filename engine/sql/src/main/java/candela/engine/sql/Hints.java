package candela.engine.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.ExtractExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.AllTableColumns;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.jspecify.annotations.Nullable;

/** Looks through the tree of a statement that was allowed for what makes it slow, large or wrong without need. */
final class Hints {
    /** From so many columns on, few readers want them all. */
    private static final int WIDE = 8;

    private static final int MOST_JOINS = 3;

    private final Names names;
    private final Lines lines;
    private final List<Found> found = new ArrayList<>();

    /** A piece of advice and the offset that it is about. */
    private record Found(String rule, String message, int offset) {}

    Hints(Names names, Lines lines) {
        this.names = names;
        this.lines = lines;
    }

    /** What is to be said, in the order of the text. */
    List<Hint> of(Select statement) throws Refusal {
        unlimited(statement);
        walk(statement);
        return found.stream()
                .sorted(Comparator.comparingInt(Found::offset))
                .distinct()
                .map(this::placed)
                .toList();
    }

    private Hint placed(Found it) {
        var place = new Refusal(it.rule(), it.message(), it.offset()).in(lines.text());
        return new Hint(it.rule(), it.message(), place.line(), place.column());
    }

    private void walk(Object node) throws Refusal {
        look(node);
        if (node instanceof Collection<?> nodes) {
            for (Object each : nodes) {
                walk(each);
            }
        }
        if (node.getClass().getName().startsWith("net.sf.") && !(node instanceof Enum<?>)) {
            for (Object child : NodeKinds.children(node, 0)) {
                walk(child);
            }
        }
    }

    private void look(Object node) {
        switch (node) {
            case PlainSelect it -> {
                star(it);
                joins(it);
                filters(it.getWhere());
            }
            case LikeExpression it -> like(it);
            case InExpression it
            when it.isNot() && it.getRightExpression() instanceof Select ->
                say(
                        "not-in-select",
                        "NOT IN (SELECT …) finds nothing as soon as one value there is NULL: write NOT EXISTS instead.",
                        it.getLeftExpression());
            default -> {}
        }
    }

    private void star(PlainSelect select) {
        for (SelectItem<?> item : select.getSelectItems()) {
            Expression shown = item.getExpression();
            long columns = shown instanceof AllTableColumns of
                    ? columnsOf(sources(select).filter(it -> isCalled(it, of.getTable())))
                    : shown instanceof AllColumns ? columnsOf(sources(select)) : 0;
            if (columns >= WIDE) {
                say("select-star", "* reads all " + columns + " columns: name those that you need.", shown);
            }
        }
    }

    private static boolean isCalled(FromItem item, Table name) {
        String called = item.getAlias() != null
                ? item.getAlias().getName()
                : item instanceof Table table ? table.getName() : "";
        return Names.plain(called).equalsIgnoreCase(Names.plain(name.getName()));
    }

    private long columnsOf(Stream<FromItem> items) {
        return items.filter(Table.class::isInstance)
                .map(Table.class::cast)
                .flatMap(it -> names.table(List.of(), it.getName()).stream())
                .mapToLong(it -> it.columns().size())
                .sum();
    }

    private static Stream<FromItem> sources(PlainSelect select) {
        Stream<FromItem> first = Stream.ofNullable(select.getFromItem());
        return Stream.concat(first, joinsOf(select).stream().map(Join::getFromItem));
    }

    private static List<Join> joinsOf(PlainSelect select) {
        return select.getJoins() == null ? List.of() : select.getJoins();
    }

    private void joins(PlainSelect select) {
        List<Join> joins = joinsOf(select);
        for (Join join : joins) {
            if (join.getFromItem() instanceof Table && isUnbound(join) && !Compared.links(select.getWhere(), join)) {
                say(
                        "cross-join",
                        "Each row of the one side meets every row of the other here: say by which columns they belong"
                                + " together (JOIN … ON).",
                        join.getFromItem());
            }
        }
        if (joins.size() > MOST_JOINS) {
            say(
                    "many-joins",
                    joins.size()
                            + " joins in one SELECT are slow and easy to get wrong: leave out tables that nothing is"
                            + " shown of, or compute a part in WITH first.",
                    joins.get(MOST_JOINS).getFromItem());
        }
    }

    private static boolean isUnbound(Join join) {
        return !join.isNatural()
                && join.getOnExpressions().isEmpty()
                && join.getUsingColumns().isEmpty();
    }

    private void like(LikeExpression like) {
        if (like.getRightExpression() instanceof StringValue text
                && (text.getValue().startsWith("%") || text.getValue().startsWith("_"))) {
            say(
                    "leading-wildcard",
                    "A pattern that begins with a wildcard makes the database read every row: begin it with letters, or"
                            + " compare with = where you can.",
                    like.getLeftExpression());
        }
    }

    private void filters(@Nullable Expression where) {
        for (Expression each : Compared.conditions(where)) {
            switch (each) {
                case ComparisonOperator it -> {
                    wrapped(it.getLeftExpression(), it.getRightExpression());
                    wrapped(it.getRightExpression(), it.getLeftExpression());
                }
                case Between it -> wrapped(it.getLeftExpression(), it.getBetweenExpressionStart());
                case InExpression it -> wrapped(it.getLeftExpression(), null);
                default -> {}
            }
        }
    }

    /** A column within a call, compared with what holds no column. */
    private void wrapped(Expression side, @Nullable Expression other) {
        boolean call = side instanceof Function || side instanceof CastExpression || side instanceof ExtractExpression;
        List<Column> columns = call ? Compared.columns(side) : List.of();
        if (!columns.isEmpty() && (other == null || Compared.columns(other).isEmpty())) {
            say(
                    "function-on-column",
                    "A function around a filtered column keeps the database from using its index: compare the column"
                            + " itself, with a range for a part of a date.",
                    columns.getFirst());
        }
    }

    private void unlimited(Select statement) {
        boolean bounded = statement.getLimit() != null || statement.getFetch() != null;
        if (!bounded
                && statement instanceof PlainSelect it
                && it.getTop() == null
                && it.getFromItem() != null
                && it.getGroupBy() == null
                && !Compared.isOneRow(it)) {
            say("no-limit", "All rows are fetched until the limit of the source: end with LIMIT.", it);
        }
    }

    private void say(String rule, String message, Object about) {
        Token token = about instanceof ASTNodeAccess access && access.getASTNode() != null
                ? access.getASTNode().jjtGetFirstToken()
                : null;
        found.add(new Found(rule, message, token == null ? 0 : lines.offset(token)));
    }
}
