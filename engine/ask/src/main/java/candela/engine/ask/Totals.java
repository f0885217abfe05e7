package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;

/** Adds up or averages numbers that the question names without saying so. */
final class Totals {
    private Totals() {}

    static void apply(Draft draft) {
        inGroups(draft);
        divide(draft);
        alone(draft);
    }

    /** "price by category": a number beside groups is added up or averaged. */
    private static void inGroups(Draft draft) {
        if (draft.groups.isEmpty()) {
            return;
        }
        draft.select.replaceAll(it -> {
            if (it.op() != Op.COLUMN
                    || !draft.catalog.isNumber(it)
                    || draft.groups.contains(it)
                    || draft.catalog.isKey(it)) {
                return it;
            }
            if (draft.catalog.isForeign(it.table(), it.column())) {
                draft.where(draft.size(), Condition.of(Test.PRESENT, it));
                return Expr.rows(it.table());
            }
            var added = draft.catalog.isAdded(it) || Flags.told(draft, it).isPresent();
            var op = added ? Op.SUM : Op.AVG;
            draft.assume(Assumption.of(op == Op.SUM ? "number.summed" : "number.averaged", it));
            return Expr.of(op, it);
        });
    }

    /** "sessions per user": one number by another. */
    private static void divide(Draft draft) {
        var divisor = draft.divisor;
        if (divisor != null) {
            draft.select.replaceAll(it -> it.aggregates() || draft.catalog.isNumber(it)
                    ? Expr.of(Op.RATIO, summed(it), Expr.of(Op.SUM, divisor))
                    : it);
        }
    }

    /** "how much did Germany buy": what they paid, where no number is named. */
    static boolean asksWhatWasSpent(Draft draft) {
        return isHowMuch(draft, 0)
                && draft.select.isEmpty()
                && draft.items.stream()
                        .anyMatch(it -> it.text().matches("(?i)buy|bought|spend|spent|order|ordered|purchased?"));
    }

    static boolean isHowMuch(Draft draft, int i) {
        return draft.has(i) && isHowMuch(draft.item(i));
    }

    private static boolean isHowMuch(Item item) {
        return item.text().equalsIgnoreCase("how much");
    }

    /** "sessions last month": a number that adds up, asked for alone. */
    private static void alone(Draft draft) {
        if (draft.select.size() != 1
                || draft.subject != null
                || draft.limit != null
                || draft.distinct
                || !draft.order.isEmpty()
                || !draft.groups.isEmpty()
                || draft.items.stream().anyMatch(it -> it.is(Cue.LIST) || it.is(Cue.WHICH) && !isHowMuch(it))) {
            return;
        }
        var number = draft.select.getFirst();
        if (number.op() == Op.COLUMN && draft.catalog.isNumber(number) && draft.catalog.isAdded(number)) {
            draft.select.set(0, Expr.of(Op.SUM, number));
            draft.assume(Assumption.of("number.summed", number));
        }
    }

    /** "average price per litre": all that was paid by all litres, not the average of it. */
    private static Expr summed(Expr measure) {
        return measure.op() == Op.AVG ? Expr.of(Op.SUM, measure.args().getFirst()) : Exprs.total(measure);
    }
}
