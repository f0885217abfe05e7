package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.sql.Schema.Type;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Whether rows that say the same are shown once: where a join repeats them, or kinds are asked for. */
final class Repetition {
    private final Draft draft;
    private final List<String> tables;

    Repetition(Draft draft, List<String> tables) {
        this.draft = draft;
        this.tables = tables;
    }

    boolean isLeftOut(List<Condition> where) {
        if (draft.distinct || asksForKinds() || listsRepeatedValues(where)) {
            return true;
        }
        if (draft.select.isEmpty()
                || !draft.groups.isEmpty()
                || draft.select.stream().anyMatch(Expr::aggregates)) {
            return false;
        }
        var shown = new LinkedHashSet<String>();
        draft.select.forEach(it -> shown.addAll(Exprs.tables(it)));
        var all = new LinkedHashSet<>(shown);
        all.addAll(tables);
        where.forEach(it -> all.addAll(Exprs.tables(it)));
        draft.order.forEach(it -> all.addAll(Exprs.tables(it.by())));
        var tree = draft.joins.connect(all);
        return shown.size() == 1 && tree.repeats(shown.iterator().next()) && draft.order.isEmpty();
    }

    /** "in which sectors do we work": each once, whatever the data tell of how often it is there. */
    private boolean asksForKinds() {
        for (int i = 1; i < draft.size(); i++) {
            int which = draft.is(i - 1, Cue.IS) && isOnlyNamed(i) ? i - 2 : i - 1;
            if (draft.is(which, Cue.WHICH)
                    && draft.item(which).text().matches("(?i)which|what")
                    && draft.isColumn(i)
                    && draft.isPlural(i)
                    && draft.select.equals(List.of(draft.expr(i)))) {
                return draft.groups.isEmpty()
                        && draft.order.isEmpty()
                        && draft.limit == null
                        && !draft.catalog.isUnique(draft.expr(i))
                        && !draft.catalog.label(draft.table(i)).contains(draft.expr(i));
            }
        }
        return false;
    }

    /** "what are the payment methods": of nothing in particular. */
    private boolean isOnlyNamed(int column) {
        return draft.isColumn(column)
                && draft.catalog.type(draft.expr(column)) == Type.TEXT
                && IntStream.range(0, draft.size())
                        .noneMatch(it -> it != column && draft.link(it).isPresent());
    }

    /** "list all brands": each once, where a look at the data told that most repeat. */
    private boolean listsRepeatedValues(List<Condition> where) {
        if (draft.select.size() != 1
                || !where.stream().allMatch(this::isOfOneTable)
                || !draft.order.isEmpty()
                || draft.limit != null) {
            return false;
        }
        var only = draft.select.getFirst();
        if (only.op() != Op.COLUMN || draft.catalog.type(only) != Type.TEXT) {
            return false;
        }
        var rows = draft.catalog.table(only.table()).rowCount();
        var distinct = draft.catalog.column(only).map(it -> it.distinct()).orElse(null);
        return rows != null && distinct != null && distinct * 10 <= rows && rows >= 50;
    }

    private boolean isOfOneTable(Condition condition) {
        var shown = Exprs.tables(draft.select.getFirst());
        var aggregated = condition.left() != null && condition.left().aggregates();
        return !aggregated && Exprs.tables(condition).equals(shown);
    }
}
