package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** "compare 2024 and 2025", "Germany vs France", "this year versus last year": one row for each side. */
final class Comparing {
    private Comparing() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.is(i, Cue.COMPARE)) {
                draft.use(i);
                sides(draft);
            }
        }
    }

    /** "average price of black and white products", "number of male and female students": one row for each. */
    static void each(Draft draft) {
        for (int i = 0; i + 2 < draft.size(); i++) {
            int last = i + 2;
            if (isPair(draft, i)
                    && (averages(draft, i) || counts(draft, i) && draft.isTable(last + 1))
                    && !draft.is(draft.before(i), Cue.BOTH, Cue.NOT, Cue.EXCEPT)) {
                values(draft, List.of(i, last));
            }
        }
    }

    private static boolean isPair(Draft draft, int i) {
        return draft.isFree(i)
                && draft.isFree(i + 2)
                && draft.isValue(i)
                && draft.isValue(i + 2)
                && draft.is(i + 1, Cue.AND)
                && !draft.link(i).orElseThrow().isCondition()
                && draft.expr(i).equals(draft.expr(i + 2));
    }

    private static boolean averages(Draft draft, int i) {
        return IntStream.range(0, i).anyMatch(it -> draft.is(it, Cue.AVG, Cue.AVERAGE_VALUE));
    }

    private static boolean counts(Draft draft, int i) {
        return draft.is(draft.before(i), Cue.COUNT);
    }

    private static void sides(Draft draft) {
        var periods = new ArrayList<Integer>();
        var values = new ArrayList<Integer>();
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.item(i).period() != null) {
                periods.add(i);
            } else if (draft.isFree(i)
                    && draft.isValue(i)
                    && !draft.link(i).orElseThrow().isCondition()) {
                values.add(i);
            }
        }
        if (periods.size() >= 2) {
            periods(draft, periods);
        } else if (values.size() >= 2 && draft.expr(values.get(0)).equals(draft.expr(values.get(1)))) {
            values(draft, values);
        }
    }

    private static void periods(Draft draft, List<Integer> places) {
        var moment = Periods.moment(draft);
        if (moment.isEmpty()) {
            return;
        }
        var sides = places.stream()
                .map(it -> Periods.within(
                        draft,
                        moment.get(),
                        Objects.requireNonNull(draft.item(it).period())))
                .toList();
        places.forEach(draft::use);
        var unit =
                Objects.requireNonNull(draft.item(places.getFirst()).period()).unit();
        draft.where(places.getFirst(), Condition.any(sides));
        draft.groups.add(draft.catalog.type(moment.get()).isMoment() ? Expr.period(moment.get(), unit) : moment.get());
        draft.comparing = true;
    }

    private static void values(Draft draft, List<Integer> places) {
        var column = draft.expr(places.getFirst());
        var sides = places.stream()
                .filter(it -> draft.expr(it).equals(column))
                .map(it -> draft.link(it).orElseThrow().condition())
                .toList();
        places.forEach(draft::use);
        draft.where(places.getFirst(), Condition.any(sides));
        draft.groups.add(column);
        draft.comparing = true;
    }
}
