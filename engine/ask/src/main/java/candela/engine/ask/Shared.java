package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** "average revenue per order", "average number of orders per customer": a sum or count shared among things. */
final class Shared {
    private Shared() {}

    /** Averages that are a sum or count by the number of things it is counted per. */
    static Optional<Expr> average(Draft draft, int k) {
        if (draft.isTable(k) && !draft.averagesCounts) {
            var rated = rated(draft, draft.table(k));
            if (rated.isPresent()) {
                return rated.map(it -> Expr.of(Op.AVG, it));
            }
        }
        if (isBesideOthers(draft, k)) {
            return Optional.empty();
        }
        if (draft.isTable(k)) {
            var perUnit = perUnit(draft, draft.expr(k));
            return perUnit.or(() -> perParent(draft, k));
        }
        if (draft.isColumn(k) && !draft.isNumeric(k)) {
            return perValue(draft, k);
        }
        var added = draft.isMeasure(k) && draft.expr(k).op() != Op.ELAPSED
                || draft.isColumn(k) && draft.isNumeric(k) && draft.catalog.isAdded(draft.expr(k));
        if (!added || draft.expr(k).aggregates()) {
            return Optional.empty();
        }
        return perUnit(draft, Exprs.total(draft.expr(k))).or(() -> perOrder(draft, k));
    }

    /** "number of orders and average price per shop": per what all of them are told. */
    private static boolean isBesideOthers(Draft draft, int k) {
        return draft.select.stream().anyMatch(Expr::aggregates)
                || IntStream.range(k + 1, draft.size())
                        .anyMatch(it -> draft.isFree(it) && draft.is(it, Cue.COUNT, Cue.SUM, Cue.AVG));
    }

    /** "average rating" of a table of ratings: of its stars. */
    private static Optional<Expr> rated(Draft draft, String table) {
        return Catalog.only(
                draft.catalog.table(table),
                it -> it.type().isNumber() && Money.isNamed(it, Set.of("stars", "rating", "score", "points")));
    }

    /** "average invoice value" where the rows bear the invoice's number: all revenue by the number of invoices. */
    private static Optional<Expr> perValue(Draft draft, int k) {
        return draft.catalog
                .money()
                .revenue(draft.catalog.table(draft.table(k)))
                .map(it -> {
                    draft.assume(Assumption.of("measured.by", Expr.of(Op.SUM, it)));
                    return Expr.of(Op.RATIO, Expr.of(Op.SUM, it), Expr.of(Op.COUNT_DISTINCT, draft.expr(k)));
                });
    }

    /** "average revenue per month": one number, all revenue by the number of months. */
    private static Optional<Expr> perUnit(Draft draft, Expr total) {
        var per = draft.items.stream().anyMatch(it -> it.is(Cue.EACH))
                || draft.items.stream().anyMatch(it -> it.isUnit() && it.text().endsWith("ly"));
        var counted = draft.averagesCounts || total.op() == Op.SUM;
        if (!per
                || !counted
                || draft.groups.size() != 1
                || draft.groups.getFirst().op() != Op.PERIOD) {
            return Optional.empty();
        }
        new Completion(draft).resolveDates();
        var unit = draft.groups.removeFirst();
        return Optional.of(Expr.of(Op.RATIO, total, Expr.of(Op.COUNT_DISTINCT, unit)));
    }

    /** "average number of orders per customer": all orders by all customers. */
    private static Optional<Expr> perParent(Draft draft, int k) {
        if (draft.groupTables.size() != 1) {
            return Optional.empty();
        }
        var parent = draft.groupTables.iterator().next();
        var path = draft.joins.path(parent, draft.table(k));
        if (path.isEmpty() || !path.getFirst().multiplies()) {
            return Optional.empty();
        }
        var counted = path.getFirst().to();
        draft.groups.clear();
        draft.groupTables.clear();
        draft.tables.remove(parent);
        var key = Expr.column(counted, path.getFirst().key().columns().getFirst());
        return Optional.of(Expr.of(Op.RATIO, Expr.rows(counted), Expr.of(Op.COUNT_DISTINCT, key)));
    }

    /** "average order value": the revenue of an order, on average. */
    static Optional<Expr> value(Draft draft, int k) {
        var table = draft.catalog.table(draft.table(k));
        var own = draft.catalog.money().revenue(table).map(it -> Expr.of(Op.AVG, it));
        var key = draft.catalog.key(table.name());
        if (own.isPresent() || key.size() != 1) {
            return own;
        }
        return draft.joins.children(table.name()).stream()
                .flatMap(it -> draft.catalog.money().revenue(draft.catalog.table(it)).stream())
                .findFirst()
                .map(it -> {
                    draft.assume(Assumption.of("measured.by", Expr.of(Op.SUM, it)));
                    return Expr.of(Op.RATIO, Expr.of(Op.SUM, it), Expr.of(Op.COUNT_DISTINCT, key.getFirst()));
                });
    }

    /** "average revenue per order": the sum by the number of what it is counted per. */
    private static Optional<Expr> perOrder(Draft draft, int k) {
        if (draft.groupTables.size() != 1) {
            return Optional.empty();
        }
        var parent = draft.groupTables.iterator().next();
        var key = draft.catalog.key(parent);
        if (key.size() != 1) {
            return Optional.empty();
        }
        draft.groups.removeAll(draft.catalog.label(parent));
        draft.groups.removeAll(key);
        draft.groupTables.clear();
        return Optional.of(
                Expr.of(Op.RATIO, Expr.of(Op.SUM, draft.expr(k)), Expr.of(Op.COUNT_DISTINCT, key.getFirst())));
    }
}
