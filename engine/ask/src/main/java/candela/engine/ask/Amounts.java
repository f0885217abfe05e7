package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Test;

/**
 * "orders with a discount", "how many used a credit": more than nought of what is charged or given beside the price.
 */
final class Amounts {
    private Amounts() {}

    static void apply(Draft draft) {
        for (int i = 1; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.isColumn(i) && draft.isNumeric(i) && isGiven(draft, i)) {
                draft.use(i - 1, i);
                draft.where(i, Condition.of(Test.GREATER, draft.expr(i), "0"));
            }
        }
    }

    /** One thing that a row has or has not, neither listed nor compared. */
    private static boolean isGiven(Draft draft, int i) {
        return Money.isBeside(Stems.of(Names.expanded(draft.expr(i).column()).getLast()))
                && draft.item(i - 1).text().matches("(?i)with|use|used|have|has|had|got|gave|given")
                && !draft.item(i).text().endsWith("s")
                && hasThing(draft, i)
                && (!draft.has(i + 1) || draft.item(i + 1).period() != null || draft.is(i + 1, Cue.OF, Cue.BY));
    }

    private static boolean hasThing(Draft draft, int end) {
        for (int i = 0; i < end; i++) {
            if (draft.isTable(i)) {
                return true;
            }
        }
        return false;
    }
}
