package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** "above the average price": a comparison with a number computed over all rows. */
final class Averages {
    private Averages() {}

    static void compare(Draft draft, int cue, int average, Test test) {
        compare(draft, cue, average, test, "1");
    }

    /** "more than twice the average": so many times the number. */
    static void compare(Draft draft, int cue, int average, Test test, String times) {
        int after = draft.after(average);
        int before = draft.before(cue);
        int column = draft.isFree(after) && draft.isNumeric(after) ? after : before;
        if (!draft.isNumeric(column)) {
            return;
        }
        var op = Objects.requireNonNullElse(Keys.op(draft, average), Op.AVG);
        var expr = draft.expr(column);
        draft.use(cue, average, column);
        if (column == after && draft.isNumeric(before) && draft.expr(before).equals(expr)) {
            draft.use(before);
        }
        against(draft, cue, Math.max(average, column), test, times(Expr.of(op, expr), times));
    }

    /** A column that an adjective names: "dearer than the average". */
    static void compare(Draft draft, int cue, int average, Expr column, boolean greater) {
        draft.use(cue, average);
        against(draft, cue, average, greater ? Test.GREATER : Test.LESS, Expr.of(Op.AVG, column));
    }

    private static void against(Draft draft, int cue, int last, Test test, Expr number) {
        var column = Objects.requireNonNull(Exprs.firstColumn(number));
        var left = ofEach(draft, cue) ? Expr.of(Op.AVG, column) : column;
        int shared = draft.after(last);
        var peers = peers(draft, shared, column);
        peers.ifPresent(_ -> draft.use(shared));
        var others = peers.isPresent() ? List.<Condition>of() : told(draft, last, column.table());
        draft.where(
                cue,
                Condition.against(test, left, peers.map(it -> among(number, it)).orElse(of(number, others))));
    }

    /** "whose average price is above the average": an average for each of them. */
    private static boolean ofEach(Draft draft, int cue) {
        int average = draft.before(draft.before(cue));
        if (average <= 0 || !draft.isFree(average) || !draft.is(average, Cue.AVG, Cue.AVERAGE_VALUE)) {
            return false;
        }
        draft.use(average);
        return true;
    }

    /** "the lowest rating of English songs": what is told of the rows that the number is computed over. */
    private static List<Condition> told(Draft draft, int last, String table) {
        var owned = draft.is(last + 1, Cue.OF, Cue.FROM);
        if (!owned && !draft.isValue(last + 1)) {
            return List.of();
        }
        var values = new ArrayList<Integer>();
        var rows = !owned; // "the average lamp"
        int next = owned ? last + 2 : last + 1;
        var plural = owned && draft.item(last + 1).text().matches("(?i)of|for");
        while (draft.isFree(next)
                && draft.link(next).isPresent()
                && draft.table(next).equals(table)) {
            if (draft.isValue(next)) {
                values.add(next);
            } else if (!draft.isTable(next)) {
                break;
            }
            rows |= draft.isTable(next) || plural && draft.item(next).text().endsWith("s");
            next = draft.is(next + 1, Cue.OF, Cue.FROM) && draft.isTable(next) ? next + 2 : next + 1;
        }
        if (!rows || values.isEmpty()) {
            return List.of();
        }
        var told = values.stream().filter(draft::isFree).map(draft::told).toList();
        IntStream.range(last + 1, next).forEach(draft::use);
        return told;
    }

    private static Expr times(Expr number, String times) {
        return times.equals("1") ? number : Expr.of(Op.PRODUCT, number, Expr.constant(times));
    }

    /** "the average of their role", "for its site": what those have in common that are averaged. */
    private static Optional<Expr> peers(Draft draft, int i, Expr number) {
        if (!draft.isFree(i) || draft.link(i).isEmpty()) {
            return Optional.empty();
        }
        if (draft.isColumn(i)) {
            return Optional.of(draft.expr(i))
                    .filter(it -> it.table().equals(number.table()) && !it.equals(number) && !draft.catalog.isKey(it));
        }
        return draft.isTable(i) && !draft.table(i).equals(number.table())
                ? key(draft, number.table(), draft.table(i))
                : Optional.empty();
    }

    /** The one column that points to a table. */
    private static Optional<Expr> key(Draft draft, String from, String to) {
        var keys = draft.catalog.schema().keys().stream()
                .filter(it -> it.table().equals(from)
                        && it.target().equals(to)
                        && it.columns().size() == 1)
                .toList();
        return keys.size() == 1
                ? Optional.of(Expr.column(from, keys.getFirst().columns().getFirst()))
                : Optional.empty();
    }

    private static Reading among(Expr number, Expr shared) {
        return new Reading(
                "en", List.of(), List.of(number), false, List.of(), List.of(), List.of(), null, shared, null);
    }

    /** "how long is the average session": the number of the thing, averaged. */
    static void typical(Draft draft) {
        for (int i = 0; i + 3 < draft.size(); i++) {
            if (draft.isFree(i)
                    && draft.isNumeric(i)
                    && draft.is(i + 1, Cue.IS)
                    && draft.is(i + 2, Cue.AVERAGE_VALUE, Cue.AVG)
                    && draft.isTable(i + 3)
                    && draft.table(i).equals(draft.table(i + 3))) {
                draft.use(i, i + 1, i + 2, i + 3);
                draft.select.add(Expr.of(Op.AVG, draft.expr(i)));
            }
        }
    }

    /** One number over all rows. */
    static Reading all(Expr expr) {
        return of(expr, List.of());
    }

    private static Reading of(Expr expr, List<Condition> rows) {
        return new Reading("en", List.of(), List.of(expr), false, rows, List.of(), List.of(), null, null, null);
    }
}
