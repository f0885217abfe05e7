package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import candela.engine.sql.Schema.ForeignKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** Reads "only Germany", "by month instead", "top 3", "and last year?" as changes of the reading before. */
final class FollowUps {
    private final Reading former;
    private final Draft draft;
    private final Reference reference;

    FollowUps(Reading former, Draft draft, Reference reference) {
        this.former = former;
        this.draft = draft;
        this.reference = reference;
    }

    /** Whether the question names something to show, so that it need not be what was shown before. */
    boolean asks() {
        var subject = draft.subject;
        return draft.countRows && draft.groups.isEmpty()
                || subject != null
                        && former.groups().stream().noneMatch(it -> it.table().equals(subject))
                || draft.select.stream().anyMatch(it -> !former.groups().contains(it));
    }

    /** Whether the former reading changed in anything. */
    boolean changes(Reading edited) {
        return !edited.equals(former);
    }

    Reading edited() {
        new Completion(draft).resolveDates();
        var groups = groups();
        var aggregates = aggregates();
        var regrouped = !groups.equals(former.groups());
        var select = select(groups, aggregates, regrouped);
        var order = order(select, groups, regrouped);
        if (sortsRows(select, order)) {
            select = draft.catalog.label(subject());
        }
        if (asksWhich(select)) {
            select = which(select);
        }
        var limit = limit(select);
        var where = where();
        return new Reading(
                        former.language(),
                        tables(),
                        select,
                        former.distinct() && select.stream().noneMatch(Expr::aggregates),
                        where,
                        isGrouped(select, where, order) ? groups : List.of(),
                        order,
                        limit,
                        regrouped ? null : former.partition(),
                        null)
                .via(via());
    }

    private List<ForeignKey> via() {
        var via = new LinkedHashSet<>(draft.via());
        via.addAll(former.via());
        return List.copyOf(via);
    }

    /** "sort by name" after a count asks for the rows that were counted. */
    private boolean sortsRows(List<Expr> select, List<Sorting> order) {
        return !order.isEmpty()
                && !draft.order.isEmpty()
                && !select.isEmpty()
                && select.stream().allMatch(Expr::aggregates)
                && order.stream().noneMatch(it -> it.by().aggregates());
    }

    /** "which one has the most", "who made more than 5" after numbers by group asks for the group. */
    private boolean asksWhich(List<Expr> select) {
        var which = !draft.items.isEmpty() && draft.item(0).is(Cue.WHICH) && !asks();
        var chooses = draft.limit != null
                || draft.where.stream().anyMatch(it -> it.condition().aggregates());
        var asksWho = draft.has(0) && draft.item(0).text().equalsIgnoreCase("who");
        return which && (asksWho || chooses && select.stream().anyMatch(it -> !it.aggregates()));
    }

    private List<Expr> which(List<Expr> select) {
        var names = select.stream()
                .filter(it -> !it.aggregates() && !draft.catalog.isNumber(it))
                .toList();
        return names.isEmpty()
                        || draft.limit == null
                                && draft.where.stream()
                                        .noneMatch(it -> it.condition().aggregates())
                ? draft.catalog.label(subject())
                : names;
    }

    private static boolean isGrouped(List<Expr> select, List<Condition> where, List<Sorting> order) {
        return select.stream().anyMatch(Expr::aggregates)
                || where.stream().anyMatch(Condition::aggregates)
                || order.stream().anyMatch(it -> it.by().aggregates());
    }

    private List<Expr> groups() {
        var named = draft.groups;
        return named.isEmpty() ? former.groups() : List.copyOf(new LinkedHashSet<>(named));
    }

    private List<Expr> aggregates() {
        if (draft.countRows) {
            return List.of(Expr.rows(subject()));
        }
        var asked = draft.select.stream().filter(Expr::aggregates).toList();
        if (!asked.isEmpty()) {
            return asked;
        }
        var before = former.select().stream().filter(Expr::aggregates).toList();
        var instead =
                draft.select.stream().filter(it -> draft.catalog.isNumber(it)).toList();
        if (!instead.isEmpty() && before.size() == 1 && before.getFirst().args().size() == 1) {
            return instead.stream()
                    .map(it -> Expr.of(before.getFirst().op(), it))
                    .toList();
        }
        return newTable().isEmpty() || before.isEmpty() ? before : List.of(Expr.rows(newTable()));
    }

