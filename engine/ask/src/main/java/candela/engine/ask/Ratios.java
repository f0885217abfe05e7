package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.Optional;

/** "waste as a percentage of volume", "what share of fees do subsidies cover", "ratio of hits to visits". */
final class Ratios {
    static final Expr HUNDRED = Expr.constant("100.0");

    private Ratios() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (!draft.isFree(i)) {
                continue;
            }
            if (draft.is(i, Cue.DIVIDED)) {
                between(draft, draft.before(i), i, after(draft, i), false);
            } else if (draft.is(i, Cue.SHARE) && isAs(draft, i)) {
                between(draft, draft.before(i), i, after(draft, i), true);
            } else if (draft.is(i, Cue.SHARE)) {
                covered(draft, i);
            } else if (draft.is(i, Cue.RATIO)) {
                ratio(draft, i);
            }
        }
    }

    /** Whether a ratio is told as a percentage. */
    static boolean isPercent(Expr ratio) {
        var dividend = ratio.args().getFirst();
        return dividend.op() == Op.PRODUCT && dividend.args().getLast().equals(HUNDRED);
    }

    /** "what share of customers have ordered": things that have some row elsewhere, by all of them. */
    static boolean isOfThings(Expr expr) {
        return expr.op() == Op.RATIO && isPercent(expr) && expr.args().getLast().op() == Op.COUNT_DISTINCT;
    }

    /** "what share of orders come from corporate customers": rows for which a percentage counts, by all of them. */
    static boolean isOfRows(Expr expr) {
        var part = expr.args().getFirst();
        return expr.op() == Op.RATIO
                && part.op() == Op.SUM
                && Labels.isPercentage(part.args().getFirst())
                && expr.args().getLast().op() == Op.COUNT;
    }

    private static boolean isAs(Draft draft, int i) {
        return draft.item(i).text().regionMatches(true, 0, "as ", 0, 3);
    }

    /** "of the total volume": what stands in words that only say that all of it is meant. */
    private static int after(Draft draft, int i) {
        int next = draft.after(i);
        while (draft.isFree(next) && draft.is(next, Cue.SUM, Cue.ALL)) {
            next = draft.after(next);
        }
        return next;
    }

    /** "what percentage of fees is covered by subsidies": the whole first, then the part. */
    private static void covered(Draft draft, int share) {
        int whole = after(draft, share);
        if (!isNumber(draft, whole)) {
            return;
        }
        for (int part = whole + 1; part < draft.size() && !isElse(draft, part); part++) {
            if (isNumber(draft, part) && !isElse(draft, part + 1)) {
                between(draft, part, share, whole, true);
                return;
            }
        }
    }

    /** Where something else begins: what is grouped by, or a number that is compared. */
    private static boolean isElse(Draft draft, int i) {
        return draft.is(i, Cue.EACH, Cue.AND, Cue.COMMA, Cue.BETWEEN)
                || draft.has(i)
                        && draft.item(i).cue() != null
                        && Comparisons.TESTS.containsKey(draft.item(i).cue());
    }

    /** "ratio of hits to visits", "hits to visits ratio". */
    private static void ratio(Draft draft, int i) {
        int first = draft.after(i);
        int last = draft.before(i);
        if (draft.is(first + 1, Cue.TO, Cue.AND)) {
            between(draft, first, i, after(draft, first + 1), false);
        } else if (draft.is(last - 1, Cue.TO)) {
            between(draft, last - 2, i, last, false);
        }
    }

    private static void between(Draft draft, int part, int cue, int whole, boolean percent) {
        if (!isNumber(draft, part) || !isNumber(draft, whole)) {
            return;
        }
        var dividend = draft.expr(part);
        var divisor = draft.expr(whole);
        if (dividend.equals(divisor) || !Exprs.tables(dividend).equals(Exprs.tables(divisor))) {
            return;
        }
        for (int i = Math.min(part, Math.min(cue, whole)); i <= Math.max(part, Math.max(cue, whole)); i++) {
            draft.use(i);
        }
        var total = Exprs.total(dividend);
        var shown = percent ? Expr.of(Op.PRODUCT, total, HUNDRED) : total;
        draft.select.add(Expr.of(Op.RATIO, shown, Exprs.total(divisor)).named(name(dividend, divisor, percent)));
    }

    private static String name(Expr dividend, Expr divisor, boolean percent) {
        return spoken(dividend) + (percent ? " percent of " : " by ") + spoken(divisor);
    }

    private static String spoken(Expr expr) {
        return Optional.ofNullable(Exprs.firstColumn(expr))
                .filter(it -> expr.op() == Op.COLUMN)
                .map(it -> Names.spoken(it.column()))
                .orElseGet(() -> Labels.of(expr));
    }

    private static boolean isNumber(Draft draft, int i) {
        return draft.isFree(i)
                && draft.isNumeric(i)
                && !draft.catalog.isKey(draft.expr(i))
                && Flags.told(draft, draft.expr(i)).isEmpty();
    }
}
