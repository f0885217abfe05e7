package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two columns of one row compared: "stock below the reorder level", "over budget", "arrived late". */
final class Sides {
    private static final Set<String> PLANNED = Stems.all(
            "planned",
            "expected",
            "promised",
            "due",
            "required",
            "scheduled",
            "deadline",
            "estimated",
            "agreed",
            "requested");
    private static final Set<String> HAPPENED = Stems.all(
            "actual",
            "delivered",
            "delivery",
            "received",
            "arrived",
            "arrival",
            "completed",
            "finished",
            "paid",
            "returned",
            "back",
            "closed",
            "done",
            "resolved",
            "shipped");
    private static final Set<String> LATE = Set.of("late", "delayed", "belated");
    private static final Set<String> AIMED =
            Stems.all("budget", "target", "plan", "planned", "quota", "goal", "forecast", "limit");
    private static final Set<String> LEAST = Stems.all("reorder", "minimum", "min", "safety");
    private static final Set<String> REACHED = Stems.all("actual", "spent", "achieved", "used", "real", "realized");

    private Sides() {}

    /**
     * How one side is held against the other.
     *
     * @param multiple how many times the other; null for once
     */
    record Than(Test test, @Nullable String multiple) {
        Condition of(Expr left, Expr right) {
            return Condition.than(
                    test, left, multiple == null ? right : Expr.of(Op.PRODUCT, right, Expr.constant(multiple)));
        }
    }

    /** A comparison whose right side is a column: with the column before it, or with what is held against it. */
    static void compare(Draft draft, int i, int next, Than than) {
        if (!draft.isFree(next) || !draft.isColumn(next)) {
            return;
        }
        int previous = draft.before(i);
        if (than.multiple() != null) {
            draft.use(draft.before(next), next - 1); // "half of"
        }
        var right = draft.expr(next);
        var added = added(draft, previous, right);
        if (added.isPresent()) {
            draft.use(i, next);
            draft.where(i, than.of(added.get(), right));
        } else if (isAlike(draft, previous, next)) {
            draft.use(i, next, previous);
            draft.where(i, than.of(draft.expr(previous), right));
        } else if (draft.isNumeric(next) && !draft.isNumeric(previous)) {
            reached(draft, right).ifPresent(it -> {
                draft.use(i, next);
                draft.tables.add(right.table());
                draft.where(i, than.of(it, right));
            });
        }
    }

    /** "customers whose orders total more than their limit": what the rows of a thing add up to. */
    private static Optional<Expr> added(Draft draft, int previous, Expr limit) {
        int k = previous;
        while (draft.has(k)
                && draft.isFree(k)
                && (draft.is(k, Cue.SUM, Cue.TO) || draft.item(k).isUnknown())) {
            k--;
        }
        var about = draft.focus().filter(limit.table()::equals);
        if (about.isEmpty()
                || !draft.isFree(k)
                || draft.link(k).isEmpty()
                || draft.isValue(k)
                || draft.joins.path(limit.table(), draft.table(k)).stream().noneMatch(Joins.Step::multiplies)) {
            return Optional.empty();
        }
        var stated = draft.isNumeric(k) && (k < previous || draft.item(k).text().matches("(?i).*( total|ed)"))
                ? Optional.of(draft.expr(k))
                : Optional.<Expr>empty();
        var number = draft.isTable(k) ? draft.catalog.money().amount(draft.catalog.table(draft.table(k))) : stated;
        for (int used = k; used <= previous && number.isPresent(); used++) {
            draft.use(used);
        }
        return number.map(Exprs::total);
    }

    private static boolean isAlike(Draft draft, int one, int other) {
        return draft.isColumn(one)
                && draft.isColumn(other)
                && tellsHowMuch(draft, one)
                && tellsHowMuch(draft, other)
                && isOneRow(draft, draft.table(one), draft.table(other))
                && !draft.expr(one).equals(draft.expr(other))
                && (draft.isNumeric(one) && draft.isNumeric(other) || draft.isMoment(one) && draft.isMoment(other));
    }

