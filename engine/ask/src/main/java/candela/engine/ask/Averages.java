package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import java.util.List;
import java.util.Objects;

/** "above the average price": a comparison with a number computed over all rows. */
final class Averages {
    private Averages() {}

    static void compare(Draft draft, int cue, int average, Test test) {
        int after = draft.after(average);
        int before = draft.before(cue);
        int column = draft.isFree(after) && draft.isNumeric(after) ? after : before;
        if (!draft.isNumeric(column)) {
            return;
        }
        var op = Objects.requireNonNullElse(Keys.op(draft, average), Op.AVG);
        var expr = draft.expr(column);
        draft.use(cue, average, column);
        if (column == after && draft.isNumeric(before) && draft.expr(before).equals(expr)) {
            draft.use(before);
        }
        draft.where(cue, Condition.against(test, expr, all(Expr.of(op, expr))));
    }

    /** "how long is the average session": the number of the thing, averaged. */
    static void typical(Draft draft) {
        for (int i = 0; i + 3 < draft.size(); i++) {
            if (draft.isFree(i)
                    && draft.isNumeric(i)
                    && draft.is(i + 1, Cue.IS)
                    && draft.is(i + 2, Cue.AVERAGE_VALUE, Cue.AVG)
                    && draft.isTable(i + 3)
                    && draft.table(i).equals(draft.table(i + 3))) {
                draft.use(i, i + 1, i + 2, i + 3);
                draft.select.add(Expr.of(Op.AVG, draft.expr(i)));
            }
        }
    }

    /** One number over all rows. */
    static Reading all(Expr expr) {
        return new Reading("en", List.of(), List.of(expr), false, List.of(), List.of(), List.of(), null, null, null);
    }
}
