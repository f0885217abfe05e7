package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the words of the grammar must leave in a reading: a "not" a negation, a superlative an order, a number itself.
 */
final class Traces {
    private static final Set<Test> NEGATIONS = Set.of(Test.NOT_IN, Test.NOT_EQUAL, Test.MISSING);
    private static final Set<Test> BOUNDS = Set.of(
            Test.GREATER, Test.AT_LEAST, Test.LESS, Test.AT_MOST, Test.BETWEEN, Test.WITHIN, Test.IN, Test.EQUAL);
    /** No reading computes a part or a multiple of a column, or what is left of it. */
    private static final Set<String> UNTOLD = Set.of("half", "twice", "double", "triple", "remaining");

    private static final Set<String> NO = Set.of("n", "no", "f", "false", "0");

    /** Longer phrases for a sum ask for one more number. */
    private static final int IN_TOTAL = "sum of all".length();

    private final Reading reading;

    Traces(Reading reading) {
        this.reading = reading;
    }

    /** Whether a span that says something of its own left nothing in the reading. */
    boolean lacks(Item item) {
        if (item.isUnknown() && UNTOLD.contains(Normaliser.lower(item.text()))) {
            return true;
        }
        if (item.is(Cue.AVG)) {
            return !shows(Op.AVG);
        }
        if (item.is(Cue.SUM) && item.text().contains(" ") && item.text().length() > IN_TOTAL) {
            return !shows(Op.SUM); // "what do they add up to"
        }
        if (item.is(Cue.INCREASE)) {
            return !shows(Op.INCREASE);
        }
        if (item.is(Cue.DIFFER)) {
            return !shows(Op.DIFFERENCE);
        }
        if (item.is(Cue.NOT) || item.is(Cue.EXCEPT) || item.is(Cue.LEFT_OUT)) {
            return conditions().noneMatch(Traces::denies) && reading.combination() == null;
        }
        if (item.is(Cue.MOST) || item.is(Cue.LEAST) || item.is(Cue.HIGHEST) || item.is(Cue.LOWEST)) {
            return !isOrdered();
        }
        if (item.is(Cue.SUPERLATIVE) || item.is(Cue.TOP) || item.is(Cue.COMMON) || item.is(Cue.RARE)) {
            return !isOrdered();
        }
        if (item.is(Cue.GREATER) || item.is(Cue.LESS) || item.is(Cue.AT_LEAST) || item.is(Cue.AT_MOST)) {
            return conditions().noneMatch(it -> BOUNDS.contains(it.test()));
        }
        return item.period() != null
                ? conditions().noneMatch(it -> isIn(it, item.period()))
                : item.number() != null && Percentages.said(item).allMatch(this::isUnused);
    }

    private Stream<Condition> conditions() {
        return Canon.flat(reading).stream();
    }

    private boolean shows(Op op) {
        return Canon.shownOrTested(reading).anyMatch(it -> Exprs.uses(it, op) || Exprs.uses(it, Op.RATIO));
    }

    private boolean isOrdered() {
        return !reading.order().isEmpty()
                || shows(Op.MAX)
                || shows(Op.MIN)
                || reading.combination() != null
                || conditions().anyMatch(it -> it.query() != null);
    }

    private static boolean denies(Condition condition) {
        return NEGATIONS.contains(condition.test())
                || condition.test() == Test.AT_MOST
                || condition.test() == Test.AT_LEAST
                || condition.test() == Test.LESS
                || condition.values().stream().map(Normaliser::lower).anyMatch(NO::contains);
    }

    private boolean isUnused(String number) {
        return !number.equals(String.valueOf(reading.limit()))
                && conditions().noneMatch(it -> it.values().contains(number));
    }

    /** Whether a condition is about the time meant, also as a bare number. */
    private static boolean isIn(Condition condition, Period period) {
        return condition.values().stream().anyMatch(it -> saysYear(it, period.from()) || saysYear(it, period.to()));
    }

    private static boolean saysYear(String value, @Nullable LocalDate day) {
        return day != null && value.contains(String.valueOf(day.getYear()));
    }
}
