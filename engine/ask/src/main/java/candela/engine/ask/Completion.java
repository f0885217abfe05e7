package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Adds to a draft what the question leaves to common sense: what to show, how to group, in which order. */
final class Completion {
    private final Draft draft;

    Completion(Draft draft) {
        this.draft = draft;
    }

    Reading reading(String language) {
        resolveDates();
        partition();
        Shares.ofMatches(draft);
        measure();
        show();
        derive();
        new GroupCompletion(draft).apply();
        order();
        var combination = SetOperations.of(draft, conditions());
        var where = combination.isPresent() ? SetOperations.first(draft, conditions()) : conditions();
        var first = new Reading(
                language,
                List.copyOf(tables()),
                List.copyOf(new LinkedHashSet<>(draft.select)),
                new Repetition(draft, tables()).isLeftOut(where),
                where,
                List.copyOf(new LinkedHashSet<>(draft.groups)),
                List.copyOf(draft.order),
                draft.limit,
                draft.partition,
                null);
        return combination.map(it -> it.over(first)).orElse(first);
    }

    /** Units of the calendar are of the column that dates the question's subject. */
    void resolveDates() {
        if (draft.groups.stream().noneMatch(Completion::isOpen)) {
            return;
        }
        var moment = draft.groups.stream()
                .filter(it -> it.op() == Op.COLUMN && draft.catalog.type(it).isMoment())
                .findFirst()
                .or(() -> draft.dates.stream().findFirst())
                .or(() -> Periods.moment(draft));
        if (moment.isEmpty()) {
            draft.groups.removeIf(Completion::isOpen);
            draft.penalty += 1.5;
            return;
        }
        var dated = draft.catalog.type(moment.get()).isNumber();
        var daily = draft.catalog.type(moment.get()) == candela.engine.sql.Schema.Type.DATE;
        draft.penalty += daily && draft.groups.stream().anyMatch(it -> it.unit().equals("hour")) ? 1.5 : 0;
        draft.groups.replaceAll(it -> !isOpen(it) ? it : dated ? moment.get() : Expr.period(moment.get(), it.unit()));
    }

    private static boolean isOpen(Expr expr) {
        return expr.op() == Op.PERIOD && expr.args().getFirst().table().isEmpty();
    }

    /** "top 3 products per category": the limit counts within each group. */
    private void partition() {
        var ranks = draft.ranked && draft.limit != null && draft.groups.size() == 1;
        if (ranks && freeTable().isEmpty() && draft.subject == null && isOneName()) {
            draft.partition = draft.groups.removeFirst();
            draft.select.addFirst(draft.partition);
            return;
        }
        var subject = draft.subject;
        var subjectFree = subject == null ? freeTable() : Optional.of(subject);
        if (ranks
                && subjectFree.isPresent()
                && !draft.groupTables.contains(subjectFree.get())
                && draft.select.isEmpty()) {
            draft.partition = draft.groups.removeFirst();
            draft.select.add(draft.partition);
            draft.select.addAll(draft.catalog.label(subjectFree.get()));
        }
    }

    private boolean isOneName() {
        return draft.select.size() == 1
                && draft.select.getFirst().op() == Op.COLUMN
                && !draft.catalog.isNumber(draft.select.getFirst())
                && !draft.groups.contains(draft.select.getFirst());
    }

    private Optional<String> freeTable() {
        return RankKeys.entity(draft);
    }

    /** "how many bills are open, and what do they add up to": the amounts of what is counted. */
    private void addUp() {
        var counted = draft.select.stream().filter(it -> it.op() == Op.COUNT).findFirst();
        if (counted.isPresent() && draft.context.isEmpty() && draft.untargeted.contains(Op.SUM)) {
            draft.catalog
                    .money()
                    .amount(draft.catalog.table(counted.get().table()))
                    .ifPresent(it -> draft.select.add(Expr.of(Op.SUM, it)));
        }
    }

    /** Something to compute when sides, shares or growth are asked for but not of what. */
    private void measure() {
        addUp();
        if (Totals.asksWhatWasSpent(draft)) {
            DefaultMeasures.of(draft).ifPresent(it -> {
                draft.select.add(it);
                draft.subject = null;
                draft.assume(Assumption.of("measured.by", it));
            });
            return;
        }
        var wants = draft.comparing || !draft.derived.isEmpty();
        if (!wants
                || draft.select.stream().anyMatch(Expr::aggregates)
                || !draft.groups.isEmpty() && draft.select.stream().anyMatch(draft.catalog::isNumber)) {
            return;
        }
        if (draft.subject != null) {
            draft.select.add(Expr.rows(draft.subject));
            return;
        }
        DefaultMeasures.of(draft)
                .ifPresentOrElse(
                        it -> {
                            draft.select.add(it);
                            draft.penalty += 0.2;
                            draft.assume(Assumption.of("measured.by", it));
                        },
                        () -> draft.penalty += 1);
    }

