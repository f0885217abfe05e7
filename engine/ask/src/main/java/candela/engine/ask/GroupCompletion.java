package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Makes what is shown and what it is grouped by agree. */
final class GroupCompletion {
    private static final Pattern OF_ITS = Pattern.compile("(?i) of ");

    private final Draft draft;

    GroupCompletion(Draft draft) {
        this.draft = draft;
    }

    void apply() {
        var aggregated = draft.select.stream().anyMatch(Expr::aggregates)
                || draft.order.stream().anyMatch(it -> it.by().aggregates())
                || draft.where.stream().anyMatch(it -> it.condition().aggregates());
        if (!aggregated) {
            ofEach();
            return;
        }
        ofOne();
        ofItself();
        ofSubject();
        ofRanked();
        draft.select.stream()
                .filter(it -> !it.aggregates() && !draft.groups.contains(it))
                .forEach(draft.groups::add);
        draft.order.stream()
                .map(Sorting::by)
                .filter(it -> !it.aggregates() && !draft.groups.contains(it) && !draft.groups.isEmpty())
                .forEach(draft.groups::add);
        for (var expr : List.copyOf(draft.groups)) {
            distinguish(expr);
        }
    }

    /** "salary of every employee": whose it is stands beside it. */
    private void ofEach() {
        for (int i = 0; i < draft.size(); i++) {
            int each = draft.after(i);
            if (i > 0
                    && draft.is(i, Cue.EACH)
                    && draft.isTable(each)
                    && draft.select.stream().noneMatch(it -> Exprs.tables(it).contains(draft.table(each)))
                    && !draft.select.isEmpty()) {
                draft.select.addAll(0, draft.catalog.label(draft.table(each)));
            }
        }
    }

    /** "ids of each project": its rows, for there is one of each. */
    private void ofOne() {
        var counted = draft.select.stream().filter(Expr::aggregates).toList();
        var asked = IntStream.range(0, draft.size()).anyMatch(it -> draft.is(it, Cue.COUNT));
        if (!asked
                && !draft.groups.isEmpty()
                && draft.order.stream().noneMatch(it -> it.by().aggregates())
                && draft.where.stream().noneMatch(it -> it.condition().aggregates())
                && counted.stream()
                        .allMatch(it -> it.op() == Op.COUNT
                                && draft.groups.stream().allMatch(group -> isRowOf(it.table(), group)))) {
            draft.select.removeAll(counted);
            draft.groups.clear();
        }
    }

    /** Whether a group is one row of a table, told by its key or name. */
    private boolean isRowOf(String table, Expr group) {
        return group.op() == Op.COLUMN
                && group.table().equals(table)
                && draft.groupTables.contains(table)
                && (draft.catalog.key(table).equals(List.of(group))
                        || draft.catalog.label(table).contains(group));
    }

    /** "customers with at least 10 orders and what they spent": each of them. */
    private void ofSubject() {
        var subject = draft.subject;
        var compared = draft.where.stream().anyMatch(it -> it.condition().aggregates());
        if (subject != null
                && compared
                && draft.groups.isEmpty()
                && !draft.select.isEmpty()
                && draft.select.stream().allMatch(it -> it.op() == Op.SUM || it.op() == Op.AVG)
                && draft.select.stream().noneMatch(it -> Exprs.tables(it).contains(subject))) {
            draft.groups.addAll(draft.catalog.label(subject));
            draft.select.addAll(0, draft.catalog.label(subject));
            draft.groupTables.add(subject);
        }
    }

    /** "nationality of the singer with the most concerts": of each singer, not of each nationality. */
    private void ofRanked() {
        var ranks = draft.limit != null
                && draft.partition == null
                && !draft.order.isEmpty()
                && draft.order.getFirst().by().aggregates();
        if (!ranks || draft.select.isEmpty() || !draft.select.containsAll(draft.groups)) {
            return;
        }
        var table = draft.select.getFirst().table();
        if (IntStream.range(0, draft.size()).anyMatch(it -> isOne(table, it))
                && !Exprs.tables(draft.order.getFirst().by()).contains(table)
                && draft.select.stream().allMatch(it -> draft.catalog.isTold(it, table))) {
            draft.groups.addAll(0, draft.catalog.key(table));
        }
    }

    /** "the singer", "nationality of the singer". */
    private boolean isOne(String table, int i) {
        var named = draft.isTable(i)
                || draft.isColumn(i) && OF_ITS.matcher(draft.item(i).text()).find();
        return named && draft.table(i).equals(table) && !draft.isPlural(i);
    }

    /** "average total per receipt": what each row holds once is averaged over the rows. */
    private void ofItself() {
        var averaged = draft.select.stream().filter(Expr::aggregates).toList();
        var own = draft.groups.stream()
                .filter(it -> it.op() == Op.COLUMN && draft.groupTables.contains(it.table()))
                .filter(it -> !averaged.isEmpty()
                        && averaged.stream()
                                .allMatch(avg ->
                                        avg.op() == Op.AVG && Exprs.tables(avg).equals(Set.of(it.table()))))
                .filter(it -> draft.catalog.label(it.table()).contains(it))
                .toList();
        draft.groups.removeAll(own);
        draft.select.removeAll(own);
    }

    /** Two customers of one name stay two: the key groups beside the name. */
    private void distinguish(Expr name) {
        if (name.op() != Op.COLUMN || draft.catalog.isUnique(name)) {
            return;
        }
        var isLabel = draft.catalog.label(name.table()).contains(name);
        var owner = draft.groupTables.contains(name.table()) || name.table().equals(draft.subject);
        var key = draft.catalog.key(name.table());
        if (isLabel && owner && !key.isEmpty() && !draft.groups.containsAll(key)) {
            draft.groups.addAll(0, key);
        }
    }
}
