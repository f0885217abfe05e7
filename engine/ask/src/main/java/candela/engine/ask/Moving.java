package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import java.util.stream.IntStream;

/** "3 month moving average of sales": over how many groups it goes, and of which unit they are. */
final class Moving {
    private Moving() {}

    static void apply(Draft draft) {
        for (int i = 2; i < draft.size(); i++) {
            int unit = i - 1;
            var number = draft.item(i - 2).number();
            if (draft.is(i, Cue.MOVING) && draft.item(unit).isUnit() && number != null) {
                draft.use(i - 2, unit);
                draft.moving = Math.clamp(number.longValue(), 2, 1000);
                if (!isSaidAgain(draft, unit)) {
                    draft.groups.add(
                            Expr.period(Expr.column("", ""), draft.item(unit).unit()));
                }
            }
        }
    }

    private static boolean isSaidAgain(Draft draft, int unit) {
        return IntStream.range(unit + 1, draft.size())
                .anyMatch(it -> draft.item(it).unit().equals(draft.item(unit).unit()));
    }
}
