package candela.engine.ask;

import candela.engine.ask.Chances.Likely;
import candela.engine.ask.Piece.Keep;
import candela.engine.ask.Piece.Show;
import candela.engine.ask.Plans.Plan;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts likely pieces together to the likeliest whole readings. */
final class Assembly {
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
        var variants = new Variants(chances);
        for (var plan : new Plans(chances).likeliest()) {
            readings.addAll(readings(plan));
            readings.addAll(readings(variants.nearest(plan)));
        }
        return List.copyOf(readings);
    }

    /** The plan with each way to group, to join and to combine that is not unlikely. */
    private List<Reading> readings(Plan plan) {
        var readings = new ArrayList<Reading>();
        for (var groups : groups(plan)) {
            for (var distinct : distinct(groups)) {
                var plain = plain(plan, groups, distinct);
                if (plain.where().stream().anyMatch(HeldAgainst::isVain)) {
                    readings.addAll(within(plan, plain));
                    continue;
                }
                var possible = where(plain, Conditions.possible(plain.where()), null);
                readings.addAll(joined(possible));
                readings.addAll(within(plan, plain));
                readings.addAll(combined(plan, plain));
                if (plain.where().stream().noneMatch(it -> it.test() == Test.NOT_IN)) {
                    readings.addAll(without(plan, possible));
                    readings.addAll(excepted(possible));
                }
            }
        }
        return readings;
    }

    private Reading plain(Plan plan, List<Expr> groups, boolean distinct) {
        var shows = plan.shows().stream().map(Show::expr).toList();
        var whole = Pieces.isWhole(shows.getFirst());
        var sort = plan.sort();
        var reading = new Reading(
                language,
                whole ? List.of(shows.getFirst().table()) : List.of(),
                whole ? List.of() : shows,
                distinct,
                plan.keeps().stream().map(Keep::condition).toList(),
                groups,
                sort == null ? inTime(groups) : chances.suggested.order(sort),
                sort == null ? null : sort.limit(),
                null,
                null);
        return CountedGroups.of(reading, catalog, joins);
    }

    /** Periods follow each other. */
    private static List<Sorting> inTime(List<Expr> groups) {
        return groups.stream()
                .filter(it -> it.op() == Op.PERIOD)
                .limit(1)
                .map(it -> new Sorting(it, false))
                .toList();
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
        var ranked = ranked(plan, bare);
        if (ranked.isPresent()) {
            return List.of(ranked.get());
        }
        var keyed = bare.stream()
                .filter(it -> it.op() == Op.COLUMN && catalog.label(it.table()).contains(it))
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

    /** "country of the artist who made the most songs": of each artist, not of each country. */
    private Optional<List<Expr>> ranked(Plan plan, List<Expr> bare) {
        var table = bare.getFirst().table();
        var ranking = plan.sort() != null
                && plan.sort().limit() != null
                && plan.sort().by().aggregates()
                && !Exprs.tables(plan.sort().by()).contains(table);
        var key = table.isEmpty() ? List.<Expr>of() : catalog.key(table);
        var told = !table.isEmpty() && bare.stream().allMatch(it -> catalog.isTold(it, table));
        return ranking && told && !key.isEmpty() && chances.evidence.isOne(table)
                ? Optional.of(Stream.concat(key.stream(), bare.stream()).toList())
                : Optional.empty();
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

    /** "above the average price of toys": what is told after a comparison may be told of what it is held against. */
    private static List<Reading> within(Plan plan, Reading plain) {
        var compared = plan.keeps().stream()
                .filter(it ->
                        plain.where().contains(it.condition()) && it.condition().query() != null)
                .findFirst();
        var later = plan.keeps().stream()
                .filter(it -> compared.isPresent()
                        && it.value().from() > compared.get().value().from()
                        && it.condition().query() == null
                        && !it.condition().aggregates())
                .map(Keep::condition)
                .toList();
        if (later.isEmpty()) {
            return List.of();
        }
        var condition = compared.orElseThrow().condition();
        var query = where(Objects.requireNonNull(condition.query()), later, null);
        var outer = new ArrayList<>(plain.where());
        outer.removeAll(later);
        outer.replaceAll(it ->
                it.equals(condition) ? Condition.against(it.test(), Objects.requireNonNull(it.left()), query) : it);
        return List.of(where(plain, outer, null));
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
                if (!isOne(plain, keeps.get(i).condition())
                        && chances.of(new Piece.Both(keeps.get(i), keeps.get(k))) > 0.15) {
                    combined.add(both(
                            plain, rest, keeps.get(i).condition(), keeps.get(k).condition()));
                }
            }
        }
        return combined;
    }

    /** Whether what is shown names one row of the table that is tested: no row is of two kinds. */
    private boolean isOne(Reading plain, Condition condition) {
        var tables = Exprs.tables(condition);
        return tables.size() == 1
                && plain.select().stream()
                        .anyMatch(it -> it.op() == Op.COLUMN
                                && tables.contains(it.table())
                                && (catalog.isKey(it)
                                        || catalog.label(it.table()).contains(it)));
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
    private List<Reading> without(Plan plan, Reading plain) {
        var subject = Exprs.tables(plan.shows().getFirst().expr()).iterator().next();
        return chances.without.stream()
                .filter(it -> it.chance() > 0.15 && !it.name().equals(subject))
                .limit(2)
                .flatMap(it -> without(plain, subject, it.name()).stream())
                .toList();
    }

    private Optional<Reading> without(Reading plain, String subject, String table) {
        var path = joins.path(subject, table);
        if (path.isEmpty() || path.size() > 2 || path.getFirst().key().columns().size() != 1) {
            return Optional.empty();
        }
        var step = path.getFirst();
        var own = column(step, step.from());
        var other = column(step, step.to());
        Predicate<Condition> outside = it -> Set.of(subject).containsAll(Exprs.tables(it));
        var inner = new ArrayList<>(plain.where().stream()
                .filter(outside.negate())
                .map(Assembly::positive)
                .toList());
        if (catalog.column(other).filter(it -> it.nullable()).isPresent() && !catalog.isKey(other)) {
            inner.addFirst(Condition.of(Test.PRESENT, other)); // NOT IN finds nothing beside one unknown
        }
        var counts = inner.stream().anyMatch(Condition::aggregates);
        var nested = new Reading(
                language,
                List.of(step.to(), table),
                List.of(other),
                false,
                inner,
                counts ? List.of(other) : List.of(),
                List.of(),
                null,
                null,
                null);
        var outer = new ArrayList<>(plain.where().stream().filter(outside).toList());
        outer.add(Condition.against(Test.NOT_IN, own, nested));
        return Optional.of(where(plain, outer, null));
    }

    /** Values that rows of one kind show, but none of another: "cities without a closed branch". */
    private List<Reading> excepted(Reading plain) {
        if (chances.without.isEmpty()
                || !plain.groups().isEmpty() && plain.where().stream().noneMatch(Condition::aggregates)) {
            return List.of();
        }
        return plain.where().stream()
                .filter(it -> it.query() == null)
                .map(it -> {
                    var first = new ArrayList<>(plain.where());
                    first.remove(it);
                    var other = where(plain, List.of(positive(it)), null);
                    return where(plain, first, new Combination(Combination.Kind.EXCEPT, other));
                })
                .toList();
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
