package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** What the question wants to see: counts, sums, columns, and the tables whose rows it is about. */
final class Selections {
    /** What is done with money, after which it is not said anew how much that was. */
    private static final Set<String> COMING_IN = Set.of("collected", "charged", "received", "earned", "billed", "paid");

    private Selections() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (!draft.isFree(i)) {
                continue;
            }
            if (Keys.op(draft, i) != null) {
                aggregates(draft, i);
            } else if (draft.is(i, Cue.SHARE)) {
                derived(draft, i, Op.SHARE);
            } else if (draft.is(i, Cue.GROWTH)) {
                derived(draft, i, Op.CHANGE);
            } else if (draft.is(i, Cue.INCREASE)) {
                derived(draft, i, Op.INCREASE);
            } else if (draft.is(i, Cue.RUNNING)) {
                derived(draft, i, Op.RUNNING);
            } else if (draft.is(i, Cue.MOVING)) {
                derived(draft, i, Op.MOVING);
            } else if (draft.is(i, Cue.DISTRIBUTION)) {
                draft.distribution = true;
                draft.use(i);
            } else if (draft.is(i, Cue.DISTINCT)) {
                draft.distinct = true;
                draft.use(i);
            } else if (draft.is(i, Cue.ALL)) {
                draft.wholeRows = true;
                draft.use(i);
            } else if (draft.link(i).isPresent()) {
                plain(draft, i);
            }
        }
    }

    /** "average, minimum and maximum age", "number of different cities". */
    private static void aggregates(Draft draft, int i) {
        var ops = new ArrayList<Op>();
        var distinct = false;
        var counted = false;
        if (Keys.op(draft, i) == Op.COUNT) {
            onAverage(draft, i).ifPresent(it -> {
                draft.use(it);
                ops.add(Op.AVG);
            });
        }
        int k = i;
        while (draft.is(k, Cue.AVG) && !draft.isFree(k)
                || k > i && Groupings.isUnit(draft, k) && !draft.isFree(k)
                || draft.is(k, Cue.COMMA, Cue.AND, Cue.OF, Cue.DISTINCT, Cue.EACH, Cue.IS)
                || Keys.op(draft, k) != null) {
            var op = Keys.op(draft, k);
            if (op != null
                    && !(op == Op.COUNT && ops.contains(Op.AVG))
                    && !(op == Op.COUNT && ops.contains(Op.SUM))
                    && !(op == Op.SUM && ops.contains(Op.COUNT))) {
                ops.add(op);
            }
            distinct |= draft.is(k, Cue.DISTINCT);
            counted |= op == Op.COUNT;
            draft.use(k++);
        }
        while (draft.has(k) && draft.item(k).isUnknown() && !draft.isFree(k)) {
            k++;
        }
        while (isQualified(draft, k)) {
            draft.use(draft.isValue(k) ? i : k);
            k++;
        }
        if (isMeasuredIn(draft, k)) {
            draft.use(k, k + 1);
            k += 2;
        }
        k = done(draft, k);
        if (ops.equals(List.of(Op.SUM)) && isState(draft, k)) {
            draft.catalog
                    .money()
                    .amount(draft.catalog.table(draft.table(k)))
                    .ifPresent(it -> draft.select.add(Expr.of(Op.SUM, it)));
        }
        var follows = draft.isNumeric(i - 1) && draft.isColumn(i - 1) && draft.is(i + 1, Cue.OF);
        if (follows
                || !draft.isFree(k)
                || draft.link(k).filter(it -> !it.isValue()).isEmpty()) {
            untargeted(draft, i, ops);
            return;
        }
        draft.use(k);
        draft.averagesCounts = counted;
        for (var op : ops) {
            add(draft, k, op, distinct);
        }
        if (draft.isNumeric(k)
                && draft.isNumeric(k + 1)
                && COMING_IN.contains(Normaliser.lower(draft.item(k + 1).text()))) {
            draft.use(k + 1); // "total tax collected"
        }
        further(draft, k, ops.getLast());
    }

    /** "total refunded this year": what those rows come to. */
    private static boolean isState(Draft draft, int k) {
        return draft.isValue(k)
                && Lexicon.isState(draft.item(k).text())
                && draft.select.isEmpty()
                && draft.link(k + 1).isEmpty();
    }

    /** "how many orders per day on average". */
    private static OptionalInt onAverage(Draft draft, int i) {
        return IntStream.range(i + 1, draft.size())
                .filter(it -> draft.isFree(it) && draft.item(it).text().equalsIgnoreCase("on average"))
                .findFirst();
    }

    /** "total sick days", "average session duration": what is computed stands behind the word that tells which. */
    private static boolean isQualified(Draft draft, int k) {
        int next = k + 1;
        if (!draft.isFree(next) || draft.link(next).isEmpty() || draft.link(k).isEmpty()) {
            return false;
        }
        var number = draft.isColumn(next) && draft.isNumeric(next);
        return draft.table(k).equals(draft.table(next))
                && (draft.isValue(k) && (number || draft.isTable(next))
                        || draft.isFree(k) && draft.isTable(k) && number);
    }

    /** "total downtime in minutes": the unit is the name of the number. */
    private static boolean isMeasuredIn(Draft draft, int k) {
        return draft.isFree(k)
                && draft.isTable(k)
                && draft.has(k + 1)
                && draft.item(k + 1).text().equalsIgnoreCase("in")
                && draft.isFree(k + 2)
                && draft.isColumn(k + 2)
                && draft.isNumeric(k + 2)
                && draft.table(k).equals(draft.table(k + 2));
    }

    /** "how many pieces were scrapped" where scrapped pieces have a number of their own. */
    private static int done(Draft draft, int k) {
        int what = draft.after(k);
        var tells = draft.isFree(k)
                && draft.isFree(what)
                && isQuantity(draft, k)
                && isQuantity(draft, what)
                && draft.item(what).text().endsWith("ed");
        if (tells) {
            draft.use(k);
        }
        return tells ? what : k;
    }

    private static boolean isQuantity(Draft draft, int i) {
        return draft.isColumn(i) && draft.catalog.money().isQuantity(draft.expr(i));
    }

    private static void add(Draft draft, int k, Op op, boolean distinct) {
        var counts = op == Op.AVG && draft.averagesCounts && draft.isTable(k);
        var expr = op == Op.AVG ? Shared.average(draft, k) : Optional.<Expr>empty();
        draft.select.add(expr.orElseGet(() -> Keys.aggregate(draft, k, counts ? Op.COUNT : op, distinct)));
    }

    private static void further(Draft draft, int k, Op op) {
        int next = k + 1;
        while (draft.is(next, Cue.AND, Cue.COMMA) && draft.isFree(next + 1) && isFurther(draft, k, next + 1, op)) {
            draft.use(next, next + 1);
            draft.select.add(op == Op.COUNT ? draft.expr(next + 1) : Expr.of(op, draft.expr(next + 1)));
            next += 2;
        }
    }

    /** "total fees and costs", "number of children, groups and staff". */
    private static boolean isFurther(Draft draft, int k, int next, Op op) {
        return op == Op.COUNT
                ? draft.isTable(k) && draft.isTable(next) && !draft.isColumn(next + 1)
                : draft.isNumeric(k) && draft.isNumeric(next) && (op == Op.SUM || op == Op.AVG);
    }

    /** An operation after its column ("the price on average"), or a count of whatever is asked about. */
    private static void untargeted(Draft draft, int i, List<Op> ops) {
        var last = draft.select.isEmpty() ? null : draft.select.getLast();
        for (var op : ops) {
            if (op == Op.COUNT) {
                draft.countRows = true;
            } else if (last != null && last.op() == Op.COLUMN && draft.catalog.isNumber(last)) {
                draft.select.remove(last);
                draft.select.add(Expr.of(op, last));
            } else if (last != null && last.op() == Op.SUM && op == Op.AVG) {
                draft.select.remove(last);
                draft.select.add(Expr.of(op, last.args().getFirst()));
            } else {
                draft.untargeted.add(op);
                draft.penalty += draft.has(i + 1) && draft.item(i + 1).isUnknown() ? 1 : 0.3;
            }
        }
    }

    /** A share, growth or running total of the aggregate named after it or, failing that, before it. */
    private static void derived(Draft draft, int i, Op op) {
        draft.use(i);
        if ((op == Op.CHANGE || op == Op.INCREASE) && draft.groups.isEmpty()) {
            var unit = draft.item(i).text().toLowerCase(java.util.Locale.ROOT);
            var known = List.of("year", "quarter", "week", "day", "month").stream()
                    .filter(unit::contains)
                    .findFirst();
            known.ifPresent(it -> draft.groups.add(Expr.period(Expr.column("", ""), it)));
        }
        draft.derived.add(op);
    }

    private static void plain(Draft draft, int i) {
        draft.use(i);
        if (draft.isMeasure(i)) {
            draft.select.add(Exprs.total(draft.expr(i)));
        } else if (draft.isColumn(i)) {
            column(draft, i);
        } else if (draft.isTable(i)) {
            table(draft, i);
        }
    }

    private static void column(Draft draft, int i) {
        var expr = draft.expr(i);
        if (isDeed(draft, i)) {
            return;
        }
        if (pointsToNamed(draft, i)) {
            var target = draft.catalog
                    .foreign(expr.table(), expr.column())
                    .orElseThrow()
                    .target();
            draft.tables.add(target);
            if (draft.select.isEmpty() && draft.subject != null) {
                draft.select.addAll(draft.catalog.label(draft.subject));
            }
            draft.select.addAll(draft.catalog.label(target));
            return;
        }
        if ((isWhose(draft) || isNaming(draft, i))
                && draft.where.stream()
                        .anyMatch(it -> expr.equals(it.condition().left()))) {
            if (draft.subject == null) {
                draft.subject = draft.table(i);
                draft.tables.add(draft.table(i));
            }
            return;
        }
        var computed = draft.select.stream().anyMatch(it -> it.args().contains(expr));
        var echoes = computed
                || draft.isColumn(i - 1)
                        && draft.isNumeric(i - 1)
                        && draft.item(i).text().matches("(?i)amounts?|values?|totals?|sums?");
        if (draft.isMoment(i) && draft.isPlural(i) && !draft.groups.isEmpty()) {
            draft.select.add(Expr.rows(expr.table())); // "check-ins per club"
            return;
        }
        if (!echoes && !draft.select.contains(expr)) {
            if (isBeside(draft, i)) {
                draft.select.addAll(draft.catalog.label(Objects.requireNonNull(draft.subject)));
            }
            if (isTotal(draft, i)) {
                draft.select.add(Expr.of(Op.SUM, expr));
                return;
            }
            draft.select.addAll(isWholeName(draft, i) ? draft.catalog.label(draft.table(i)) : List.of(expr));
        }
    }

    /** "names of customers" who have a first and a last one. */
    private static boolean isWholeName(Draft draft, int i) {
        var words = Names.words(draft.item(i).text());
        return words.getLast().matches("names?")
                && words.stream().noneMatch(Set.of("first", "last", "given", "family", "middle")::contains)
                && draft.catalog.label(draft.table(i)).size() == 2
                && draft.catalog.label(draft.table(i)).contains(draft.expr(i));
    }

    /** "projects with their owner": the name of the one that a key points to, not the key. */
    private static boolean pointsToNamed(Draft draft, int i) {
        var expr = draft.expr(i);
        return draft.link(i).orElseThrow().score() < 0.95
                && draft.catalog
                        .foreign(expr.table(), expr.column())
                        .filter(it -> !it.target().equals(expr.table()))
                        .filter(it -> draft.joins.keysBetween(expr.table(), it.target()) == 1)
                        .filter(it -> !draft.catalog.label(it.target()).isEmpty())
                        .isPresent();
    }

    /** "who wrote a review", of a column "written on": the verb only says what they have to do with reviews. */
    private static boolean isDeed(Draft draft, int i) {
        return draft.isMoment(i)
                && draft.link(i).orElseThrow().score() < 0.95
                && draft.is(i - 1, Cue.WHICH)
                && i > 1
                && draft.isTable(i + 1)
                && draft.table(i + 1).equals(draft.table(i));
    }

    /** "whose certificate has expired": asks for those who have it. */
    private static boolean isWhose(Draft draft) {
        return draft.item(0).text().equalsIgnoreCase("whose");
    }

    /** "the club named X": only tells which. */
    private static boolean isNaming(Draft draft, int i) {
        return draft.item(i).text().matches("(?i).+ (named|called|titled)") && draft.isValue(i + 1);
    }

    /** "articles with brand": shown beside what they are called. */
    private static boolean isBeside(Draft draft, int i) {
        return draft.is(i - 1, Cue.YES)
                && draft.item(i - 1).text().equalsIgnoreCase("with")
                && draft.select.isEmpty()
                && isNamed(draft, i)
                && isOfSubject(draft, Objects.requireNonNull(draft.subject), draft.table(i))
                && !draft.speaksOfAggregates();
    }

    /** Whether something is asked for: a table, or rows by what they are ("the dark roasts with their price"). */
    private static boolean isNamed(Draft draft, int i) {
        if (draft.subject == null) {
            IntStream.range(0, i)
                    .filter(it -> draft.isValue(it) && draft.table(it).equals(draft.table(i)))
                    .findFirst()
                    .ifPresent(_ -> draft.subject = draft.table(i));
        }
        return draft.subject != null;
    }

    /** Whether each row of what is asked for has one of the other table. */
    private static boolean isOfSubject(Draft draft, String subject, String other) {
        var path = draft.joins.path(subject, other);
        return subject.equals(other) || !path.isEmpty() && path.stream().noneMatch(Joins.Step::multiplies);
    }

    /** "total amount" of a column that is called so, asked of no one row. */
    private static boolean isTotal(Draft draft, int i) {
        return draft.item(i).text().matches("(?i)total .+")
                && draft.isNumeric(i)
                && draft.catalog.isAdded(draft.expr(i))
                && draft.groups.isEmpty()
                && draft.select.isEmpty()
                && draft.items.stream().noneMatch(it -> it.is(Cue.EACH));
    }

    private static void table(Draft draft, int i) {
        var table = draft.table(i);
        draft.tables.add(table);
        var paid = draft.catalog.money().paid(draft.catalog.table(table));
        if (paid.isPresent() && Totals.isHowMuch(draft, draft.before(i)) && draft.select.isEmpty()) {
            draft.select.add(Expr.of(Op.SUM, paid.get()));
        }
        if (draft.subject == null) {
            draft.subject = table;
        } else if (isListed(draft, i) && !table.equals(draft.subject)) {
            if (draft.select.isEmpty()) {
                draft.select.addAll(draft.catalog.label(draft.subject));
            }
            draft.select.addAll(draft.catalog.label(table));
        }
    }

    /** "the customers and their orders": named in a list beside what is shown. */
    private static boolean isListed(Draft draft, int i) {
        var listed = draft.is(i - 1, Cue.AND, Cue.COMMA) && (draft.isColumn(i - 2) || draft.isTable(i - 2));
        var named = draft.is(i - 1, Cue.OF) && draft.is(i - 2, Cue.NAMED); // "with the name of the show"
        var theirs = draft.is(i - 1, Cue.YES)
                && draft.is(0, Cue.LIST)
                && draft.isTable(i - 2)
                && isOfSubject(draft, draft.table(i - 2), draft.table(i));
        return (listed || named || theirs) && draft.select.stream().noneMatch(Expr::aggregates);
    }
}
