package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import java.util.Objects;
import java.util.stream.IntStream;

/** "3 month moving average of sales": over how many groups it goes, and of which unit they are. */
final class Moving {
    private Moving() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.is(i, Cue.MOVING)) {
                int number = isLength(draft, i - 2) ? i - 2 : i + 1;
                if (isLength(draft, number)) {
                    over(draft, number, number + 1);
                }
            }
        }
    }

    /** "3 month", "7 days". */
    private static boolean isLength(Draft draft, int i) {
        return draft.has(i)
                && draft.has(i + 1)
                && draft.item(i).number() != null
                && draft.item(i + 1).isUnit();
    }

    private static void over(Draft draft, int number, int unit) {
        draft.use(number, unit);
        draft.moving =
                Math.clamp(Objects.requireNonNull(draft.item(number).number()).longValue(), 2, 1000);
        if (!isSaidAgain(draft, unit)) {
            draft.groups.add(Expr.period(Expr.column("", ""), draft.item(unit).unit()));
        }
    }

    private static boolean isSaidAgain(Draft draft, int unit) {
        return IntStream.range(0, draft.size())
                .filter(it -> it != unit)
                .anyMatch(it -> draft.item(it).unit().equals(draft.item(unit).unit()));
    }
}
