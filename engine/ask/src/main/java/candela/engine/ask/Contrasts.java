package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** "how many more orders in 2025 than in 2024", "by what percentage did sales grow from May to June": one number. */
final class Contrasts {

    /** Two periods and the number of each. */
    private record Both(Expr first, Expr last) {}

    private Contrasts() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && isAsked(draft, i)) {
                contrast(draft, i);
            }
        }
    }

    private static boolean isAsked(Draft draft, int i) {
        return draft.is(i, Cue.DIFFER, Cue.GROWTH)
                || draft.is(i, Cue.COMPARE) && text(draft, i).startsWith("difference");
    }

    private static String text(Draft draft, int i) {
        return Normaliser.lower(draft.item(i).text());
    }

    private static void contrast(Draft draft, int cue) {
        var places = IntStream.range(0, draft.size())
                .filter(it -> draft.isFree(it) && draft.item(it).period() != null)
                .boxed()
                .toList();
        var sides = places.size() < 2 ? List.<Period>of() : periods(draft, places);
        var moment = moment(draft);
        if (sides.size() != 2 || moment.isEmpty()) {
            return;
        }
        var number = number(draft, cue);
        if (number.isEmpty()) {
            return;
        }
        var one = sides.getFirst();
        var other = sides.getLast();
        for (int i = cue; i < draft.size(); i++) {
            if (i == cue
                    || places.contains(i)
                    || draft.item(i).isUnknown()
                    || draft.is(i, Cue.GROWTH, Cue.OR, Cue.FROM, Cue.TO, Cue.AND)
                    || i > places.getFirst() && i < places.getLast() && Groupings.isUnit(draft, i)) {
                draft.use(i);
            }
        }
        draft.where(
                places.getFirst(),
                Condition.any(
                        List.of(Periods.within(draft, moment.get(), one), Periods.within(draft, moment.get(), other))));
        draft.dates.add(moment.get());
        var numbers = new Both(of(number.get(), moment.get(), one), of(number.get(), moment.get(), other));
        var isLater = Objects.requireNonNull(one.from()).isAfter(Objects.requireNonNull(other.from()));
        draft.select.add(difference(draft, cue, numbers, isLater));
    }

    /** The two periods, of which one may be told by its first and last part: "January to May 2025". */
    private static List<Period> periods(Draft draft, List<Integer> places) {
        var first = Objects.requireNonNull(draft.item(places.getFirst()).period());
        var last = Objects.requireNonNull(draft.item(places.getLast()).period());
        if (places.size() == 3 && draft.is(places.get(1) - 1, Cue.TO)) {
            var until = Objects.requireNonNull(draft.item(places.get(1)).period());
            var from = Objects.requireNonNull(first.from())
                    .withYear(Objects.requireNonNull(until.from()).getYear());
            return same(new Period(from, until.to(), until.unit(), false), last);
        }
        return places.size() == 2 ? same(first, last) : List.of();
    }

    /** "in the same months of 2024": a part of one year is held to that part of the other. */
    private static List<Period> same(Period one, Period other) {
        if (!other.isWholeYear() || one.isWholeYear()) {
            return List.of(one, other);
        }
        var from = Objects.requireNonNull(one.from());
        int years = from.getYear() - Objects.requireNonNull(other.from()).getYear();
        var to = Objects.requireNonNull(one.to()).minusYears(years);
        return List.of(one, new Period(from.minusYears(years), to, one.unit(), other.relative()));
    }

    private static Expr difference(Draft draft, int cue, Both sides, boolean isLater) {
        var text = text(draft, cue);
        var less = text.endsWith("fewer") || text.endsWith("less") || text.endsWith("lower");
        var more = text.endsWith("more") || text.endsWith("higher");
        var turned = less || !more && !isLater; // what changed is told from the earlier to the later
        var whole = turned ? sides.first() : sides.last();
        var difference = Expr.of(Op.DIFFERENCE, turned ? sides.last() : sides.first(), whole);
        return draft.is(cue, Cue.GROWTH) || text.contains("percent")
                ? Expr.of(Op.RATIO, Expr.of(Op.PRODUCT, difference, Ratios.HUNDRED), whole)
                        .named("change percent")
                : difference.named("difference");
    }

    /** The number of one period. */
    private static Expr of(Expr number, Expr moment, Period period) {
        var during = Expr.during(moment, period);
        return Expr.of(
                Op.SUM,
                number.op() == Op.COUNT
                        ? during
                        : Expr.of(Op.PRODUCT, during, number.args().getFirst()));
    }

    /** What is added up or counted: the number named, else the rows. */
    private static Optional<Expr> number(Draft draft, int cue) {
        for (int i = 0; i < draft.size(); i++) {
            if (i != cue
                    && draft.isFree(i)
                    && draft.isNumeric(i)
                    && (draft.isMeasure(i) || draft.catalog.isAdded(draft.expr(i)))) {
                var total = Exprs.total(draft.expr(i));
                if (total.op() == Op.SUM) {
                    draft.use(i);
                    if (draft.is(i - 1, Cue.SUM)) {
                        draft.use(i - 1);
                    }
                    return Optional.of(total);
                }
                return Optional.empty();
            }
        }
        return IntStream.range(0, draft.size())
                .filter(it -> draft.isFree(it) && draft.isTable(it))
                .boxed()
                .findFirst()
                .map(it -> {
                    draft.use(it);
                    draft.tables.add(draft.table(it));
                    return summed(draft, it).orElse(draft.expr(it));
                });
    }

    /** "total donations": what they come to. */
    private static Optional<Expr> summed(Draft draft, int table) {
        if (!draft.is(table - 1, Cue.SUM)) {
            return Optional.empty();
        }
        draft.use(table - 1);
        return draft.catalog
                .money()
                .amount(draft.catalog.table(draft.table(table)))
                .map(Exprs::total);
    }

    /** The day that dates what is compared; bare years have none. */
    private static Optional<Expr> moment(Draft draft) {
        return Periods.moment(draft).filter(it -> draft.catalog.type(it).isMoment());
    }
}
