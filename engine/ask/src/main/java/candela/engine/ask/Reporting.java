package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import java.util.List;

/** "who reports to Ana Moss": rows that point to another row of their own table, which is called by its name. */
final class Reporting {
    private Reporting() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            int named = draft.after(i);
            if (draft.isFree(i)
                    && draft.isColumn(i)
                    && draft.isFree(named)
                    && draft.isValue(named)
                    && pointsHome(draft, i)) {
                report(draft, i, named);
            }
        }
    }

    private static boolean pointsHome(Draft draft, int i) {
        var expr = draft.expr(i);
        return draft.catalog
                .foreign(expr.table(), expr.column())
                .filter(it -> it.target().equals(expr.table()))
                .isPresent();
    }

    private static void report(Draft draft, int i, int named) {
        var expr = draft.expr(i);
        if (!draft.table(named).equals(expr.table())) {
            return;
        }
        var key = draft.catalog
                .foreign(expr.table(), expr.column())
                .orElseThrow()
                .targetColumns()
                .getFirst();
        var query = new Reading(
                "en",
                List.of(expr.table()),
                List.of(Expr.column(expr.table(), key)),
                false,
                List.of(draft.link(named).orElseThrow().condition()),
                List.of(),
                List.of(),
                null,
                null,
                null);
        draft.use(i, named);
        draft.subject = expr.table();
        draft.tables.add(expr.table());
        draft.where(i, Condition.against(Test.IN, expr, query));
    }
}
