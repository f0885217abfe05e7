package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import java.util.Optional;

/** "customers and their last order date", "first order date of each customer": for each when it was. */
final class LastDates {
    private LastDates() {}

    static void apply(Draft draft) {
        for (int i = 0; i + 1 < draft.size(); i++) {
            if (draft.isFree(i)
                    && draft.isFree(i + 1)
                    && Recency.direction(draft, i).isPresent()) {
                int last = i;
                date(draft, i + 1).ifPresent(it -> ofEach(draft, last, it));
            }
        }
    }

    /** The date that is asked for: one that is named, or "when" somebody last ordered. */
    private static Optional<Expr> date(Draft draft, int i) {
        if (draft.isColumn(i)) {
            return draft.isMoment(i) ? Optional.of(draft.expr(i)) : Optional.empty();
        }
        return draft.isTable(i) && draft.item(0).text().equalsIgnoreCase("when")
                ? draft.catalog.moment(draft.table(i))
                : Optional.empty();
    }

    private static void ofEach(Draft draft, int i, Expr moment) {
        entity(draft, i)
                .filter(it -> !draft.catalog.label(draft.table(it)).isEmpty())
                .filter(it -> draft.joins.path(draft.table(it), moment.table()).stream()
                        .anyMatch(Joins.Step::multiplies))
                .ifPresent(it -> {
                    var table = draft.table(it);
                    var date = Expr.of(Recency.direction(draft, i).orElseThrow(), moment);
                    draft.use(i, i + 1, it, it < i ? i - 1 : it - 1);
                    draft.use(draft.is(it - 1, Cue.EACH) ? it - 1 : i);
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
        if (draft.is(i - 2, Cue.EACH) && draft.isTable(i - 1)) {
            return Optional.of(i - 1); // "when did each customer last order"
        }
        return draft.is(i - 1, Cue.AND) && draft.isTable(i - 2) ? Optional.of(i - 2) : Optional.empty();
    }
}