    /** "earn more than their manager": no salary is more than a number that only tells who. */
    private static boolean tellsHowMuch(Draft draft, int i) {
        return !draft.catalog.isKey(draft.expr(i))
                && !draft.catalog.isForeign(draft.table(i), draft.expr(i).column());
    }

    /** Whether each row of one table stands with one row of the other. */
    static boolean isOneRow(Draft draft, String one, String other) {
        return one.equals(other) || isParent(draft.joins.path(one, other)) || isParent(draft.joins.path(other, one));
    }

    static boolean isParent(List<Joins.Step> path) {
        return !path.isEmpty() && path.stream().noneMatch(Joins.Step::multiplies);
    }

    /** What was reached of a budget or a target, what is kept of a thing that is to be ordered again. */
    private static Optional<Expr> reached(Draft draft, Expr aim) {
        var table = draft.catalog.table(aim.table());
        if (says(Names.stems(aim.column()), LEAST)) {
            return Catalog.only(
                    table, it -> it.type().isNumber() && Money.isKept(it) && !says(Names.stems(it.name()), LEAST));
        }
        return says(Names.stems(aim.column()), AIMED)
                ? Catalog.only(table, it -> it.type().isNumber() && says(Names.stems(it.name()), REACHED))
                : Optional.empty();
    }

    /** "late" and "delayed", where no value says so: after the day that was planned. */
    static void late(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            var word = Normaliser.lower(draft.item(i).text());
            var unlinked = draft.item(i).isUnknown()
                    || draft.link(i).filter(Link::near).isPresent();
            if (draft.isFree(i) && unlinked && LATE.contains(word)) {
                int at = i;
                late(draft, i).ifPresent(it -> {
                    draft.use(at);
                    if (draft.has(at - 1)
                            && (draft.item(at - 1).isUnknown() || draft.isMoment(at - 1) || isDone(draft, at - 1))) {
                        draft.use(at - 1);
                    }
                    draft.where(at, it);
                });
            }
        }
    }

    /** "delivered late": what was late came to that state. */
    private static boolean isDone(Draft draft, int i) {
        return draft.isValue(i) && Lexicon.isState(draft.link(i).orElseThrow().value());
    }

    private static Optional<Condition> late(Draft draft, int i) {
        var tables = new LinkedHashSet<String>();
        draft.link(i + 1).ifPresent(it -> tables.add(it.table()));
        tables.addAll(draft.mentioned());
        return tables.stream()
                .map(draft.catalog::table)
                .flatMap(it -> late(draft, it).stream())
                .findFirst();
    }

    private static Optional<Condition> late(Draft draft, Table table) {
        var said = draft.items.stream()
                .filter(Item::isUnknown)
                .map(it -> Stems.of(Normaliser.lower(it.text())))
                .collect(Collectors.toSet());
        return pair(table, said).map(it -> Condition.than(Test.GREATER, it.left(), it.right()));
    }

    /** When something happened, and when it was to happen. */
    record Pair(Expr left, Expr right) {}

    /** The pair of a table; where several things were planned or happened, the ones said. */
    static Optional<Pair> pair(Table table, Set<String> said) {
        var only = Catalog.only(table, Sides::isPlanned);
        var planned = only.or(() -> Catalog.only(table, it -> isPlanned(it) && says(Names.stems(it.name()), said)));
        var happened = Catalog.only(table, it -> isHappened(it) && says(Names.stems(it.name()), said))
                .or(() -> only.isPresent() ? Catalog.only(table, Sides::isHappened) : Optional.empty());
        return planned.flatMap(plan -> happened.map(it -> new Pair(it, plan)));
    }

    private static boolean isPlanned(Column column) {
        return column.type().isMoment() && says(Names.stems(column.name()), PLANNED);
    }

    private static boolean isHappened(Column column) {
        var words = Names.stems(column.name());
        var actual = says(words, HAPPENED) || Names.words(column.name()).contains("act");
        return column.type().isMoment() && actual && !says(words, PLANNED);
    }

    private static boolean says(Collection<String> words, Collection<String> any) {
        return words.stream().anyMatch(any::contains);
    }
}
