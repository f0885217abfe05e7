package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds where rows without any of a table count too: "at most 2 orders", "the fewest orders", "return rate". */
final class Absences {
    private Absences() {}

    /** The tables of which a row may have none. */
    static Set<String> of(Reading reading) {
        var few = new LinkedHashSet<String>();
        reading.where().stream().filter(Absences::isFew).forEach(it -> few.addAll(Exprs.tables(it)));
        if (reading.limit() != null && !reading.order().isEmpty()) {
            var first = reading.order().getFirst();
            if (!first.descending() && first.by().op() == Op.COUNT) {
                few.add(first.by().table());
            }
        }
        reading.select().forEach(it -> rate(it, few));
        reading.order().forEach(it -> rate(it.by(), few));
        return few;
    }

    private static boolean isFew(Condition condition) {
        return condition.left() != null
                && condition.left().op() == Op.COUNT
                && (condition.test() == Test.LESS || condition.test() == Test.AT_MOST || isAny(condition));
    }

    /** "including those with none": however many. */
    static boolean isAny(Condition condition) {
        return condition.test() == Test.AT_LEAST && condition.values().equals(List.of("0"));
    }

    /** What none is counted of is asked for as well. */
    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.is(i, Cue.EVEN_NONE)) {
                int at = i;
                counted(draft).ifPresent(it -> {
                    draft.use(at);
                    if (draft.isTable(at + 1) && draft.expr(at + 1).equals(it)) {
                        draft.use(at + 1);
                    }
                    draft.where(at, Condition.of(Test.AT_LEAST, it, "0"));
                });
            }
        }
    }

    private static Optional<Expr> counted(Draft draft) {
        return IntStream.range(0, draft.size())
                .filter(it -> draft.is(it, Cue.COUNT) && draft.isTable(draft.after(it)))
                .mapToObj(it -> draft.expr(draft.after(it)))
                .findFirst();
    }

    private static void rate(Expr expr, Set<String> few) {
        if (expr.op() == Op.RATIO
                && expr.args().getFirst().op() == Op.COUNT
                && expr.args().getLast().op() == Op.COUNT) {
            few.add(expr.args().getFirst().table());
        }
        if (Ratios.isOfThings(expr)) {
            few.addAll(Exprs.tables(expr.args().getFirst()));
        }
    }

    /** Whether nothing else of the reading needs a row of the tables that may be missing. */
    static boolean allow(Reading reading, Joins.Tree tree) {
        var shown = new LinkedHashSet<String>();
        reading.groups().forEach(it -> shown.addAll(Exprs.tables(it)));
        reading.select().stream().filter(it -> !it.aggregates()).forEach(it -> shown.addAll(Exprs.tables(it)));
        reading.where().stream()
                .filter(it -> !it.aggregates() && Exprs.tables(it).size() > 1)
                .forEach(it -> shown.addAll(Exprs.tables(it)));
        return shown.stream().noneMatch(tree.optional()::contains);
    }

    /** Whether a condition is on rows that may be missing, so that it belongs to the join. */
    static boolean isOfOptional(Condition condition, Joins.Tree tree) {
        var tables = Exprs.tables(condition);
        return !condition.aggregates() && !tables.isEmpty() && tree.optional().containsAll(tables);
    }
}
