package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * "raised and target for each appeal": where each group is one row, what is added up beside it is a number of many
 * rows, but its own number is there once, however often the join repeats it.
 */
final class GroupRows {
    private static final Set<Op> OF_ONE = Set.of(Op.SUM, Op.AVG, Op.MIN, Op.MAX);

    private GroupRows() {}

    /** The same with the groups' own numbers as they are, rather than added up. */
    static Reading of(Reading reading, Catalog catalog, Joins joins) {
        var own = new LinkedHashSet<Expr>();
        for (var expr : reading.select()) {
            if (OF_ONE.contains(expr.op())
                    && expr.args().getFirst().op() == Op.COLUMN
                    && isRowOf(expr.args().getFirst().table(), reading, catalog)
                    && isRepeated(expr.args().getFirst().table(), reading, joins)) {
                own.add(expr);
            }
        }
        return own.isEmpty() ? reading : with(own, reading);
    }

    /** Whether the groups are the rows of a table: by its key, or by what its rows are called. */
    private static boolean isRowOf(String table, Reading reading, Catalog catalog) {
        return List.of(catalog.key(table), catalog.label(table)).stream()
                .anyMatch(it -> !it.isEmpty() && reading.groups().equals(it));
    }

    private static boolean isRepeated(String table, Reading reading, Joins joins) {
        return reading.select().stream()
                .filter(Expr::aggregates)
                .flatMap(it -> Exprs.tables(it).stream())
                .filter(it -> !it.equals(table))
                .anyMatch(it -> joins.path(table, it).stream().anyMatch(Joins.Step::multiplies));
    }

    private static Reading with(Set<Expr> own, Reading reading) {
        var groups = new LinkedHashSet<>(reading.groups());
        own.forEach(it -> groups.add(it.args().getFirst()));
        return new Reading(
                        reading.language(),
                        reading.tables(),
                        reading.select().stream().map(it -> plain(it, own)).toList(),
                        reading.distinct(),
                        reading.where(),
                        new ArrayList<>(groups),
                        reading.order().stream()
                                .map(it -> new Sorting(plain(it.by(), own), it.descending()))
                                .toList(),
                        reading.limit(),
                        reading.partition(),
                        reading.combination())
                .via(reading.via());
    }

    private static Expr plain(Expr expr, Set<Expr> own) {
        return own.contains(expr) ? expr.args().getFirst() : expr;
    }
}
