package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;

/** "the most common blood group", "which competitor do we meet most often": what stands in most rows. */
final class Frequent {
    private Frequent() {}

    static void apply(Draft draft, int i, boolean most) {
        int next = draft.after(i);
        int target = draft.isFree(next) && (draft.isColumn(next) || draft.isTable(next)) ? next : draft.before(i);
        target = draft.isColumn(target) && draft.isNumeric(target) ? askedFor(draft, target) : target;
        if (!draft.isColumn(target) && !draft.isTable(target)) {
            draft.penalty += 0.5;
            return;
        }
        if (target < i && draft.isTable(target) && Superlatives.isSecond(draft, target)) {
            Superlatives.count(draft, i);
            draft.use(i);
            RankKeys.order(draft, new Keys.Key(Expr.rows(draft.table(target)), target, target + 1), most);
            return;
        }
        draft.use(i, target);
        Superlatives.count(draft, i);
        if (draft.isColumn(target)) {
            draft.select.add(draft.expr(target));
            draft.groups.add(draft.expr(target));
            draft.order.add(new Sorting(Expr.rows(draft.table(target)), most));
            if (draft.isPlural(target) && Integer.valueOf(1).equals(draft.limit)) {
                Superlatives.ten(draft);
            }
            draft.ranked = true;
            if (draft.catalog
                    .column(draft.expr(target))
                    .filter(it -> it.nullable())
                    .isPresent()) {
                draft.where(i, Condition.of(Test.PRESENT, draft.expr(target)));
            }
        } else {
            var label = draft.catalog.label(draft.table(target));
            draft.select.addAll(label);
            draft.groups.addAll(label);
            var child = draft.joins.children(draft.table(target)).stream()
                    .findFirst()
                    .orElse(draft.table(target));
            draft.order.add(new Sorting(Expr.rows(child), most));
        }
    }

    /** "which competitor do we meet most often": the verb is not what is asked for. */
    private static int askedFor(Draft draft, int verb) {
        for (int k = 0; k < verb; k++) {
            if (draft.isFree(k) && draft.isColumn(k) && !draft.isNumeric(k)) {
                draft.use(verb);
                return k;
            }
        }
        return verb;
    }
}
