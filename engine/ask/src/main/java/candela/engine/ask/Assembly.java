package candela.engine.ask;

import candela.engine.ask.Chances.Likely;
import candela.engine.ask.Piece.Keep;
import candela.engine.ask.Piece.Show;
import candela.engine.ask.Piece.Sort;
import candela.engine.ask.Reading.Combination;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts likely pieces together to the likeliest whole readings. */
final class Assembly {
    private static final int FLIPPED = 8;
    private static final int MOST_LISTS = 10;
    private static final int MOST_FILTERS = 8;
    private static final int MOST_SORTS = 4;
    private static final int MOST_PLANS = 36;

    /** Pieces chosen together and the log of their chance. */
    private record Plan(
            List<Show> shows, List<Keep> keeps, @Nullable Sort sort, double weight) {}

    private record Weighed<T>(T choice, double weight) {}

    private final Chances chances;
    private final Catalog catalog;
    private final Joins joins;
    private final String language;

    Assembly(Chances chances, Joins joins, String language) {
        this.chances = chances;
        this.catalog = chances.evidence.catalog;
        this.joins = joins;
        this.language = language;
    }

    /** Readings, likeliest first. */
    List<Reading> readings() {
        var readings = new LinkedHashSet<Reading>();
        plans().forEach(it -> readings.addAll(readings(it)));
        return List.copyOf(readings);
    }

