package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.Objects;
import java.util.Optional;

/** "customers whose last order was more than three months ago": when something happened to each for the last time. */
final class Recency {
    private Recency() {}

    static void apply(Draft draft) {
        for (int i = 1; i < draft.size(); i++) {
            if (draft.isFree(i) && direction(draft, i).isPresent()) {
                told(draft, i);
            }
        }
    }

    /** The latest, or the earliest, of what is named next. */
    static Optional<Op> direction(Draft draft, int i) {
        var text = Normaliser.lower(draft.item(i).text());
        return text.matches("last|latest|most recent|(the )?last")
                ? Optional.of(Op.MAX)
                : text.equals("first") || text.equals("earliest") ? Optional.of(Op.MIN) : Optional.empty();
    }

    private static void told(Draft draft, int i) {
        int what = draft.after(i);
        int at = draft.after(what);
        var cue = draft.has(at) && draft.item(at).period() == null
                ? draft.item(at).cue()
                : null;
        int period = cue == null ? at : draft.after(at);
        var moment = moment(draft, what);
        var entity = entity(draft, i);
        if (!draft.isFree(period)
                || draft.item(period).period() == null
                || moment.isEmpty()
                || entity.isEmpty()
                || draft.joins.path(entity.get(), moment.get().table()).stream().noneMatch(Joins.Step::multiplies)) {
            return;
        }
        for (int k = i; k <= period; k++) {
            draft.use(k);
        }
        var meant = Objects.requireNonNull(draft.item(period).period());
        var condition = Periods.open(draft, moment.get(), meant, Periods.ago(draft.item(period), cue));
        var extreme = Expr.of(direction(draft, i).orElseThrow(), moment.get());
        draft.where(i, new Condition(condition.test(), condition.parts(), extreme, condition.values(), null));
    }

    private static Optional<Expr> moment(Draft draft, int i) {
        if (!draft.isFree(i)) {
            return Optional.empty();
        }
        return draft.isMoment(i)
                ? Optional.of(draft.expr(i))
                : draft.isTable(i) ? draft.catalog.moment(draft.table(i)) : Optional.empty();
    }

    /** Whose last it is: the thing named before. */
    private static Optional<String> entity(Draft draft, int i) {
        for (int k = i - 1; k >= 0; k--) {
            if (draft.isTable(k)) {
                return Optional.of(draft.table(k));
            }
        }
        return Optional.empty();
    }
}
