package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;

/** "the first order", "first order date", "latest order of each customer": what comes first or last in time. */
final class Dated {
    private Dated() {}

    /** "the first order": the one of the earliest date. */
    static void earliest(Draft draft, int i) {
        if (draft.isTable(i + 1) && !draft.isPlural(i + 1)) {
            draft.catalog.moment(draft.table(i + 1)).ifPresent(it -> {
                draft.use(i);
                if (ofEach(draft, i, it, false)) {
                    return;
                }
                if (draft.isMoment(i + 2)) {
                    draft.use(i + 1, i + 2);
                    draft.select.add(Expr.of(Op.MIN, draft.expr(i + 2)));
                    return;
                }
                draft.limit = 1;
                draft.ranked = true;
                draft.order.add(new Sorting(it, false));
            });
        }
    }

    /** "latest order of each customer": when that was. */
    static boolean ofEach(Draft draft, int i, Expr moment, boolean latest) {
        var each = draft.isTable(i + 1)
                && draft.table(i + 1).equals(moment.table())
                && draft.groupTables.size() == 1
                && !draft.groupTables.contains(moment.table())
                && (draft.isMoment(i + 2) || draft.groups.size() > 1);
        if (each) {
            draft.use(i + 1);
            if (draft.isMoment(i + 2)) {
                draft.use(i + 2);
            }
            draft.select.add(Expr.of(latest ? Op.MAX : Op.MIN, moment));
        }
        return each;
    }
}