    private List<Plan> plans() {
        var plans = new ArrayList<Plan>();
        for (var list : lists()) {
            for (var filter : filters()) {
                for (var sort : sorts()) {
                    if (fits(filter.choice(), sort.choice().orElse(null))) {
                        plans.add(new Plan(
                                list.choice(),
                                filter.choice(),
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
            if (isShowable(list)) {
                lists.add(new Weighed<>(inOrder(list), weight));
            }
        }
        return best(lists, MOST_LISTS);
    }

    private static boolean isShowable(List<Show> list) {
        var whole = list.stream().filter(it -> Pieces.isWhole(it.expr())).count();
        var counts = list.stream().filter(it -> it.expr().op() == Op.COUNT).count();
        return !list.isEmpty() && counts <= 1 && (whole == 0 || whole == 1 && list.size() == 1);
    }

    /** As they stand in the question. */
    private static List<Show> inOrder(List<Show> list) {
        return list.stream()
                .sorted(Comparator.comparingInt(
                        it -> it.at() == null ? 0 : it.at().from()))
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
                slot.stream().limit(4).filter(it -> it.chance() > 0.02).forEach(it -> longer.add(with(filter, it)));
            }
            beam = best(longer, MOST_FILTERS);
        }
        return beam;
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

    /** The plan with each way to group, to join and to combine that is not unlikely. */
    private List<Reading> readings(Plan plan) {
        var readings = new ArrayList<Reading>();
        for (var groups : groups(plan)) {
            for (var distinct : distinct(groups)) {
                var plain = plain(plan, groups, distinct);
                readings.addAll(joined(plain));
                combined(plan, plain).forEach(readings::add);
                without(plan, plain).ifPresent(readings::add);
            }
        }
        return readings;
    }

    private Reading plain(Plan plan, List<Expr> groups, boolean distinct) {
        var shows = plan.shows().stream().map(Show::expr).toList();
        var whole = Pieces.isWhole(shows.getFirst());
        var sort = plan.sort();
        return new Reading(
                language,
                whole ? List.of(shows.getFirst().table()) : List.of(),
                whole ? List.of() : shows,
                distinct,
                plan.keeps().stream().map(Keep::condition).toList(),
                groups,
                sort == null ? List.of() : List.of(new Sorting(sort.by(), sort.descending())),
                sort == null ? null : sort.limit(),
                null,
                null);
    }

    private List<List<Expr>> groups(Plan plan) {
        var aggregates = plan.shows().stream().anyMatch(it -> it.expr().aggregates())
                || plan.keeps().stream().anyMatch(it -> it.condition().aggregates())
                || plan.sort() != null && plan.sort().by().aggregates();
        var bare = plan.shows().stream()
                .map(Show::expr)
                .filter(it -> !it.aggregates())
                .toList();
        if (!aggregates || bare.isEmpty()) {
            return List.of(List.of());
        }
        if (Pieces.isWhole(bare.getFirst())) {
            var key = catalog.key(bare.getFirst().table());
            return key.isEmpty() ? List.of() : List.of(key);
        }
        var keyed = bare.stream()
                .filter(it -> catalog.label(it.table()).contains(it))
                .map(it -> catalog.key(it.table()))
                .filter(it -> it.size() == 1 && !bare.contains(it.getFirst()))
                .findFirst();
        if (keyed.isEmpty()) {
            return List.of(bare);
        }
        var both = new ArrayList<>(keyed.get());
        both.addAll(bare);
        return List.of(bare, List.copyOf(both));
    }

    private List<Boolean> distinct(List<Expr> groups) {
        if (!groups.isEmpty()) {
            return List.of(false);
        }
        return chances.distinct > 0.9 ? List.of(true) : chances.distinct < 0.1 ? List.of(false) : List.of(true, false);
    }

    /** Also with tables that are named and of which no column is used. */
    private List<Reading> joined(Reading plain) {
        var used = Canon.tables(plain);
        var open = chances.joined.values().stream()
                .filter(it -> !used.contains(it.piece().table()) && it.chance() > 0.12)
                .sorted(Comparator.comparingDouble((Likely<Piece.Joined> it) -> it.chance())
                        .reversed())
                .map(it -> it.piece().table())
                .limit(2)
                .toList();
        var all = new ArrayList<Reading>();
        all.add(plain);
        open.forEach(it -> all.add(also(plain, List.of(it))));
        if (open.size() == 2) {
            all.add(also(plain, open));
        }
        return all;
    }

    private static Reading also(Reading reading, List<String> more) {
        var tables = new ArrayList<>(reading.tables());
        tables.addAll(more);
        return new Reading(
                reading.language(),
                tables,
                reading.select(),
                reading.distinct(),
                reading.where(),
                reading.groups(),
                reading.order(),
                reading.limit(),
                null,
                reading.combination());
    }

    /** Two of the conditions as alternatives, or of rows that meet. */
    private List<Reading> combined(Plan plan, Reading plain) {
        var combined = new ArrayList<Reading>();
        var keeps = plan.keeps();
        for (int i = 0; i < keeps.size(); i++) {
            for (int k = i + 1; k < keeps.size(); k++) {
                var rest = new ArrayList<>(plain.where());
                rest.remove(keeps.get(i).condition());
                rest.remove(keeps.get(k).condition());
                if (chances.of(new Piece.Either(keeps.get(i), keeps.get(k))) > 0.15) {
                    var either = new ArrayList<>(rest);
                    either.add(Condition.any(
                            List.of(keeps.get(i).condition(), keeps.get(k).condition())));
                    combined.add(where(plain, either, null));
                }
                if (chances.of(new Piece.Both(keeps.get(i), keeps.get(k))) > 0.15) {
                    combined.add(both(
                            plain, rest, keeps.get(i).condition(), keeps.get(k).condition()));
                }
            }
        }
        return combined;
    }

    private static Reading both(Reading plain, List<Condition> rest, Condition one, Condition other) {
        var second = new ArrayList<>(rest);
        second.add(other);
        var first = new ArrayList<>(rest);
        first.add(one);
        return where(plain, first, new Combination(Combination.Kind.INTERSECT, where(plain, second, null)));
    }

    private static Reading where(Reading reading, List<Condition> where, @Nullable Combination combination) {
        return new Reading(
                reading.language(),
                reading.tables(),
                reading.select(),
                reading.distinct(),
                where,
                reading.groups(),
                combination == null ? reading.order() : List.of(),
                combination == null ? reading.limit() : null,
                null,
                combination);
    }

    /** Rows that none of another table points to; conditions on other tables tell which of those. */
    private Optional<Reading> without(Plan plan, Reading plain) {
        if (chances.without.isEmpty() || chances.without.getFirst().chance() < 0.15) {
            return Optional.empty();
        }
        var table = chances.without.getFirst().piece().table();
        var shown = plan.shows().getFirst().expr();
        var subject = shown.op() == Op.COLUMN || shown.op() == Op.COUNT
                ? shown.table()
                : shown.args().getFirst().table();
        var path = joins.path(subject, table);
        if (path.isEmpty() || path.size() > 2 || path.getFirst().key().columns().size() != 1) {
            return Optional.empty();
        }
        var step = path.getFirst();
        var own = column(step, step.from());
        var other = column(step, step.to());
        Function<Condition, Boolean> outside = it -> Set.of(subject).containsAll(Exprs.tables(it));
        var inner = plain.where().stream()
                .filter(it -> !outside.apply(it))
                .map(Assembly::positive)
                .toList();
        var outer =
                new ArrayList<>(plain.where().stream().filter(outside::apply).toList());
        var nested = new Reading(
                language,
                List.of(step.to(), table),
                List.of(other),
                false,
                inner,
                List.of(),
                List.of(),
                null,
                null,
                null);
        outer.add(Condition.against(Test.NOT_IN, own, nested));
        return Optional.of(where(plain, outer, null));
    }

    /** "did not order tea": what is denied is the order of tea. */
    private static Condition positive(Condition condition) {
        return condition.test() == Test.NOT_EQUAL
                ? new Condition(Test.EQUAL, condition.parts(), condition.left(), condition.values(), condition.query())
                : condition;
    }

    private static Expr column(Joins.Step step, String table) {
        var key = step.key();
        return key.table().equalsIgnoreCase(table)
                ? Expr.column(key.table(), key.columns().getFirst())
                : Expr.column(key.target(), key.targetColumns().getFirst());
    }
}
