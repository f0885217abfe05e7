package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** "what share of orders were cancelled": the rows that match by all rows, as one number or one per group. */
final class Shares {
    private Shares() {}

    static void ofMatches(Draft draft) {
        if (!draft.derived.contains(Op.SHARE)) {
            return;
        }
        var stated = draft.where.stream().filter(it -> isStated(draft, it)).toList();
        match(draft, stated).ifPresent(match -> replace(draft, stated, match));
    }

    /** The one value that tells the part, or a yes-or-no column that is asked about. */
    private static Optional<Expr> match(Draft draft, List<Draft.Placed> stated) {
        if (stated.isEmpty()) {
            return draft.select.stream()
                    .flatMap(
                            it -> Flags.told(draft, it).stream().map(yes -> Expr.matches(it.table(), it.column(), yes)))
                    .findFirst();
        }
        if (stated.size() > 1) {
            return Optional.empty();
        }
        var condition = stated.getFirst().condition();
        var left = Objects.requireNonNull(condition.left());
        return Optional.of(
                Expr.matches(left.table(), left.column(), condition.values().getFirst()));
    }

    private static void replace(Draft draft, List<Draft.Placed> stated, Expr match) {
        var of = match.args().getFirst().table();
        draft.select.replaceAll(
                it -> draft.catalog.isNumber(it) && draft.catalog.isAdded(it) ? Expr.of(Op.SUM, it) : it);
        var whole = draft.select.stream().filter(Expr::aggregates).findFirst();
        var sum = whole.filter(it -> it.op() == Op.SUM);
        var rows = sum.map(it -> Exprs.tables(it).iterator().next())
                .or(() -> Optional.ofNullable(draft.subject))
                .orElse(of);
        if (draft.joins.path(rows, of).stream().anyMatch(Joins.Step::multiplies)) {
            return;
        }
        draft.where.removeAll(stated);
        draft.derived.remove(Op.SHARE);
        draft.select.removeIf(it -> !it.aggregates());
        whole.ifPresent(draft.select::remove);
        draft.select.add(sum.map(it -> part(match, it)).orElse(Expr.of(Op.AVG, match)));
        draft.tables.add(rows);
    }

    private static Expr part(Expr match, Expr sum) {
        var matching = Expr.of(Op.PRODUCT, match, sum.args().getFirst());
        return Expr.of(Op.RATIO, Expr.of(Op.SUM, matching), sum);
    }

    /** A value that says which part is meant: it stands before what the shares are grouped by. */
    private static boolean isStated(Draft draft, Draft.Placed placed) {
        var condition = placed.condition();
        if (condition.test() != Test.EQUAL || condition.aggregates()) {
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
