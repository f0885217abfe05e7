package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;

/** "how much commission did we earn": all of what is named, whatever was done with it. */
final class Spendings {
    private static final String DONE =
            "(?i)earn(ed)?|ma[dk]e|bill(ed)?|pay|paid|spen[dt]|collect(ed)?|charged?|get|got|receive[d]?|lose|lost";

    private Spendings() {}

    static void apply(Draft draft) {
        if (!Totals.isHowMuch(draft, 0)
                || !draft.isFree(1)
                || !draft.isColumn(1)
                || !draft.isNumeric(1)
                || !draft.catalog.isAdded(draft.expr(1))
                        && !Money.isBeside(
                                Stems.of(Names.expanded(draft.expr(1).column()).getLast()))) {
            return;
        }
        draft.use(0, 1);
        draft.select.add(Expr.of(Op.SUM, draft.expr(1)));
        for (int i = 2; i < draft.size(); i++) {
            if (draft.item(i).text().matches(DONE)) {
                draft.use(i);
            }
        }
    }
}
