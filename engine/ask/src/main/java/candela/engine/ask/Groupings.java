package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Sorting;
import java.util.Optional;
import java.util.Set;

/** "for each country", "per month", "by region and channel". */
final class Groupings {
    /** The doubt whether "downtime hours" are hours of the day. */
    private static final double MEASURED = 1;

    private Groupings() {}

    static void each(Draft draft) {
        beside(draft);
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.is(i, Cue.EACH)) {
                int target = skip(draft, i + 1);
                people(draft, target);
                if (draft.is(i - 1, Cue.ALL) && !draft.speaksOfAggregates()) {
                    draft.use(i); // "all details for each swimmer"
                } else if (isUnit(draft, target) || draft.speaksOfAggregates() || ranks(draft)) {
                    draft.use(i);
                    list(draft, target);
                } else if (isPer(draft, i) && !isOfRows(draft, i, target)) {
                    draft.use(i);
                    list(draft, target);
                }
            }
        }
    }

    /** "list the doctors and how many appointments they had": of each. */
    private static void beside(Draft draft) {
        for (int i = 0; i + 3 < draft.size(); i++) {
            if (draft.isFree(i)
                    && draft.isTable(i)
                    && (i == 0 || draft.is(draft.before(i), Cue.LIST, Cue.WHICH))
                    && draft.is(i + 1, Cue.AND)
                    && draft.is(i + 2, Cue.COUNT)
                    && draft.isTable(i + 3)
                    && draft.joins.children(draft.table(i)).contains(draft.table(i + 3))) {
                draft.use(i, i + 1);
                group(draft, i);
            }
        }
    }

    /** "each account manager": one row for each of those who are that. */
    private static void people(Draft draft, int i) {
        var table = draft.isFree(i) && draft.isValue(i) ? draft.table(i) : "";
        if (!table.isEmpty() && People.are(draft.catalog.table(table)) && draft.speaksOfAggregates()) {
            draft.use(i, i - 1);
            draft.where(i, draft.link(i).orElseThrow().condition());
            draft.groups.addAll(draft.catalog.label(table));
            draft.groupTables.add(table);
            draft.tables.add(table);
        }
    }

    private static boolean ranks(Draft draft) {
        return draft.items.stream()
                .anyMatch(it -> it.is(Cue.TOP)
                        || it.is(Cue.BOTTOM)
                        || it.is(Cue.SOLD_MOST)
                        || it.is(Cue.SOLD_LEAST)
                        || it.is(Cue.MONEY_MOST)
                        || it.is(Cue.SUPERLATIVE)
                        || it.is(Cue.LIMIT));
    }

    /** "the full name of each student": as many rows as there are. */
    private static boolean isOfRows(Draft draft, int i, int target) {
        int asked = i - 1;
        return draft.item(i).text().matches("(?i)(of|for) (each|every)")
                && draft.isTable(target)
                && draft.isFree(asked)
                && draft.isColumn(asked)
                && draft.table(asked).equals(draft.table(target));
    }

    private static boolean isPer(Draft draft, int i) {
        return !draft.item(i).text().equalsIgnoreCase("each")
                && !draft.item(i).text().equalsIgnoreCase("every")
                && i > 0;
    }

    /** A plain "by": groups what is computed or counted, sorts what is listed. */
    static void by(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.is(i, Cue.BY) && isTarget(draft, skip(draft, i + 1))) {
                int target = skip(draft, i + 1);
                draft.use(i);
                if (sorts(draft, i, target)) {
                    draft.use(target);
                    draft.order.add(new Sorting(draft.expr(target), Boolean.TRUE.equals(draft.unsortedDirection)));
                } else {
                    list(draft, target);
                }
            }
        }
    }

    private static boolean sorts(Draft draft, int i, int target) {
        return !draft.speaksOfAggregates()
                && draft.groups.isEmpty()
                && !draft.isValue(i - 1)
                && draft.measured.isEmpty()
                && !(computes(draft, i) && !draft.isNumeric(target))
                && draft.isColumn(target)
                && (draft.isNumeric(target)
                        || draft.isMoment(target)
                        || !draft.isTable(i - 1) && !isOfKinds(draft, i, target))
                && !draft.catalog.isForeign(
                        draft.table(target), draft.expr(target).column());
    }

    /** "meters installed before 2020 by manufacturer": things with conditions, by what many of them share. */
    private static boolean isOfKinds(Draft draft, int by, int target) {
        int k = by - 1;
        while (draft.has(k)
                && (draft.item(k).period() != null
                        || draft.isMoment(k)
                        || draft.isValue(k)
                        || draft.is(k, Cue.BEFORE, Cue.AFTER, Cue.SINCE, Cue.OF, Cue.FROM, Cue.YES))) {
            k--;
        }
        return k < by - 1
                && draft.isPlural(k)
                && draft.isTable(k)
                && !draft.is(0, Cue.LIST)
                && !draft.catalog.label(draft.table(target)).contains(draft.expr(target))
                && !draft.catalog.isUnique(draft.expr(target));
    }

    /** Whether a number named before is one that makes sense per group. */
    private static boolean computes(Draft draft, int i) {
        for (int k = 0; k < i; k++) {
            if (draft.isNumeric(k) && (k == i - 1 || draft.catalog.isAdded(draft.expr(k)))) {
                return true;
            }
        }
        return false;
    }

    /** Words such as "monthly" and "which month" that no other rule took. */
    static void units(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && isUnit(draft, i)) {
                draft.use(i);
                draft.penalty += isMeasured(draft, i) || isSpan(draft, i) ? MEASURED : 0;
                group(draft, i);
            }
        }
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.is(i, Cue.TREND)) {
                draft.use(i);
                if (draft.groups.isEmpty()) {
                    draft.groups.add(Expr.period(Expr.column("", ""), "month"));
                    draft.assume(Assumption.of("trend.month"));
                }
            }
        }
    }

    /** "who left within a year": so long, no part of the calendar. */
    private static boolean isSpan(Draft draft, int i) {
        return draft.has(i - 1) && draft.item(i - 1).text().equalsIgnoreCase("within");
    }

    /** "downtime hours", "number of days from order to arrival": a number, no part of the calendar. */
    private static boolean isMeasured(Draft draft, int i) {
        return draft.item(i).text().endsWith("s")
                && (draft.isTable(i - 1) || draft.is(draft.before(i), Cue.COUNT, Cue.AVG));
    }

    private static int skip(Draft draft, int i) {
        int next = draft.after(i - 1);
        while (draft.is(next, Cue.DISTINCT, Cue.EACH, Cue.BY) || draft.roles.contains(next) || isCounted(draft, next)) {
            draft.use(next);
            next = draft.after(next);
        }
        return next;
    }

    /** "by number of bedrooms", which a column holds. */
    private static boolean isCounted(Draft draft, int i) {
        return draft.isFree(i) && draft.is(i, Cue.COUNT) && draft.isColumn(i + 1) && draft.isNumeric(i + 1);
    }

    private static void list(Draft draft, int from) {
        int target = from;
        while (isTarget(draft, target)) {
            draft.use(target);
            group(draft, target);
            int next = target + 1;
            if (!draft.is(next, Cue.AND, Cue.COMMA) || !isTarget(draft, skip(draft, next + 1))) {
                return;
            }
            if (draft.is(next, Cue.COMMA) && !continues(draft, skip(draft, next + 1))) {
                return;
            }
            draft.use(next);
            target = skip(draft, next + 1);
        }
    }

    /** After a comma the list goes on only when it ends with "and", or with the question. */
    private static boolean continues(Draft draft, int target) {
        return draft.is(target + 1, Cue.AND, Cue.COMMA) || target == draft.size() - 1 && !isFlag(draft, target);
    }

    /** "members by town, verified only": what is yes or no picks out the rows. */
    private static boolean isFlag(Draft draft, int i) {
        return draft.isColumn(i) && Flags.value(draft, draft.expr(i), false).isPresent();
    }

    private static void group(Draft draft, int i) {
        if (dividesNumbers(draft, i)) {
            draft.divisor = draft.expr(i);
        } else if (isUnit(draft, i)) {
            draft.groups.add(Expr.period(Expr.column("", ""), draft.item(i).unit()));
        } else if (draft.isTable(i)) {
            var label = draft.catalog.label(draft.table(i));
            draft.groups.addAll(label);
            draft.groupTables.add(draft.table(i));
            draft.tables.add(draft.table(i));
        } else {
            draft.groups.add(period(draft, i).orElse(draft.expr(i)));
        }
    }

    /** "signup year" of a sign-up date. */
    private static Optional<Expr> period(Draft draft, int i) {
        var said = Normaliser.tokens(draft.item(i).text());
        var unit = said.size() < 2 || !draft.catalog.type(draft.expr(i)).isMoment() ? null : Units.of(said.getLast());
        var own = unit != null
                && Names.stems(draft.expr(i).column()).contains(said.getLast().stem());
        return unit == null || own ? Optional.empty() : Optional.of(Expr.period(draft.expr(i), unit));
    }

    /** "sessions per user" where both are numbers that add up. */
    private static boolean dividesNumbers(Draft draft, int i) {
        var per = draft.is(i - 1, Cue.EACH) && draft.item(i - 1).text().equalsIgnoreCase("per");
        return per
                && draft.isColumn(i)
                && draft.isNumeric(i)
                && (draft.catalog.isAdded(draft.expr(i)) || isMeasuredIn(draft.expr(i)))
                && draft.isNumeric(i - 2)
                && draft.catalog.isAdded(draft.expr(i - 2));
    }

    private static boolean isMeasuredIn(Expr expr) {
        return Names.expanded(expr.column()).stream()
                .anyMatch(
                        Set.of("kg", "weight", "km", "hours", "seats", "sqm", "area", "distance", "tons", "liters")
                                ::contains);
    }

    /** Whether a unit of the calendar still waits to be grouped by. */
    static boolean isByUnit(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && isUnit(draft, i)) {
                return true;
            }
        }
        return false;
    }

    static boolean isUnit(Draft draft, int i) {
        return draft.has(i) && draft.item(i).isUnit() && draft.link(i).isEmpty();
    }

    private static boolean isTarget(Draft draft, int i) {
        return draft.isFree(i) && (isUnit(draft, i) || draft.isTable(i) || draft.isColumn(i));
    }
}
