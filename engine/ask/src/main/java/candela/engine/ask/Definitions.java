package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Dialect;
import candela.engine.sql.Guard;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.schema.Column;

/** What the terms of a vocabulary mean in one schema. */
final class Definitions {
    private final Catalog catalog;
    private final Joins joins;
    private final Formulas formulas;
    private final Filters filters;

    Definitions(Catalog catalog, Joins joins, LocalDate today) {
        this.catalog = catalog;
        this.joins = joins;
        this.formulas = new Formulas(catalog);
        this.filters = new Filters(catalog, today);
    }

    /**
     * Throws {@link Wrong} when the term cannot be used.
     *
     * @param schema as statements know it
     */
    void check(Term term, Dialect dialect, Schema schema) {
        if (term.kind() != Term.Kind.VERIFIED) {
            of(term);
        } else if (new Guard(dialect, schema).check(term.meaning()) instanceof Verdict.Refused refused) {
            throw new Wrong(refused.message());
        }
    }

    /** The meaning of a term that is no verified question. */
    Link of(Term term) {
        var expression = formulas.parsed(term.meaning());
        return switch (term.kind()) {
            case METRIC -> metric(term, formulas.number(expression));
            case FILTER -> filter(term, filters.of(expression));
            case JOIN -> join(term, expression);
            default -> synonym(term, expression);
        };
    }

    private Link synonym(Term term, Expression expression) {
        if (expression instanceof Column column) {
            var table = formulas.tableNamed(column);
            if (table.isPresent()) {
                return Link.table(table.get(), 1, false).meant(term, null, null);
            }
        }
        if (expression instanceof Column column) {
            var expr = formulas.column(column);
            return Link.column(expr.table(), expr.column(), 1, false).meant(term, null, null);
        }
        if (expression instanceof EqualsTo) {
            return value(term, filters.of(expression));
        }
        return metric(term, formulas.number(expression));
    }

    private static Link value(Term term, Condition condition) {
        var left = Objects.requireNonNull(condition.left());
        if (left.op() != Op.COLUMN || condition.test() != Test.EQUAL) {
            throw new Wrong("A value is written as column = 'value'");
        }
        return Link.value(left.table(), left.column(), condition.values().getFirst(), 1, false)
                .meant(term, null, null);
    }

    private static Link metric(Term term, Expr expr) {
        var tables = Exprs.tables(expr);
        if (tables.isEmpty()) {
            throw new Wrong("The formula names no column");
        }
        var isMetric = term.kind() == Term.Kind.METRIC;
        return Link.measure(
                        tables.iterator().next(),
                        isMetric ? expr.named(term.phrases().getFirst()) : expr,
                        1)
                .meant(term, null, null);
    }

    /** The rows that a filter is about are those of the first table that it names. */
    private Link filter(Term term, Condition condition) {
        var home = Exprs.tables(condition).stream()
                .findFirst()
                .orElseThrow(() -> new Wrong("The condition names no column"));
        var condensed = Conditions.of(home, condition, catalog, joins);
        if (condensed.aggregates()) {
            throw new Wrong("Beside an aggregate, name a column of the table whose rows are meant first");
        }
        var key = catalog.key(home);
        var shown = key.isEmpty() ? Expr.rows(home) : key.getFirst();
        return new Link(Link.Kind.VALUE, home, "", shown, term.phrases().getFirst(), 1, false)
                .meant(term, condensed, null);
    }

    private Link join(Term term, Expression expression) {
        var pairs = new ArrayList<EqualsTo>();
        collect(expression, pairs);
        var left = pairs.stream().map(it -> side(it.getLeftExpression())).toList();
        var right = pairs.stream().map(it -> side(it.getRightExpression())).toList();
        var from = only(left);
        var to = only(right);
        if (from.equals(to)) {
            throw new Wrong("A join needs columns of two tables");
        }
        var key = pointsBack(left, right)
                ? new ForeignKey(to, names(right), from, names(left), false)
                : new ForeignKey(from, names(left), to, names(right), false);
        var named = says(term, key.table()) && !says(term, key.target()) ? key.table() : key.target();
        return Link.table(named, 1, false).meant(term, null, key);
    }

    /** Whether the words of a term name a table. */
    private static boolean says(Term term, String table) {
        var head = Stems.of(Names.words(table).getLast());
        return term.phrases().stream()
                .flatMap(it -> Normaliser.tokens(it).stream())
                .anyMatch(it -> it.stem().equals(head));
    }

    private boolean pointsBack(List<Expr> left, List<Expr> right) {
        return catalog.key(left.getFirst().table()).equals(left)
                && !catalog.key(right.getFirst().table()).equals(right);
    }

    private static void collect(Expression expression, List<EqualsTo> pairs) {
        switch (expression) {
            case AndExpression and -> {
                collect(and.getLeftExpression(), pairs);
                collect(and.getRightExpression(), pairs);
            }
            case EqualsTo equals -> pairs.add(equals);
            default -> throw new Wrong("Write a join as orders.customer_id = customers.id");
        }
    }

    private Expr side(Expression expression) {
        if (expression instanceof Column column) {
            return formulas.column(column);
        }
        throw new Wrong("“" + expression + "” is no column: write a join as orders.customer_id = customers.id");
    }

    private static String only(List<Expr> columns) {
        var tables = columns.stream().map(Expr::table).distinct().toList();
        if (tables.size() > 1) {
            throw new Wrong("All columns on one side of a join must be of one table");
        }
        return tables.getFirst();
    }

    private static List<String> names(List<Expr> columns) {
        return columns.stream().map(Expr::column).toList();
    }

    /** A meaning as the text of a synonym; empty for what no text can say. */
    static String text(Link link, TablePlaces places) {
        return switch (link.kind()) {
            case TABLE -> places.written(link.table());
            case COLUMN -> Formulas.text(link.expr(), places);
            case VALUE ->
                link.isCondition()
                        ? ""
                        : Formulas.text(link.expr(), places) + " = '"
                                + link.value().replace("'", "''") + "'";
            case MEASURE -> Formulas.text(link.expr(), places);
        };
    }
}
