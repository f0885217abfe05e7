package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import java.util.List;
import java.util.Optional;

/** "customers who ordered every style": who has as many different ones as there are. */
final class Every {
    private Every() {}

    static void apply(Draft draft) {
        for (int i = 1; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.item(i).text().equalsIgnoreCase("every") && !draft.speaksOfAggregates()) {
                all(draft, i, draft.after(i));
            }
        }
    }

    private static void all(Draft draft, int every, int target) {
        var others = draft.mentioned().stream()
                .filter(it -> draft.link(target).isPresent() && !it.equals(draft.table(target)))
                .findFirst();
        if (!draft.isFree(target) || others.isEmpty() || isSubject(draft, target)) {
            return;
        }
        counted(draft, target).ifPresent(it -> {
            draft.use(every, target);
            draft.tables.add(draft.table(target));
            draft.where(every, Condition.against(Test.EQUAL, it, Averages.all(it)));
        });
    }

    private static boolean isSubject(Draft draft, int target) {
        for (int k = 0; k < target; k++) {
            if (draft.isTable(k) && !draft.table(k).equals(draft.table(target))) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Expr> counted(Draft draft, int target) {
        if (draft.isColumn(target)) {
            return draft.isMoment(target) || draft.isNumeric(target)
                    ? Optional.empty()
                    : Optional.of(Expr.of(Op.COUNT_DISTINCT, draft.expr(target)));
        }
        var key = draft.isTable(target) ? draft.catalog.key(draft.table(target)) : List.<Expr>of();
        return key.size() == 1 ? Optional.of(Expr.of(Op.COUNT_DISTINCT, key.getFirst())) : Optional.empty();
    }
}
