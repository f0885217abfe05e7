package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import java.util.Objects;
import java.util.function.ToIntFunction;

/** Rows that are held against what is computed of others: "above the average price of toys". */
final class HeldAgainst {
    private HeldAgainst() {}

    /** What is told of the rows that others are held against. */
    static long toldWithin(Reading reading) {
        return reading.where().stream()
                .filter(HeldAgainst::isSo)
                .mapToLong(it -> Objects.requireNonNull(it.query()).where().size())
                .sum();
    }

    /**
     * What is told of the rows themselves after what they are held against.
     *
     * @param place where the words of a condition stand
     */
    static long toldAfter(Reading reading, ToIntFunction<Condition> place) {
        var against = reading.where().stream()
                .filter(HeldAgainst::isSo)
                .mapToInt(place)
                .min()
                .orElse(Integer.MAX_VALUE);
        return reading.where().stream()
                .filter(it -> it.query() == null && place.applyAsInt(it) > against)
                .count();
    }

    /** Nothing is less than the least of all. */
    static boolean isVain(Condition condition) {
        var query = condition.query();
        if (query == null || !query.where().isEmpty()) {
            return false;
        }
        var op = query.select().getFirst().op();
        return condition.test() == Test.LESS && op == Op.MIN || condition.test() == Test.GREATER && op == Op.MAX;
    }

    private static boolean isSo(Condition condition) {
        return condition.query() != null && condition.test() != Test.IN && condition.test() != Test.NOT_IN;
    }
}
