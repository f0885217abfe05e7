package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.ForeignKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** "what share of orders were cancelled": the rows that match by all rows, as one number or one per group. */
final class Shares {
    private static final Set<Test> TELLING =
            EnumSet.of(Test.EQUAL, Test.GREATER, Test.AT_LEAST, Test.LESS, Test.AT_MOST, Test.PRESENT, Test.MISSING);

    private Shares() {}

    static void ofMatches(Draft draft) {
        if (!draft.derived.contains(Op.SHARE) || ofThings(draft)) {
            return;
        }
        var stated = told(
                draft, draft.where.stream().filter(it -> isStated(draft, it)).toList());
        match(draft, stated).ifPresent(match -> replace(draft, stated, match));
    }

    /**
     * "what share of customers have ordered": those with any row elsewhere, by all. Where those rows are further away,
     * or more is said of them than they tell themselves, nothing is computed.
     */
    private static boolean ofThings(Draft draft) {
        var things = things(draft);
        var counts = draft.select.stream().allMatch(it -> it.op() == Op.COUNT || it.op() == Op.COUNT_DISTINCT);
        if (!counts || things.size() != 2) {
            return false;
        }
        var of = draft.table(things.getFirst());
        var elsewhere = draft.table(things.getLast());
        var path = draft.joins.path(of, elsewhere);
        if (path.stream().noneMatch(Joins.Step::multiplies)) {
            return false;
        }
        var plain = draft.where.stream()
                .map(Draft.Placed::condition)
                .allMatch(it -> !it.aggregates()
                        && it.query() == null
                        && Set.of(of, elsewhere).containsAll(Exprs.tables(it)));
        if (plain && path.size() == 1) {
            draft.use(things.getLast());
            draft.derived.remove(Op.SHARE);
            draft.select.clear();
            draft.select.add(having(path.getFirst().key()));
        } else {
            draft.penalty += 1;
        }
        return true;
    }

    /** Whether all things stay in a share of those with some row elsewhere: also where a former reading is changed. */
    static boolean isOfAll(Reading reading, Joins joins) {
        return reading.select().stream().filter(Ratios::isOfThings).allMatch(share -> {
            var elsewhere = Exprs.tables(share.args().getFirst());
            var of = Exprs.tables(share.args().getLast()).iterator().next();
            return reading.where().stream()
                    .flatMap(it -> Exprs.tables(it).stream())
                    .filter(it -> !elsewhere.contains(it))
                    .allMatch(it -> joins.path(of, it).stream().noneMatch(Joins.Step::multiplies));
        });
    }

    private static Expr having(ForeignKey key) {
        var some = Expr.column(key.table(), key.columns().getFirst());
        var all = Expr.column(key.target(), key.targetColumns().getFirst());
        return Expr.of(
                Op.RATIO,
                Expr.of(Op.PRODUCT, Expr.of(Op.COUNT_DISTINCT, some), Ratios.HUNDRED),
                Expr.of(Op.COUNT_DISTINCT, all));
    }

    /** The spans that name tables, but for those that are grouped by. */
    private static List<Integer> things(Draft draft) {
        return IntStream.range(0, draft.size())
                .filter(draft::isTable)
                .filter(it -> !draft.groupTables.contains(draft.table(it)))
                .boxed()
                .toList();
    }

    /** "of delivered orders were late": what is told of the things after them tells the part. */
    private static List<Draft.Placed> told(Draft draft, List<Draft.Placed> stated) {
        int thing = 0;
        while (draft.has(thing) && !draft.isTable(thing)) {
            thing++;
        }
        int named = thing;
        draft.where.removeIf(it -> isImplied(it, stated));
        var after = stated.stream()
                .filter(it -> it.position() > named && draft.where.contains(it))
                .toList();
        return after.size() == 1 ? after : stated;
    }

    /** "paid late": what was late was paid. */
    private static boolean isImplied(Draft.Placed placed, List<Draft.Placed> stated) {
        return placed.condition().test() == Test.PRESENT
                && stated.stream()
                        .anyMatch(it -> it.position() == placed.position() + 1
                                && Objects.equals(
                                        it.condition().left(),
                                        placed.condition().left()));
    }

