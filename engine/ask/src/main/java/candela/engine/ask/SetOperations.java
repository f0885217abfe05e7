package candela.engine.ask;

import candela.engine.ask.Reading.Combination;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "customers who bought both tea and coffee": no single row can be both, so two readings meet. */
final class SetOperations {
    /** The conditions of the second reading. */
    record Pair(List<Condition> second) {
        Reading over(Reading first) {
            var other = new Reading(
                    first.language(),
                    first.tables(),
                    first.select(),
                    first.distinct(),
                    second,
                    first.groups(),
                    List.of(),
                    null,
                    null,
                    null);
            return new Reading(
                    first.language(),
                    first.tables(),
                    first.select(),
                    first.distinct(),
                    first.where(),
                    first.groups(),
                    List.of(),
                    null,
                    null,
                    new Combination(Combination.Kind.INTERSECT, other));
        }
    }

    private SetOperations() {}

    static Optional<Pair> of(Draft draft, List<Condition> conditions) {
        int split = split(draft, conditions);
        return split < 0 ? Optional.empty() : Optional.of(new Pair(with(conditions, split, 1)));
    }

    static List<Condition> first(Draft draft, List<Condition> conditions) {
        return with(conditions, split(draft, conditions), 0);
    }

    private static List<Condition> with(List<Condition> conditions, int split, int part) {
        var chosen = new ArrayList<>(conditions);
        chosen.set(split, conditions.get(split).parts().get(part));
        return chosen;
    }

    /** The condition with two sides that "both … and" asks for at once, or -1. */
    private static int split(Draft draft, List<Condition> conditions) {
        var both = draft.items.stream().anyMatch(it -> it.is(Cue.BOTH));
        var aggregates = draft.select.stream().anyMatch(Reading.Expr::aggregates);
        if (!both || draft.select.isEmpty() && draft.subject == null || aggregates) {
            return -1;
        }
        for (int i = 0; i < conditions.size(); i++) {
            var condition = conditions.get(i);
            if (condition.test() == Test.ANY
                    && condition.parts().size() == 2
                    && draft.items.stream().noneMatch(it -> it.is(Cue.OR))) {
                return i;
            }
        }
        return -1;
    }
}