    private void show() {
        if (draft.distribution) {
            draft.select.stream().filter(it -> !it.aggregates()).forEach(draft.groups::add);
        }
        var dated = draft.groups.stream().anyMatch(it -> it.op() == Op.PERIOD);
        draft.select.removeIf(it -> dated && draft.catalog.type(it).isMoment() && it.op() == Op.COLUMN);
        draft.groups.removeIf(it -> dated && draft.catalog.type(it).isMoment() && it.op() == Op.COLUMN);
        Totals.apply(draft);
        var aggregated = draft.select.stream().anyMatch(Expr::aggregates) || draft.countRows;
        if (!draft.groups.isEmpty()) {
            var shown = new ArrayList<>(draft.groups);
            shown.removeAll(draft.select);
            draft.select.addAll(0, shown);
            if (!aggregated
                    && (!draft.ranked || draft.order.isEmpty())
                    && draft.order.stream().noneMatch(it -> it.by().aggregates())) {
                countSubject();
            }
        }
        if (draft.countRows) {
            countSubject();
        }
        RankKeys.whoNotWhen(draft);
        if (draft.select.isEmpty()) {
            subject();
        }
        showRank();
    }

    private void countSubject() {
        var table = draft.subject != null
                ? Optional.of(draft.subject)
                : draft.mentioned().stream().findFirst();
        table.map(Expr::rows).filter(it -> !draft.select.contains(it)).ifPresent(draft.select::add);
    }

    /** Rows of a table are shown by name; where a table has no names, whole. */
    private void subject() {
        RankKeys.askWho(draft);
        var subject = draft.subject != null
                ? Optional.of(draft.subject)
                : draft.mentioned().stream().findFirst();
        if (subject.isEmpty()) {
            return;
        }
        draft.tables.add(subject.get());
        var asked = Whereabouts.of(draft, subject.get());
        if (asked.isPresent()) {
            draft.select.add(asked.get());
            return;
        }
        draft.penalty += Whereabouts.isUntold(draft) ? 1 : 0;
        var named = draft.catalog.named(draft.catalog.table(subject.get()));
        var aggregates = draft.order.stream().anyMatch(it -> it.by().aggregates())
                || draft.where.stream().anyMatch(it -> it.condition().aggregates());
        if (!draft.wholeRows && !named.isEmpty()) {
            draft.select.addAll(named);
        } else if (aggregates) {
            draft.select.addAll(draft.catalog.label(subject.get()));
        } else {
            draft.whole = subject.get();
        }
    }

    /** A list of the best shows by how much; the single best one was asked for by name only. */
    private void showRank() {
        var several = draft.limit != null && draft.limit > 1 || draft.partition != null;
        if (draft.ranked && several && !draft.select.isEmpty()) {
            draft.order.stream()
                    .map(Sorting::by)
                    .filter(it -> !draft.select.contains(it) && (it.aggregates() || draft.catalog.isNumber(it)))
                    .forEach(draft.select::add);
        }
    }

    private void derive() {
        for (var op : draft.derived) {
            var base = draft.select.stream().filter(Expr::aggregates).findFirst();
            if (op == Op.SHARE && base.filter(it -> it.op() == Op.AVG).isPresent()) {
                draft.penalty += 1; // an average is no part of a whole
                continue;
            }
            if (base.isEmpty() || (op != Op.SHARE && draft.groups.isEmpty())) {
                timeline(op);
                base = draft.select.stream().filter(Expr::aggregates).findFirst();
            }
            if (op == Op.SHARE && base.filter(it -> it.op() == Op.RATIO).isPresent()) {
                continue; // a part of a whole already
            }
            if (op == Op.SHARE && draft.groups.isEmpty()) {
                draft.penalty += 1; // the whole is all of itself
            }
            base.filter(_ -> op == Op.SHARE || !draft.groups.isEmpty())
                    .ifPresentOrElse(it -> draft.select.add(derived(op, it)), () -> draft.penalty += 1);
        }
    }

    private Expr derived(Op op, Expr aggregate) {
        return op == Op.MOVING ? Expr.moving(aggregate, draft.moving) : Expr.of(op, aggregate);
    }

    /** Growth needs a calendar: by month when nothing else is said. */
    private void timeline(Op op) {
        if (op == Op.SHARE) {
            draft.penalty += 0.6;
            return;
        }
        Periods.moment(draft)
                .ifPresentOrElse(
                        it -> {
                            var month = Expr.period(it, "month");
                            draft.groups.add(month);
                            draft.select.addFirst(month);
                            draft.assume(Assumption.of("trend.month"));
                        },
                        () -> draft.penalty += 1);
    }

