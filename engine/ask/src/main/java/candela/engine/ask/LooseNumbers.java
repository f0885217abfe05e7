package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Numbers with no comparison word: "rating 5", "3 or more orders", "first 10". */
final class LooseNumbers {
    private LooseNumbers() {}

    static void apply(Draft draft, int i) {
        if (draft.item(i).text().matches("(?i)once|twice|thrice")) {
            return;
        }
        int next = i + 1;
        if (draft.is(next, Cue.OR_MORE, Cue.OR_LESS)) {
            suffixed(draft, i, next);
            return;
        }
        if (draft.is(next + 1, Cue.OR_MORE, Cue.OR_LESS) && isPlainNumber(draft, next)) {
            draft.use(i, next, next + 1); // "2 litres or less"
            var test = draft.is(next + 1, Cue.OR_MORE) ? Test.AT_LEAST : Test.AT_MOST;
            draft.where(i, Condition.of(test, draft.expr(next), Comparisons.number(draft, i)));
            return;
        }
        if (draft.item(i).period() != null && (draft.is(i - 1, Cue.OF) || !isPlainNumber(draft, draft.before(i)))) {
            return;
        }
        if (either(draft, i)) {
            return;
        }
        if (called(draft, i)) {
            return;
        }
        if (Comparisons.hasSo(draft, i, next)) {
            draft.use(i, next); // "locations with only 1 station"
            draft.where(i, Condition.of(Test.EQUAL, draft.expr(next), Comparisons.number(draft, i)));
            return;
        }
        int previous = draft.before(i);
        var column = isPlainNumber(draft, previous) || draft.isColumn(previous) && isCode(draft, previous);
        if (column) {
            draft.use(i, previous);
            draft.where(i, Condition.of(Test.EQUAL, draft.expr(previous), Comparisons.number(draft, i)));
        } else if (i > 0 && draft.isFree(next) && isPlainNumber(draft, next)) {
            draft.use(i, next);
            draft.where(i, Condition.of(Test.EQUAL, draft.expr(next), Comparisons.number(draft, i)));
        } else if (draft.limit == null && draft.item(i).period() == null && lists(draft, i)) {
            draft.use(i);
            draft.limit = Superlatives.limit(draft.item(i));
        }
    }

    /** "show order 15", "the name of customer 10": the row with that number. */
    private static boolean called(Draft draft, int i) {
        if (draft.item(i).period() != null || !draft.isTable(i - 1) && !draft.isColumn(i - 1)) {
            return false;
        }
        var words = Names.words(draft.item(i - 1).text());
        var thing = words.getLast();
        var key = thing.endsWith("s") || Comparisons.isCounted(draft, i + 1)
                ? Optional.<Expr>empty()
                : draft.catalog.schema().tables().stream()
                        .filter(it -> Names.stems(it.name()).equals(List.of(Stems.of(thing))))
                        .findFirst()
                        .flatMap(it -> number(draft, it));
        key.ifPresent(it -> {
            draft.use(i);
            if (words.size() == 1 && isPart(draft, i - 1)) {
                draft.use(i - 1);
            }
            draft.where(i, Condition.of(Test.EQUAL, it, Comparisons.number(draft, i)));
        });
        return key.isPresent();
    }

    /** The number that is the key of a table. */
    private static Optional<Expr> number(Draft draft, Table table) {
        return table.primaryKey().size() == 1
                ? Optional.of(Expr.column(table.name(), table.primaryKey().getFirst()))
                        .filter(draft.catalog::isNumber)
                : Optional.empty();
    }

    /** Whether something else is asked for: "orders of customer 10". */
    private static boolean isPart(Draft draft, int i) {
        return draft.is(i - 1, Cue.OF, Cue.BY, Cue.FROM)
                && IntStream.range(0, i).anyMatch(it -> draft.isTable(it) || draft.isColumn(it) || draft.isMeasure(it));
    }

    /** "1 or 2 stars". */
    private static boolean either(Draft draft, int i) {
        int other = i + 2;
        int column = i + 3;
        if (!draft.is(i + 1, Cue.OR) || !Comparisons.isNumber(draft, other) || !isPlainNumber(draft, column)) {
            return false;
        }
        draft.use(i, i + 1, other, column);
        var left = draft.expr(column);
        draft.where(
                i,
                Condition.any(List.of(
                        Condition.of(Test.EQUAL, left, Comparisons.number(draft, i)),
                        Condition.of(Test.EQUAL, left, Comparisons.number(draft, other)))));
        return true;
    }

    private static boolean isCode(Draft draft, int i) {
        return draft.catalog.isKey(draft.expr(i)) || !draft.isMoment(i) && !draft.isTable(i);
    }

    private static boolean isPlainNumber(Draft draft, int i) {
        return draft.isColumn(i) && draft.isNumeric(i);
    }

    private static boolean lists(Draft draft, int i) {
        return draft.is(i - 1, Cue.LIST, Cue.LIMIT, Cue.WHICH) && draft.isTable(i + 1);
    }

    private static void suffixed(Draft draft, int i, int suffix) {
        var target = Comparisons.target(draft, i, suffix);
        if (target.isPresent()) {
            draft.use(i, suffix);
            var test = draft.is(suffix, Cue.OR_MORE) ? Test.AT_LEAST : Test.AT_MOST;
            draft.where(i, Condition.of(test, target.get(), Comparisons.number(draft, i)));
        }
    }
}
