package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Sums and averages over rows that the joins repeat: each row is taken once per group, in a sub-select. "Shipping cost
 * by category" adds the cost of an order once to each category in it, however many items it has.
 *
 * @param table the table whose rows are repeated
 * @param names the sub-select's columns: groups, the table's key and what is computed from
 */
record OncePerRow(String table, Map<Expr, String> names) {

    /** What a reading needs of this, if it adds up repeated rows of one table and of no other. */
    static Optional<OncePerRow> of(Reading reading, Joins.Tree tree, Catalog catalog) {
        var sums = new LinkedHashSet<Expr>();
        reading.select().forEach(it -> collect(it, sums));
        reading.order().forEach(it -> collect(it.by(), sums));
        var tables = new LinkedHashSet<String>();
        sums.forEach(it -> tables.addAll(Exprs.tables(it)));
        if (tables.size() != 1
                || reading.partition() != null
                || reading.where().stream().anyMatch(Condition::aggregates)) {
            return Optional.empty();
        }
        var table = tables.iterator().next();
        var key = catalog.key(table);
        if (!tree.repeats(table) || key.isEmpty() || countsOthers(reading, table)) {
            return Optional.empty();
        }
        return Optional.of(new OncePerRow(table, names(reading, key, sums)));
    }

    private static void collect(Expr expr, Set<Expr> sums) {
        if (expr.op() == Op.SUM || expr.op() == Op.AVG) {
            sums.add(expr);
        }
        expr.args().forEach(it -> collect(it, sums));
    }

    private static boolean countsOthers(Reading reading, String table) {
        return reading.select().stream().anyMatch(it -> countsOther(it, table))
                || reading.order().stream().anyMatch(it -> countsOther(it.by(), table));
    }

    private static boolean countsOther(Expr expr, String table) {
        return expr.op() == Op.COUNT && !expr.table().equals(table)
                || expr.op() == Op.COUNT_DISTINCT && !Exprs.tables(expr).equals(Set.of(table))
                || expr.args().stream().anyMatch(it -> countsOther(it, table));
    }

    private static Map<Expr, String> names(Reading reading, List<Expr> key, Set<Expr> sums) {
        var names = new LinkedHashMap<Expr, String>();
        reading.groups().forEach(it -> name(it, names));
        key.forEach(it -> name(it, names));
        sums.forEach(it -> columns(it, names));
        return names;
    }

    private static void columns(Expr expr, Map<Expr, String> names) {
        if (expr.op() == Op.COLUMN) {
            name(expr, names);
        }
        expr.args().forEach(it -> columns(it, names));
    }

    private static void name(Expr expr, Map<Expr, String> names) {
        if (!names.containsKey(expr)) {
            var name = expr.op() == Op.COLUMN ? expr.column() : Labels.alias(expr);
            names.put(expr, names.containsValue(name) ? expr.table() + "_" + name : name);
        }
    }
}
