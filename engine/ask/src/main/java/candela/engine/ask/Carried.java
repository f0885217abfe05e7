package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks something else about the rows that the former reading chose: "what are their names", "who painted them". */
final class Carried {
    private final Reading former;
    private final Reading asked;
    private final Joins joins;
    private final boolean aggregated;
    private final boolean grouped;

    Carried(Reading former, Reading asked, Joins joins) {
        this.former = former;
        this.asked = asked;
        this.joins = joins;
        this.aggregated = asked.select().stream().anyMatch(Expr::aggregates);
        var chosen = former.limit() != null || former.where().stream().anyMatch(Condition::aggregates);
        this.grouped = chosen
                && !former.groups().isEmpty()
                && !aggregated
                && asked.groups().isEmpty();
    }

    Reading reading() {
        var where = where();
        var order = order();
        var groups = groups(order);
        var tables = tables();
        var via = new LinkedHashSet<>(asked.via());
        via.addAll(former.via());
        return new Reading(
                        asked.language(),
                        tables,
                        asked.select(),
                        asked.distinct() || repeats(tables, where, order, groups),
                        where,
                        groups,
                        order,
                        limit(),
                        asked.partition(),
                        asked.combination())
                .via(List.copyOf(via));
    }

    /** Conditions of both; an older one on the same column gives way. */
    static List<Condition> merged(List<Condition> older, List<Condition> added) {
        var replaced =
                Set.copyOf(added.stream().flatMap(it -> columns(it).stream()).toList());
        var where = new ArrayList<>(older.stream()
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

    private List<Condition> where() {
        var kept = former.where().stream()
                .filter(it -> grouped || !it.aggregates())
                .toList();
        return merged(kept, asked.where());
    }

    /** The best of the former rows stay the best. */
    private boolean ranks() {
        var again = Objects.equals(former.limit(), 1) && !asked.where().isEmpty();
        return !again
                && !aggregated
                && asked.limit() == null
                && asked.order().isEmpty()
                && asked.groups().isEmpty();
    }

    private List<Sorting> order() {
        if (!ranks()) {
            return asked.order();
        }
        if (former.limit() != null && (grouped || former.groups().isEmpty())) {
            return former.order();
        }
        return extreme() == null ? List.of() : List.of(new Sorting(only().args().getFirst(), extreme() == Op.MAX));
    }

    private @Nullable Integer limit() {
        if (!ranks()) {
            return asked.limit();
        }
        return former.limit() != null ? former.limit() : extreme() == null ? null : Integer.valueOf(1);
    }

    private Expr only() {
        return former.select().getFirst();
    }

    /** "the age of the youngest": the row that has it is meant by what follows. */
    private @Nullable Op extreme() {
        if (former.select().size() != 1
                || !former.groups().isEmpty()
                || only().args().size() != 1) {
            return null;
        }
        return only().op() == Op.MIN || only().op() == Op.MAX ? only().op() : null;
    }

    private List<Expr> groups(List<Sorting> order) {
        if (!grouped) {
            return asked.groups();
        }
        var groups = new LinkedHashSet<>(former.groups());
        groups.addAll(asked.select());
        order.stream().map(Sorting::by).filter(it -> !it.aggregates()).forEach(groups::add);
        return List.copyOf(groups);
    }

    /** Tables that the former reading joined tell which rows are meant. */
    private List<String> tables() {
        var tables = new LinkedHashSet<>(asked.tables());
        if (former.tables().size() > 1 || asked.tables().isEmpty()) {
            tables.addAll(former.tables());
        }
        return List.copyOf(tables);
    }

    private boolean repeats(List<String> tables, List<Condition> where, List<Sorting> order, List<Expr> groups) {
        if (aggregated
                || !groups.isEmpty()
                || !order.isEmpty()
                || asked.select().isEmpty()) {
            return false;
        }
        var shown = new LinkedHashSet<String>();
        asked.select().forEach(it -> shown.addAll(Exprs.tables(it)));
        var all = new LinkedHashSet<>(shown);
        all.addAll(tables);
        where.forEach(it -> all.addAll(Exprs.tables(it)));
        return shown.size() == 1 && joins.connect(all).repeats(shown.iterator().next());
    }
}
