package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import org.jspecify.annotations.Nullable;

/** Reads something that can be computed, sorted by or compared: "average price", "number of orders", "revenue". */
final class Keys {
    /** An expression and the span after it. */
    record Key(Expr expr, int first, int next) {}

    private Keys() {}

    /** The key that starts at a span, or null. */
    static @Nullable Key at(Draft draft, int i) {
        var op = op(draft, i);
        if (op != null) {
            return aggregate(draft, i, op);
        }
        if (draft.isMeasure(i)) {
            return new Key(Exprs.total(draft.expr(i)), i, i + 1);
        }
        if (draft.isColumn(i) || draft.isTable(i)) {
            return new Key(draft.expr(i), i, i + 1);
        }
        return null;
    }

    static @Nullable Op op(Draft draft, int i) {
        if (!draft.has(i) || draft.item(i).cue() == null) {
            return null;
        }
        return switch (draft.item(i).cue()) {
            case COUNT -> Op.COUNT;
            case SUM -> Op.SUM;
            case AVG, AVERAGE_VALUE -> Op.AVG;
            case MIN -> Op.MIN;
            case MAX -> Op.MAX;
            case null, default -> null;
        };
    }

    private static @Nullable Key aggregate(Draft draft, int i, Op op) {
        int target = draft.after(i);
        var distinct = false;
        while (draft.is(target, Cue.DISTINCT, Cue.COUNT, Cue.SUM, Cue.EACH)) {
            distinct |= draft.is(target, Cue.DISTINCT);
            target = draft.after(target);
        }
        if (draft.is(target, Cue.AND, Cue.COMMA)) {
            return listed(draft, i, target, op);
        }
        if (draft.link(target).filter(it -> !it.isValue()).isEmpty() || !draft.isFree(target)) {
            return null;
        }
        var expr = aggregate(draft, target, op, distinct);
        return new Key(expr, i, target + 1);
    }

    /** "average and maximum price": of what the next one is of. */
    private static @Nullable Key listed(Draft draft, int i, int between, Op op) {
        int other = draft.after(between);
        var shared = op(draft, other) == null || op == Op.COUNT ? null : aggregate(draft, other, op);
        return shared == null ? null : new Key(shared.expr(), i, between);
    }

    /** What an operation makes of a named thing: rows are counted, numbers computed, words counted apart. */
    static Expr aggregate(Draft draft, int target, Op op, boolean distinct) {
        var expr = draft.expr(target);
        if (draft.isTable(target)) {
            return switch (op) {
                case AVG -> Shared.value(draft, target).orElse(expr);
                case SUM ->
                    draft.catalog
                            .money()
                            .paid(draft.catalog.table(draft.table(target)))
                            .map(it -> Expr.of(Op.SUM, it))
                            .orElse(expr);
                default -> expr;
            };
        }
        if (expr.aggregates()) {
            return expr;
        }
        if (op == Op.COUNT) {
            return counted(draft, target, distinct);
        }
        var computable = draft.isNumeric(target) || op == Op.MIN || op == Op.MAX;
        return computable ? Expr.of(op, expr) : Expr.of(Op.COUNT_DISTINCT, expr);
    }

    /** A column that already holds a number of things. */
    private static boolean isCount(Expr expr) {
        var words = Names.expanded(expr.column());
        return words.contains("number") || words.contains("count") || words.contains("total");
    }

    /** "the total number of enrollment": a number that is kept. */
    private static boolean isTotal(Draft draft, int target) {
        return draft.isColumn(target)
                && draft.isNumeric(target)
                && !draft.catalog.isKey(draft.expr(target))
                && !draft.catalog.isForeign(
                        draft.table(target), draft.expr(target).column())
                && draft.is(draft.before(target), Cue.COUNT)
                && Normaliser.lower(draft.item(draft.before(target)).text()).startsWith("total");
    }

    private static Expr counted(Draft draft, int target, boolean distinct) {
        var expr = draft.expr(target);
        if (draft.isNumeric(target) && isCount(expr)) {
            return expr;
        }
        if (draft.isColumn(target) && draft.isNumeric(target) && draft.catalog.isAdded(expr) && !distinct) {
            return Expr.of(Op.SUM, expr);
        }
        if (isTotal(draft, target) && !distinct) {
            return Expr.of(Op.SUM, expr);
        }
        if (draft.isMeasure(target)) {
            draft.penalty += distinct ? 1 : 0;
            return draft.catalog.money().isQuantity(expr) ? Expr.of(Op.SUM, expr) : Expr.rows(draft.table(target));
        }
        return distinct || !draft.catalog.isKey(expr) ? Expr.of(Op.COUNT_DISTINCT, expr) : Expr.rows(expr.table());
    }
}