    private void order() {
        if (draft.order.isEmpty() && draft.unsortedDirection != null && !draft.select.isEmpty()) {
            draft.order.add(new Sorting(sortable(), draft.unsortedDirection));
        }
        if (draft.order.isEmpty() && !draft.groups.isEmpty()) {
            var period = draft.groups.stream()
                    .filter(it -> it.op() == Op.PERIOD || isTime(it))
                    .findFirst();
            if (period.isPresent()) {
                draft.groups.stream()
                        .filter(draft.select::contains)
                        .forEach(it -> draft.order.add(new Sorting(it, false)));
            } else {
                draft.select.stream()
                        .filter(Expr::aggregates)
                        .findFirst()
                        .ifPresent(it -> draft.order.add(new Sorting(it, true)));
            }
        }
        if (draft.groups.isEmpty() && draft.select.stream().anyMatch(Expr::aggregates)) {
            draft.penalty += draft.order.isEmpty() ? 0 : 0.3;
            draft.order.clear();
        }
        if (!draft.order.isEmpty()
                && !draft.groups.isEmpty()
                && draft.order.getFirst().by().aggregates()) {
            var tie = draft.partition == null ? draft.groups.getFirst() : draft.groups.getLast();
            draft.order.add(new Sorting(tie, false));
        }
    }

    /** Whether a column holds years, months or days. */
    private boolean isTime(Expr expr) {
        return expr.op() == Op.COLUMN
                && (draft.catalog.type(expr) == candela.engine.sql.Schema.Type.DATE
                        || draft.catalog
                                .yearColumn(expr.table())
                                .filter(expr::equals)
                                .isPresent());
    }

    private Expr sortable() {
        return draft.select.stream()
                .filter(Expr::aggregates)
                .findFirst()
                .or(() -> draft.select.stream().filter(draft.catalog::isNumber).findFirst())
                .filter(it -> Boolean.TRUE.equals(draft.unsortedDirection))
                .or(this::compared)
                .orElse(draft.select.getFirst());
    }

    /** "places above 1,700 m, highest first": the one number that is compared. */
    private Optional<Expr> compared() {
        var numbers = draft.where.stream()
                .map(it -> it.condition())
                .filter(it -> it.left() != null && it.test() != Test.EQUAL && draft.catalog.isNumber(it.left()))
                .map(it -> Objects.requireNonNull(it.left()))
                .distinct()
                .toList();
        return numbers.size() == 1 ? Optional.of(numbers.getFirst()) : Optional.empty();
    }

    /** Conditions in the question's order; "or" and two values of one column make alternatives. */
    List<Condition> conditions() {
        var placed = new ArrayList<>(draft.where);
        placed.sort(Comparator.comparingInt(Draft.Placed::position));
        var merged = new ArrayList<Condition>();
        int last = -1;
        for (var next : placed) {
            var previous = merged.isEmpty() ? null : merged.getLast();
            if (previous != null && joins(previous, next.condition(), last, next.position())) {
                merged.removeLast();
                var parts = new ArrayList<>(previous.test() == Test.ANY ? previous.parts() : List.of(previous));
                parts.add(next.condition());
                merged.add(Condition.any(parts));
            } else if (!merged.contains(next.condition())) {
                merged.add(next.condition());
            }
            last = next.position();
        }
        merged.removeIf(it -> it.test() == Test.PRESENT && merged.stream().anyMatch(other -> implies(other, it)));
        return merged;
    }

    /** What is compared is there: "paid after the due date". */
    private static boolean implies(Condition compared, Condition present) {
        return compared.test() != Test.PRESENT
                && compared.test() != Test.MISSING
                && compared.left() != null
                && compared.left().equals(present.left());
    }

    private boolean joins(Condition previous, Condition next, int from, int to) {
        if (next.aggregates() != previous.aggregates()) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (draft.is(i, Cue.OR)) {
                return true;
            }
        }
        var left = previous.test() == Test.ANY ? previous.parts().getLast() : previous;
        var same = left.left() != null && Objects.equals(left.left(), next.left());
        var alike = next.test() == Test.EQUAL || next.test() == Test.WITHIN || next.test() == Test.CONTAINS;
        return same && alike && left.test() == next.test();
    }

    /** Tables to join; the subject first. */
    private List<String> tables() {
        var tables = new LinkedHashSet<String>();
        if (draft.whole != null) {
            tables.add(draft.whole);
        }
        if (draft.subject != null) {
            tables.add(draft.subject);
        }
        tables.addAll(draft.tables);
        return List.copyOf(tables);
    }
}
