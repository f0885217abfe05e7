package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** "income after fees", "hours x rate", "fee plus tax minus discount": numbers of one row reckoned together. */
final class Arithmetic {
    private static final Map<String, Op> OPERATIONS = Map.of(
            "after", Op.DIFFERENCE,
            "minus", Op.DIFFERENCE,
            "less", Op.DIFFERENCE,
            "trừ", Op.DIFFERENCE,
            "plus", Op.PLUS,
            "cộng", Op.PLUS,
            "x", Op.PRODUCT,
            "times", Op.PRODUCT,
            "nhân", Op.PRODUCT);

    private static final Map<Op, String> NAMES =
            Map.of(Op.DIFFERENCE, " minus ", Op.PLUS, " plus ", Op.PRODUCT, " times ");

    private Arithmetic() {}

    static void apply(Draft draft) {
        for (int i = 0; i + 2 < draft.size(); i++) {
            if (isNumber(draft, i)) {
                reckon(draft, i);
            }
        }
    }

    private static boolean isNumber(Draft draft, int i) {
        var number = draft.isColumn(i) && draft.isNumeric(i)
                || draft.isMeasure(i) && draft.expr(i).op() == Op.COLUMN;
        return draft.isFree(i) && number && !draft.catalog.isKey(draft.expr(i));
    }

    private static void reckon(Draft draft, int i) {
        var reckoned = draft.expr(i);
        var name = Names.spoken(reckoned.column());
        int last = i;
        for (var operation = operation(draft, last); operation != null; operation = operation(draft, last)) {
            last += 2;
            reckoned = with(reckoned, operation, draft.expr(last));
            name += NAMES.get(operation) + Names.spoken(draft.expr(last).column());
            draft.use(last - 1, last);
        }
        if (last > i) {
            select(draft, i, reckoned.named(name));
        }
    }

    /** One number more: "fee plus hours times rate" multiplies first. */
    private static Expr with(Expr former, Op operation, Expr number) {
        var sum = former.op() == Op.PLUS || former.op() == Op.DIFFERENCE;
        return operation == Op.PRODUCT && sum
                ? Expr.of(
                        former.op(),
                        former.args().getFirst(),
                        Expr.of(operation, former.args().getLast(), number))
                : Expr.of(operation, former, number);
    }

    /** What is done with the number after a span; null where nothing is. */
    private static @Nullable Op operation(Draft draft, int i) {
        if (!draft.isFree(i + 1) || !isNumber(draft, i + 2)) {
            return null;
        }
        var operation = OPERATIONS.get(Normaliser.lower(draft.item(i + 1).text()));
        var together = draft.table(i).equals(draft.table(i + 2))
                || operation == Op.PRODUCT && Sides.isOneRow(draft, draft.table(i), draft.table(i + 2));
        return together ? operation : null;
    }

    private static void select(Draft draft, int i, Expr reckoned) {
        int before = draft.before(i);
        var stated = Optional.ofNullable(draft.isFree(before) ? Keys.op(draft, before) : null)
                .filter(it -> it != Op.COUNT);
        stated.ifPresent(_ -> draft.use(before));
        draft.use(i);
        draft.select.add(stated.map(it -> Expr.of(it, reckoned)).orElseGet(() -> Exprs.total(reckoned)));
    }
}
