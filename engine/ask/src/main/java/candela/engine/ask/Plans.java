package candela.engine.ask;

import candela.engine.ask.Chances.Likely;
import candela.engine.ask.Piece.Keep;
import candela.engine.ask.Piece.Show;
import candela.engine.ask.Piece.Sort;
import candela.engine.ask.Reading.Op;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses pieces that go together: what is shown, which rows, in which order. */
final class Plans {
    /** Pieces chosen together and the log of their chance. */
    record Plan(
            List<Show> shows, List<Keep> keeps, @Nullable Sort sort, double weight) {}

    private record Weighed<T>(T choice, double weight) {}

    /** What is computed over the groups of an answer. */
    private static final Set<Op> OVER_GROUPS = Set.of(Op.SHARE, Op.CHANGE, Op.INCREASE, Op.RUNNING, Op.MOVING);

    private static final int FLIPPED = 8;
    private static final int MOST_LISTS = 12;
    private static final int MOST_FILTERS = 8;
    private static final int MOST_SORTS = 4;
    private static final int MOST_PLANS = 48;

    private final Chances chances;

    Plans(Chances chances) {
        this.chances = chances;
    }

    /** The likeliest of all, best first. */
    List<Plan> likeliest() {
        var plans = new ArrayList<Plan>();
        for (var list : lists()) {
            for (var filter : filters()) {
                for (var sort : sorts()) {
                    if (fits(filter.choice(), sort.choice().orElse(null))
                            && isSortable(list.choice(), sort.choice().orElse(null))) {
                        plans.add(new Plan(
                                list.choice(),
                                inPlace(filter.choice()),
                                sort.choice().orElse(null),
                                list.weight() + filter.weight() + sort.weight()));
                    }
                }
            }
        }
        plans.sort(Comparator.comparingDouble(Plan::weight).reversed());
        return plans.subList(0, Math.min(MOST_PLANS, plans.size()));
    }

    /** A number is either compared with or tells how many rows are wanted. */
    private static boolean fits(List<Keep> keeps, @Nullable Sort sort) {
        if (sort == null || sort.limit() == null || sort.limit() == 1) {
            return true;
        }
        var limit = String.valueOf(sort.limit());
        return keeps.stream().noneMatch(it -> it.condition().values().contains(limit));
    }

    /** One row of totals has no order, and groups are sorted by what they show or by totals. */
    private static boolean isSortable(List<Show> shows, @Nullable Sort sort) {
        return sort == null
                || sort.by().aggregates()
                || shows.stream().noneMatch(it -> it.expr().aggregates())
                || shows.stream().anyMatch(it -> it.expr().equals(sort.by()));
    }

    /** What is shown: the likely columns, with and without each of the doubtful ones. */
    private List<Weighed<List<Show>>> lists() {
        var likely = chances.likelyShows();
        var doubtful = likely.stream()
                .sorted(Comparator.comparingDouble(it -> Math.abs(it.chance() - 0.5)))
                .limit(FLIPPED)
                .toList();
        var lists = new ArrayList<Weighed<List<Show>>>();
        for (int mask = 0; mask < 1 << doubtful.size(); mask++) {
            var list = new ArrayList<Show>();
            double weight = 0;
            for (var one : likely) {
                int at = doubtful.indexOf(one);
                var in = at < 0 ? one.chance() > 0.5 : (mask & 1 << at) != 0;
                weight += in ? one.yes() : one.no();
                if (in) {
                    list.add(one.piece());
                }
            }
            if (isShowable(list) && namesWhole(list)) {
                lists.add(new Weighed<>(inOrder(list), weight));
            }
        }
        return best(lists, MOST_LISTS);
    }

    /** Who is known by two names is shown by both, unless one of them is asked for. */
    private boolean namesWhole(List<Show> list) {
        var catalog = chances.evidence.catalog;
        var shown = list.stream().map(Show::expr).toList();
        return shown.stream()
                .filter(it -> it.op() == Op.COLUMN && !Pieces.isWhole(it) && chances.evidence.mention(it) == null)
                .map(it -> catalog.label(it.table()))
                .filter(it -> it.stream().anyMatch(shown::contains))
                .allMatch(shown::containsAll);
    }

    private static boolean isShowable(List<Show> list) {
        var whole = list.stream().filter(it -> Pieces.isWhole(it.expr())).count();
        var counts = list.stream().filter(it -> it.expr().op() == Op.COUNT).count();
        var alone = list.stream().allMatch(it -> it.expr().aggregates());
        return !list.isEmpty()
                && counts <= 1
                && (whole == 0 || whole == 1 && list.size() == 1)
                && !(alone
                        && list.stream()
                                .anyMatch(it -> OVER_GROUPS.contains(it.expr().op())));
    }

    /** As they stand in the question. */
    private static List<Show> inOrder(List<Show> list) {
        return list.stream()
                .sorted(Comparator.comparingInt(
                        it -> it.at() == null ? 0 : it.at().from()))
                .toList();
    }

    private static List<Keep> inPlace(List<Keep> keeps) {
        return keeps.stream()
                .sorted(Comparator.comparingInt(it -> it.value().from()))
                .toList();
    }

    private static <T> List<Weighed<T>> best(List<Weighed<T>> all, int most) {
        all.sort(Comparator.comparingDouble((Weighed<T> it) -> it.weight()).reversed());
        return all.subList(0, Math.min(most, all.size()));
    }

    /** For each value and number of the question one use of it, or none. */
    private List<Weighed<List<Keep>>> filters() {
        List<Weighed<List<Keep>>> beam = new ArrayList<>(List.of(new Weighed<>(List.of(), 0)));
        for (var slot : chances.keeps.values()) {
            var longer = new ArrayList<Weighed<List<Keep>>>();
            for (var filter : beam) {
                longer.add(new Weighed<>(
                        filter.choice(), filter.weight() + slot.getFirst().no()));
                slot.stream()
                        .limit(4)
                        .filter(it -> it.chance() > 0.02 && !repeats(filter.choice(), it))
                        .forEach(it -> longer.add(with(filter, it)));
            }
            beam = best(longer, MOST_FILTERS);
        }
        return beam;
    }

    /** One thing is not tested twice for the same value. */
    private static boolean repeats(List<Keep> keeps, Likely<Keep> more) {
        return keeps.stream()
                .map(Keep::condition)
                .anyMatch(it -> it.equals(more.piece().condition()));
    }

    private static Weighed<List<Keep>> with(Weighed<List<Keep>> filter, Likely<Keep> keep) {
        var longer = new ArrayList<>(filter.choice());
        longer.add(keep.piece());
        return new Weighed<>(longer, filter.weight() + keep.yes());
    }

    private List<Weighed<Optional<Sort>>> sorts() {
        var sorts = new ArrayList<Weighed<Optional<Sort>>>();
        sorts.add(new Weighed<>(
                Optional.empty(),
                chances.sorts.isEmpty() ? 0 : chances.sorts.getFirst().no()));
        chances.sorts.stream()
                .limit(MOST_SORTS)
                .filter(it -> it.chance() > 0.02)
                .forEach(it -> sorts.add(new Weighed<>(Optional.of(it.piece()), it.yes())));
        return sorts;
    }
}
