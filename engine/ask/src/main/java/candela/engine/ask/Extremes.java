package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** "highest and lowest price", "average and oldest age": numbers beside each other, no ranking. */
final class Extremes {
    private Extremes() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && isOne(draft, i) && draft.is(i + 1, Cue.AND, Cue.COMMA)) {
                listed(draft, i);
            } else if (draft.isFree(i) && isComparable(draft, i) && draft.is(i + 1, Cue.OF)) {
                ofEach(draft, i);
            }
        }
    }

    private static void listed(Draft draft, int from) {
        var places = new ArrayList<>(List.of(from));
        int next = from;
        while (draft.is(next + 1, Cue.AND, Cue.COMMA) && draft.isFree(next + 2) && isOne(draft, next + 2)) {
            next += 2;
            places.add(next);
        }
        int column = draft.after(next);
        var extreme = places.stream().anyMatch(it -> Keys.op(draft, it) == null);
        if (places.size() < 2 || !extreme || !draft.isFree(column) || !isComparable(draft, column)) {
            return;
        }
        if (draft.isMoment(column) && places.stream().anyMatch(it -> isAdded(draft, it))) {
            return; // no average of days
        }
        var expr = draft.expr(column);
        places.stream().flatMap(it -> op(draft, it, expr).stream()).forEach(it -> draft.select.add(Expr.of(it, expr)));
        IntStream.rangeClosed(from, column).forEach(draft::use);
    }

    /** "price of the most expensive product in each category". */
    private static void ofEach(Draft draft, int column) {
        int cue = column + 2;
        var adjective = draft.is(cue, Cue.SUPERLATIVE) ? draft.item(cue).adjective() : null;
        var each = IntStream.range(cue + 2, draft.size()).anyMatch(it -> draft.is(it, Cue.EACH));
        if (adjective != null
                && each
                && draft.isTable(cue + 1)
                && draft.expr(column).equals(Qualities.column(draft, cue, adjective))) {
            op(draft, cue, draft.expr(column)).ifPresent(it -> draft.select.add(Expr.of(it, draft.expr(column))));
            IntStream.rangeClosed(column, cue + 1).forEach(draft::use);
        }
    }

    private static boolean isOne(Draft draft, int i) {
        var op = Keys.op(draft, i);
        return op != null && op != Op.COUNT || draft.is(i, Cue.HIGHEST, Cue.LOWEST, Cue.SUPERLATIVE);
    }

    private static boolean isAdded(Draft draft, int i) {
        var op = Keys.op(draft, i);
        return op == Op.AVG || op == Op.SUM;
    }

    private static boolean isComparable(Draft draft, int i) {
        return draft.isNumeric(i) && !draft.isMeasure(i) || draft.isMoment(i);
    }

    private static Optional<Op> op(Draft draft, int i, Expr column) {
        var adjective = draft.item(i).adjective();
        if (draft.is(i, Cue.HIGHEST, Cue.LOWEST)) {
            return Optional.of(draft.is(i, Cue.HIGHEST) ? Op.MAX : Op.MIN);
        }
        return adjective == null
                ? Optional.ofNullable(Keys.op(draft, i))
                : Optional.of(Qualities.descending(draft, adjective, column) ? Op.MAX : Op.MIN);
    }
}
