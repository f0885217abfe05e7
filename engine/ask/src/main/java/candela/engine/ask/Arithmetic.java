package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.Map;
import java.util.Optional;

/** "income after fees", "hours x rate", "base fee plus tax": numbers of one row that are reckoned together. */
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

    private Arithmetic() {}

    static void apply(Draft draft) {
        for (int i = 0; i + 2 < draft.size(); i++) {
            if (isNumber(draft, i) && isNumber(draft, i + 2) && draft.table(i).equals(draft.table(i + 2))) {
                reckon(draft, i);
            }
        }
    }

    private static boolean isNumber(Draft draft, int i) {
        return draft.isFree(i) && draft.isColumn(i) && draft.isNumeric(i) && !draft.catalog.isKey(draft.expr(i));
    }

    private static void reckon(Draft draft, int i) {
        var operation = OPERATIONS.get(Normaliser.lower(draft.item(i + 1).text()));
        if (operation == null || !draft.isFree(i + 1)) {
            return;
        }
        var reckoned = Expr.of(operation, draft.expr(i), draft.expr(i + 2)).named(name(draft, operation, i));
        int before = draft.before(i);
        var stated = Optional.ofNullable(draft.isFree(before) ? Keys.op(draft, before) : null)
                .filter(it -> it != Op.COUNT);
        stated.ifPresent(_ -> draft.use(before));
        draft.use(i, i + 1, i + 2);
        draft.select.add(stated.map(it -> Expr.of(it, reckoned)).orElseGet(() -> Exprs.total(reckoned)));
    }

    private static String name(Draft draft, Op operation, int i) {
        var word = operation == Op.DIFFERENCE ? " minus " : operation == Op.PLUS ? " plus " : " times ";
        return Names.spoken(draft.expr(i).column())
                + word
                + Names.spoken(draft.expr(i + 2).column());
    }
}