    /** "what about returns": the table asked for instead. */
    private String newTable() {
        var subject = draft.subject;
        return subject == null || former.tables().contains(subject) ? "" : subject;
    }

    private String subject() {
        if (!former.tables().isEmpty()) {
            return former.tables().getFirst();
        }
        return former.select().stream()
                .flatMap(it -> Exprs.tables(it).stream())
                .findFirst()
                .orElse("");
    }

    private List<Expr> select(List<Expr> groups, List<Expr> aggregates, boolean regrouped) {
        var columns = draft.select.stream().filter(it -> !it.aggregates()).toList();
        if (aggregates.isEmpty() && !regrouped) {
            return columns.isEmpty() ? former.select() : reference.adds() ? beside(columns) : columns;
        }
        var shown = new ArrayList<>(groups);
        if (!regrouped) {
            shown.retainAll(former.select());
        }
        shown.addAll(aggregates.isEmpty() ? List.of(Expr.rows(subject())) : aggregates);
        var computed = shown.stream().filter(Expr::aggregates).findFirst();
        draft.derived.stream()
                .flatMap(op -> computed.stream().map(it -> Expr.of(op, it)))
                .filter(it -> !shown.contains(it))
                .forEach(shown::add);
        return List.copyOf(shown);
    }

    private List<Expr> beside(List<Expr> columns) {
        var select = new LinkedHashSet<>(former.select());
        select.addAll(columns);
        return List.copyOf(select);
    }

    private List<Sorting> order(List<Expr> select, List<Expr> groups, boolean regrouped) {
        var measure = select.stream().filter(Expr::aggregates).findFirst();
        var guessed = draft.assumptions.removeIf(it -> it.key().equals("ranked.by"));
        if (guessed || (draft.order.isEmpty() && draft.limit != null)) {
            var descending =
                    draft.order.isEmpty() ? !isLeast() : draft.order.getFirst().descending();
            return measure.map(it -> List.of(new Sorting(it, descending))).orElse(former.order());
        }
        if (!draft.order.isEmpty()) {
            return List.copyOf(draft.order);
        }
        if (draft.unsortedDirection != null && !select.isEmpty()) {
            var direction = Objects.requireNonNull(draft.unsortedDirection);
            return List.of(new Sorting(measure.orElse(select.getFirst()), direction));
        }
        return regrouped ? byDefault(groups, select) : choosesAgain() ? List.of() : kept(select);
    }

    private boolean isLeast() {
        return draft.items.stream().anyMatch(it -> it.is(Cue.LEAST) || it.is(Cue.LOWEST) || it.is(Cue.BOTTOM));
    }

    /** A condition after the single best row is one on all rows. */
    private boolean choosesAgain() {
        return Objects.equals(former.limit(), 1) && !draft.where.isEmpty();
    }

    private static List<Sorting> byDefault(List<Expr> groups, List<Expr> select) {
        if (groups.stream().anyMatch(it -> it.op() == Op.PERIOD)) {
            return groups.stream().map(it -> new Sorting(it, false)).toList();
        }
        return select.stream()
                .filter(Expr::aggregates)
                .limit(1)
                .map(it -> new Sorting(it, true))
                .toList();
    }

    /** What can still be ordered by: an aggregate that is no longer computed cannot. */
    private List<Sorting> kept(List<Expr> select) {
        var aggregated = select.stream().anyMatch(Expr::aggregates);
        var same = select.equals(former.select());
        return former.order().stream()
                .filter(it -> same
                        || select.contains(it.by())
                        || (!aggregated && !it.by().aggregates()))
                .toList();
    }

    private @org.jspecify.annotations.Nullable Integer limit(List<Expr> select) {
        if (draft.limit != null || choosesAgain()) {
            return draft.limit;
        }
        return draft.groups.isEmpty() && select.size() >= former.select().size() ? former.limit() : null;
    }

    /** New conditions; an older one on the same column gives way. */
    private List<Condition> where() {
        return Carried.merged(former.where(), new Completion(draft).conditions());
    }

    private List<String> tables() {
        var table = newTable();
        if (table.isEmpty()) {
            return former.tables();
        }
        var tables = new ArrayList<>(former.tables());
        if (tables.isEmpty()) {
            return List.of(table);
        }
        tables.set(0, table);
        return List.copyOf(new LinkedHashSet<>(tables));
    }
}
