package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import java.util.Optional;

/** "customers and their last order date", "first order date of each customer": for each when it was. */
final class LastDates {
    private LastDates() {}

    static void apply(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            var asked = draft.isFree(i) && draft.isFree(i + 1) && draft.isColumn(i + 1) && draft.isMoment(i + 1);
            if (asked && Recency.direction(draft, i).isPresent()) {
                ofEach(draft, i);
            }
        }
    }

    private static void ofEach(Draft draft, int i) {
        entity(draft, i)
                .filter(it -> !draft.catalog.label(draft.table(it)).isEmpty())
                .filter(it -> draft.joins.path(draft.table(it), draft.table(i + 1)).stream()
                        .anyMatch(Joins.Step::multiplies))
                .ifPresent(it -> {
                    var table = draft.table(it);
                    var date = Expr.of(Recency.direction(draft, i).orElseThrow(), draft.expr(i + 1));
                    draft.use(i, i + 1, it, it < i ? i - 1 : it - 1);
                    draft.groupTables.add(table);
                    draft.groups.addAll(draft.catalog.label(table));
                    draft.select.addAll(draft.catalog.label(table));
                    draft.select.add(date);
                });
    }

    /** Whose date it is: of each of these, or of those before. */
    private static Optional<Integer> entity(Draft draft, int i) {
        if (draft.is(i + 2, Cue.EACH) && draft.isTable(i + 3)) {
            return Optional.of(i + 3);
        }
        return draft.is(i - 1, Cue.AND) && draft.isTable(i - 2) ? Optional.of(i - 2) : Optional.empty();
    }
}
