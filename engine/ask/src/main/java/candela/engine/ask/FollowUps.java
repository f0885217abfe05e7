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
import java.util.Set;
import java.util.regex.Pattern;

/** Reads "only Germany", "by month instead", "top 3", "and last year?" as changes of the reading before. */
final class FollowUps {
    private static final Pattern REFERS = Pattern.compile(
            "(?is)\\s*(and|only|just|now|but|also|then|same|without|as|what about|how about|of (those|these|them)|chỉ|chi|còn|con|thế còn|the con|vậy còn)\\b.*"
                    + "|.*\\b(instead|those|them|these|the same|thay vào đó|trong số đó|những cái đó)\\b.*");

    private final Reading former;
    private final Draft draft;

    FollowUps(Reading former, Draft draft) {
        this.former = former;
        this.draft = draft;
    }

    /** Whether the words say that they go on from what was asked before. */
    static boolean refers(String question) {
        return REFERS.matcher(question).matches();
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
        return new Reading(
                        former.language(),
                        tables(),
                        select,
                        former.distinct() && select.stream().noneMatch(Expr::aggregates),
                        where(),
                        select.stream().anyMatch(Expr::aggregates) ? groups : List.of(),
                        order,
                        limit(select),
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
            return columns.isEmpty() ? former.select() : columns;
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

    private List<Sorting> order(List<Expr> select, List<Expr> groups, boolean regrouped) {
        var measure = select.stream().filter(Expr::aggregates).findFirst();
        var guessed = draft.assumptions.removeIf(it -> it.key().equals("ranked.by"));
        if (guessed || (draft.order.isEmpty() && draft.limit != null)) {
            var descending = draft.order.isEmpty() || draft.order.getFirst().descending();
            return measure.map(it -> List.of(new Sorting(it, descending))).orElse(former.order());
        }
        if (!draft.order.isEmpty()) {
            return List.copyOf(draft.order);
        }
        if (draft.unsortedDirection != null && !select.isEmpty()) {
            var direction = Objects.requireNonNull(draft.unsortedDirection);
            return List.of(new Sorting(measure.orElse(select.getFirst()), direction));
        }
        return regrouped ? byDefault(groups, select) : kept(select);
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
        if (draft.limit != null) {
            return draft.limit;
        }
        return draft.groups.isEmpty() && select.size() >= former.select().size() ? former.limit() : null;
    }

    /** New conditions; an older one on the same column gives way. */
    private List<Condition> where() {
        var added = new Completion(draft).conditions();
        var replaced =
                Set.copyOf(added.stream().flatMap(it -> columns(it).stream()).toList());
        var where = new ArrayList<>(former.where().stream()
                .filter(it -> columns(it).stream().noneMatch(replaced::contains))
                .toList());
        where.addAll(added);
        return where;
    }

    private static Set<Expr> columns(Condition condition) {
        var columns = new LinkedHashSet<Expr>();
        if (condition.left() != null) {
            columns.add(condition.left());
        }
        condition.parts().forEach(it -> columns.addAll(columns(it)));
        return columns;
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