    /** The one value or test that tells the part, or a yes-or-no column that is asked about. */
    private static Optional<Expr> match(Draft draft, List<Draft.Placed> stated) {
        if (stated.isEmpty()) {
            return draft.select.stream()
                    .flatMap(
                            it -> Flags.told(draft, it).stream().map(yes -> Expr.matches(it.table(), it.column(), yes)))
                    .findFirst()
                    .or(() -> pointing(draft));
        }
        if (stated.size() > 1) {
            return Optional.empty();
        }
        var condition = stated.getFirst().condition();
        var left = Objects.requireNonNull(condition.left());
        if (condition.test() != Test.EQUAL && draft.select.stream().anyMatch(draft.catalog::isNumber)) {
            return Optional.empty(); // "share of scrap in orders with good quantity above 100" is one of that scrap
        }
        return Optional.of(
                condition.test() == Test.EQUAL
                        ? Expr.matches(
                                left.table(), left.column(), condition.values().getFirst())
                        : Expr.holds(condition));
    }

    /** "orders with a coupon": those that point to one. */
    private static Optional<Expr> pointing(Draft draft) {
        var things = things(draft);
        if (things.size() != 2
                || draft.where.stream().anyMatch(it -> it.condition().aggregates())) {
            return Optional.empty();
        }
        var of = draft.table(things.getFirst());
        var pointed = draft.table(things.getLast());
        var path = draft.joins.path(of, pointed);
        if (path.size() != 1 || path.getFirst().multiplies()) {
            return Optional.empty();
        }
        draft.use(things.getLast());
        draft.tables.remove(pointed);
        var key = Expr.column(of, path.getFirst().key().columns().getFirst());
        return Optional.of(Expr.holds(Condition.of(Test.PRESENT, key)));
    }

    private static void replace(Draft draft, List<Draft.Placed> stated, Expr match) {
        var of = match.args().getFirst().table();
        draft.select.replaceAll(
                it -> draft.catalog.isNumber(it) && draft.catalog.isAdded(it) ? Expr.of(Op.SUM, it) : it);
        var whole = draft.select.stream().filter(Expr::aggregates).findFirst();
        var sum = whole.filter(it -> it.op() == Op.SUM);
        var rows = sum.map(it -> Exprs.tables(it).iterator().next())
                .or(() -> Optional.ofNullable(draft.subject))
                .or(() -> things(draft).stream().findFirst().map(draft::table))
                .orElse(of);
        if (draft.joins.path(rows, of).stream().anyMatch(Joins.Step::multiplies)) {
            return;
        }
        draft.where.removeAll(stated);
        draft.derived.remove(Op.SHARE);
        draft.select.removeIf(it -> !it.aggregates());
        whole.ifPresent(draft.select::remove);
        draft.select.add(sum.map(it -> part(match, it)).orElse(ofRows(match, of, rows)));
        draft.tables.add(rows);
    }

    /** Of rows that several may share what is matched in, as orders do a customer, each counts. */
    private static Expr ofRows(Expr match, String of, String rows) {
        return of.equals(rows) ? Expr.of(Op.AVG, match) : Expr.of(Op.RATIO, Expr.of(Op.SUM, match), Expr.rows(rows));
    }

    private static Expr part(Expr match, Expr sum) {
        var matching = Expr.of(Op.PRODUCT, match, sum.args().getFirst());
        return Expr.of(Op.RATIO, Expr.of(Op.SUM, matching), sum);
    }

    /** A value that says which part is meant: it stands before what the shares are grouped by. */
    private static boolean isStated(Draft draft, Draft.Placed placed) {
        var condition = placed.condition();
        if (!TELLING.contains(condition.test()) || condition.query() != null || condition.aggregates()) {
            return false;
        }
        var predicate = draft.is(placed.position() - 1, Cue.IS); // "of each channel were cancelled"
        for (int i = 0; i < placed.position() && !predicate; i++) {
            if (draft.is(i, Cue.BY, Cue.EACH)) {
                return false;
            }
        }
        return condition.left() != null && condition.left().op() == Op.COLUMN;
    }
}
