package candela.engine.ask;

import candela.engine.ask.Reading.Combination;
import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.ForeignKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * "permits valid in both Harbour and Old Town": what is asked for are the permits, with several rows each
     * elsewhere.
     */
    static void apply(Draft draft) {
        for (int i = 1; i < draft.size(); i++) {
            if (draft.is(i, Cue.BOTH) && draft.isValue(i + 1) && draft.is(i + 2, Cue.AND) && draft.isValue(i + 3)) {
                both(draft, i);
            }
        }
    }

    private static void both(Draft draft, int both) {
        var held = draft.table(both + 1);
        int thing = thing(draft, both);
        var asked = thing < 0 ? people(draft, held) : Optional.of(draft.table(thing));
        asked.filter(it -> !it.equals(held)).ifPresent(it -> {
            for (int k = thing + 1; k < both; k++) {
                var verb = draft.is(k, Cue.CONTAINS)
                        || draft.isTable(k) && draft.table(k).equals(held)
                        || draft.isColumn(k) && !draft.is(k - 1, Cue.AND, Cue.COMMA);
                if (draft.isFree(k) && verb) {
                    draft.use(k);
                }
            }
            draft.subject = it;
            draft.tables.add(it);
            var path = draft.joins.path(it, held);
            if (!draft.expr(both + 1).equals(draft.expr(both + 3))
                    || path.stream().noneMatch(Joins.Step::multiplies)) {
                draft.penalty += 1;
            } else if (draft.is(0, Cue.COUNT) && path.getFirst().multiplies()) {
                having(draft, both + 1, path.getFirst().key());
                having(draft, both + 3, path.getFirst().key());
                draft.use(both, both + 2);
            }
        });
    }

    /** "how many know both": those among the ones with such a row. */
    private static void having(Draft draft, int value, ForeignKey key) {
        var pointing = Expr.column(key.table(), key.columns().getFirst());
        var such = new Reading(
                "en",
                List.of(key.table()),
                List.of(pointing),
                false,
                List.of(draft.told(value)),
                List.of(),
                List.of(),
                null,
                null,
                null);
        var pointed = Expr.column(key.target(), key.targetColumns().getFirst());
        draft.where(value, Condition.against(Test.IN, pointed, such));
    }

    /** The table named before, or below zero. */
    private static int thing(Draft draft, int before) {
        for (int k = 0; k < before; k++) {
            if (draft.isFree(k) && draft.isTable(k) && draft.isPlural(k)) {
                return k;
            }
        }
        return -1;
    }

    /** "who can do both": the people that have such rows. */
    private static Optional<String> people(Draft draft, String held) {
        return draft.item(0).text().equalsIgnoreCase("who")
                ? draft.joins.children(held).stream()
                        .flatMap(it -> Stream.concat(Stream.of(it), draft.joins.parents(it).stream()))
                        .filter(it -> People.are(draft.catalog.table(it)))
                        .findFirst()
                : Optional.empty();
    }

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
