package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** "price over 100", "more than 5 orders", "between 10 and 20", "older than 30", "above the average price". */
final class Comparisons {
    static final Map<Cue, Test> TESTS = Map.of(
            Cue.GREATER, Test.GREATER,
            Cue.AT_LEAST, Test.AT_LEAST,
            Cue.LESS, Test.LESS,
            Cue.AT_MOST, Test.AT_MOST,
            Cue.EXACTLY, Test.EQUAL,
            Cue.AFTER, Test.GREATER,
            Cue.BEFORE, Test.LESS,
            Cue.SINCE, Test.AT_LEAST,
            Cue.OR_AFTER, Test.AT_LEAST,
            Cue.OR_BEFORE, Test.AT_MOST);

    private static final Map<String, String> MULTIPLES = Map.of("double", "2", "triple", "3", "half", "0.5");

    private static final Map<String, String> OFTEN = Map.of("once", "1", "twice", "2");

    private Comparisons() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i)) {
                if (draft.is(i, Cue.BETWEEN, Cue.FROM)) {
                    range(draft, i, draft.after(i));
                } else if (draft.is(i, Cue.COMPARATIVE)) {
                    quality(draft, i);
                } else if (draft.item(i).cue() != null
                        && TESTS.containsKey(draft.item(i).cue())) {
                    compare(
                            draft,
                            i,
                            Objects.requireNonNull(TESTS.get(draft.item(i).cue())));
                }
            }
        }
        for (int i = 0; i < draft.size(); i++) {
            if (isNumber(draft, i) && draft.is(i + 1, Cue.TO)) {
                range(draft, i, i);
            }
            if (isNumber(draft, i)) {
                LooseNumbers.apply(draft, i);
            }
        }
    }

    static boolean isNumber(Draft draft, int i) {
        return draft.isFree(i) && draft.item(i).isNumber();
    }

    static String number(Draft draft, int i) {
        return Numbers.plain(Objects.requireNonNull(draft.item(i).number()));
    }

    private static String number(Draft draft, int i, Expr compared) {
        return draft.item(i).text().endsWith("%")
                ? Percentages.compared(
                        draft.catalog,
                        compared,
                        Objects.requireNonNull(draft.item(i).number()))
                : number(draft, i);
    }

    private static void compare(Draft draft, int i, Test test) {
        int next = draft.after(i);
        if (draft.is(next, Cue.AVERAGE_VALUE, Cue.AVG) || draft.is(next, Cue.MIN, Cue.MAX)) {
            var first = Normaliser.lower(draft.item(next).text()).split(" ")[0];
            Averages.compare(draft, i, next, test, MULTIPLES.getOrDefault(first, "1"));
            return;
        }
        int average = draft.after(draft.is(next + 1, Cue.TIMES) ? next + 1 : next);
        if (isNumber(draft, next) && draft.is(average, Cue.AVERAGE_VALUE)) {
            draft.use(next, average - 1);
            Averages.compare(draft, i, average, test, number(draft, next));
            return;
        }
        var often =
                draft.isFree(next) ? OFTEN.get(Normaliser.lower(draft.item(next).text())) : null;
        if (often != null) {
            times(draft, i, next).ifPresent(it -> {
                draft.use(i);
                draft.where(i, Condition.of(test, it, often));
            });
            return;
        }
        if (!isNumber(draft, next)) {
            var multiple = draft.isFree(next)
                    ? MULTIPLES.get(Normaliser.lower(draft.item(next).text()))
                    : null;
            int whole = multiple == null ? next : draft.after(next);
            whole = draft.is(whole, Cue.WHICH) ? draft.after(whole) : whole; // "half of what was claimed"
            Sides.compare(draft, i, whole, new Sides.Than(test, multiple));
            return;
        }
        if (draft.item(next).period() != null
                && draft.is(i, Cue.BEFORE, Cue.AFTER, Cue.SINCE, Cue.OR_AFTER, Cue.OR_BEFORE)
                && draft.isMeasure(draft.before(i))) {
            return;
        }
        var negated = draft.is(i - 1, Cue.NOT);
        var target = target(draft, i, next);
        if (target.isEmpty()) {
            return;
        }
        draft.use(i, next);
        if (draft.isFree(next + 1)
                && draft.isColumn(next + 1)
                && draft.expr(next + 1).equals(target.get())) {
            draft.use(next + 1); // "weigh more than 5 kilos"
        }
        if (negated) {
            draft.use(i - 1);
        }
        if (partOf(draft, i, next, target.get(), negated ? opposite(test) : test)) {
            return;
        }
        var compared = Efforts.isMeant(draft, i, next, target.get()) ? Expr.of(Op.SUM, target.get()) : target.get();
        draft.where(i, Condition.of(negated ? opposite(test) : test, compared, number(draft, next, compared)));
    }

    /** "a bonus of more than 10% of their salary": a part of another number of the same row. */
    private static boolean partOf(Draft draft, int cue, int number, Expr left, Test test) {
        int whole = draft.is(number + 1, Cue.SHARE) ? number + 2 : draft.after(number);
        var percent =
                draft.is(number + 1, Cue.SHARE) && draft.item(number + 1).text().startsWith("%")
                        || draft.item(number).text().endsWith("%") && whole > number + 1;
        if (!percent
                || left.op() != Op.COLUMN
                || !draft.isFree(whole)
                || !draft.isColumn(whole)
                || !draft.isNumeric(whole)
                || !draft.table(whole).equals(left.table())) {
            return false;
        }
        var part = Objects.requireNonNull(draft.item(number).number()).movePointLeft(2);
        draft.use(number + 1, whole);
        draft.where(
                cue,
                Condition.than(
                        test, left, Expr.of(Op.PRODUCT, draft.expr(whole), Expr.constant(part.toPlainString()))));
        return true;
    }

    static Test opposite(Test test) {
        return switch (test) {
            case GREATER -> Test.AT_MOST;
            case LESS -> Test.AT_LEAST;
            case AT_LEAST -> Test.LESS;
            case AT_MOST -> Test.GREATER;
            case EQUAL -> Test.NOT_EQUAL;
            default -> test;
        };
    }

    /** What a number is compared with: the number before the comparison, or what is counted after it. */
    static Optional<Expr> target(Draft draft, int cue, int number) {
        int previous = previous(draft, cue);
        int next = thing(draft, number + 1);
        if (draft.is(next, Cue.TIMES)) {
            return times(draft, cue, next);
        }
        var year = draft.item(number).period() != null;
        if (hasSo(draft, cue, next)) {
            return Optional.of(taken(draft, next, draft.expr(next)));
        }
        if (draft.isNumeric(previous)
                && !isFlag(draft, previous)
                && !isKey(draft, previous)
                && (draft.isFree(previous) || !isCounted(draft, next))
                && !(year && draft.isTable(next))) {
            return Optional.of(before(draft, previous));
        }
        if (year) {
            return Optional.empty();
        }
        if (draft.isFree(next) && draft.isTable(next)) {
            return Optional.of(taken(draft, next, draft.expr(next)));
        }
        if (isKey(draft, next) && draft.isFree(next)
                || draft.isFree(next) && draft.isPlural(next) && draft.isMoment(next)) {
            if (draft.isMoment(next) && draft.dated == null) {
                draft.dated = draft.expr(next); // "3 check-ins since May"
            }
            return Optional.of(taken(draft, next, Expr.rows(draft.table(next))));
        }
        if (draft.isFree(next) && draft.isNumeric(next)) {
            return Optional.of(taken(draft, next, measured(draft, next)));
        }
        if (draft.isFree(next) && draft.isColumn(next) && !draft.isMoment(next)) {
            return Optional.of(taken(draft, next, Expr.of(Op.COUNT_DISTINCT, draft.expr(next))));
        }
        return counted(draft, previous)
                .or(() -> Efforts.inUnits(draft, previous, next))
                .or(() -> byDefault(draft, previous));
    }

    /** What is counted: "more than 2 cancelled orders" are orders, of which it is also said that they are cancelled. */
    static int thing(Draft draft, int next) {
        int thing = next;
        while (draft.isFree(thing) && (draft.isValue(thing) || isFlag(draft, thing))) {
            thing++;
        }
        var counted = draft.isFree(thing) && draft.isTable(thing) ? draft.table(thing) : "";
        var qualified =
                IntStream.range(next, thing).allMatch(it -> draft.table(it).equals(counted));
        return qualified ? thing : next;
    }

    /** "which advisors have more than 2 students": these are counted, though an advisor is kept as a number. */
    static boolean hasSo(Draft draft, int cue, int next) {
        return draft.is(cue - 1, Cue.YES)
                && draft.isColumn(cue - 2)
                && draft.isFree(cue - 2)
                && draft.isPlural(cue - 2)
                && draft.isFree(next)
                && draft.isTable(next);
    }

    /** "members with more than 3 visits": who they are is not compared, unless their number is asked for. */
    private static boolean isKey(Draft draft, int i) {
        return draft.isColumn(i)
                && draft.catalog.isKey(draft.expr(i))
                && !draft.item(i).text().matches("(?i).*(id|ids|no|nr|number|numbers|code|codes|key)");
    }

    /** "refunded purchases over 5 dollars": yes or no is not compared. */
    private static boolean isFlag(Draft draft, int i) {
        return draft.isColumn(i) && Flags.told(draft, draft.expr(i)).isPresent();
    }

    /** "customers who ordered more than 3 times": how often what the verb names happened. */
    private static Optional<Expr> times(Draft draft, int cue, int times) {
        for (int i = cue - 1; i > 0; i--) {
            if (draft.isTable(i) && draft.isFree(i) && !isThing(draft, i)) {
                draft.use(i, times);
                return Optional.of(draft.expr(i));
            }
        }
        return draft.focus()
                .filter(it -> People.are(draft.catalog.table(it)))
                .map(draft.joins::children)
                .filter(it -> it.size() == 1)
                .map(it -> {
                    draft.use(times);
                    if (draft.item(cue - 1).isUnknown()) {
                        draft.use(cue - 1);
                        draft.penalty += isAlike(draft.item(cue - 1), it.getFirst()) ? 0 : 0.5;
                    }
                    return Expr.rows(it.getFirst());
                });
    }

    /** Whether a verb tells of what a table's rows are: who "complained" made complaints. */
    private static boolean isAlike(Item verb, String table) {
        var begins = Normaliser.lower(verb.text())
                .substring(0, Math.min(4, verb.text().length()));
        return Names.expanded(table).stream().anyMatch(it -> it.startsWith(begins));
    }

    /** What does something, rather than what is done. */
    private static boolean isThing(Draft draft, int i) {
        for (int k = 0; k < i; k++) {
            if (draft.isTable(k)) {
                return false;
            }
        }
        return true;
    }

    static boolean isCounted(Draft draft, int i) {
        return draft.isFree(i) && (draft.isTable(i) || draft.isNumeric(i));
    }

    private static int previous(Draft draft, int cue) {
        int previous = draft.before(cue);
        return draft.is(previous, Cue.NOT) ? draft.before(previous) : previous;
    }

    /** "average price above 100", "number of orders over 5". */
    private static Expr before(Draft draft, int i) {
        int cue = draft.before(i);
        var op = Keys.op(draft, cue);
        if (op != null && draft.isFree(cue) && op != Op.COUNT && !leads(draft, cue)) {
            draft.use(cue, i);
            return Expr.of(op, draft.expr(i));
        }
        draft.use(i);
        return measured(draft, i);
    }

    /** Whether a span is what the question asks for rather than part of a condition. */
    private static boolean leads(Draft draft, int i) {
        for (int k = 0; k < i; k++) {
            if (draft.link(k).isPresent()) {
                return false;
            }
        }
        return true;
    }

    private static Expr measured(Draft draft, int i) {
        var perRow = draft.expr(i).op() == Op.ELAPSED; // "over 35 years old": each of them
        return draft.isMeasure(i) && !perRow ? Exprs.total(draft.expr(i)) : draft.expr(i);
    }

    private static Expr taken(Draft draft, int i, Expr expr) {
        draft.use(i);
        return expr;
    }

    private static Optional<Expr> counted(Draft draft, int i) {
        int cue = draft.before(i);
        if (draft.isTable(i) && draft.is(cue, Cue.COUNT) && !leads(draft, cue)) {
            draft.use(cue, i);
            return Optional.of(draft.expr(i));
        }
        return Optional.empty();
    }

    /** "products over 100": the only price or amount of the table. */
    private static Optional<Expr> byDefault(Draft draft, int previous) {
        var table = draft.isTable(previous) ? Optional.of(draft.table(previous)) : draft.focus();
        var groups = !draft.groups.isEmpty() && draft.is(previous + 1, Cue.YES, Cue.COMMA);
        if (groups && draft.is(0, Cue.COUNT) && draft.focus().isPresent()) {
            return draft.focus().map(Expr::rows);
        }
        var amount = table.flatMap(it -> draft.catalog.money().amount(draft.catalog.table(it)))
                .or(() -> draft.focus().flatMap(it -> draft.catalog.money().amount(draft.catalog.table(it))));
        amount.ifPresent(it -> {
            draft.assume(Assumption.of("compared.with", it));
            draft.penalty += draft.has(previous) && draft.item(previous).isUnknown() ? 1.25 : 0.25;
        });
        return amount;
    }

    /** "between 2 and 4", also without a word before: "with 2 to 4 parks". */
    private static void range(Draft draft, int i, int low) {
        int glue = low + 1;
        int high = draft.after(glue);
        if (!isNumber(draft, low) || !draft.is(glue, Cue.AND, Cue.TO) || !isNumber(draft, high)) {
            return;
        }
        var target = rangeTarget(draft, i, high);
        if (target.isEmpty()) {
            return;
        }
        draft.use(i, low, glue, high);
        var left = target.get();
        draft.where(i, Condition.of(Test.BETWEEN, left, number(draft, low, left), number(draft, high, left)));
    }

    private static Optional<Expr> rangeTarget(Draft draft, int i, int high) {
        int previous = previous(draft, i);
        var years = draft.item(high).period() != null;
        if (years && (!draft.isNumeric(previous) || draft.is(i, Cue.FROM))) { // "attended from 1990 to 2000"
            return Optional.empty();
        }
        return target(draft, i, high);
    }

    private static void quality(Draft draft, int i) {
        int next = draft.after(i);
        var adjective = draft.item(i).adjective();
        var averaged = draft.is(next, Cue.AVERAGE_VALUE, Cue.AVG);
        var column =
                adjective == null || !averaged && !isNumber(draft, next) ? null : Qualities.column(draft, i, adjective);
        if (adjective != null && column != null && averaged) {
            Averages.compare(draft, i, next, column, Qualities.descending(draft, adjective, column));
            return;
        }
        if (adjective == null
                || column == null
                || draft.catalog.type(column).isMoment() && draft.item(next).period() == null) {
            return;
        }
        draft.use(i, next);
        if (draft.isColumn(next + 1) && draft.expr(next + 1).equals(column)) {
            draft.use(next + 1);
        }
        var test = Qualities.descending(draft, adjective, column) ? Test.GREATER : Test.LESS;
        draft.where(i, Condition.of(test, column, number(draft, next)));
    }
}
