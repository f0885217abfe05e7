package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What a superlative ranks rows by: the key that the question names, else the measure that the schema offers. */
final class RankKeys {
    private RankKeys() {}

    /** The key of a "top N": named after "by" or "with", else the measure that the schema offers. */
    static void ranked(Draft draft, int from, boolean best) {
        for (int i = from; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.is(i, Cue.BY, Cue.OF, Cue.YES, Cue.SORT)) {
                int at = draft.is(i + 1, Cue.HIGHEST, Cue.MOST, Cue.LOWEST) ? i + 2 : draft.after(i);
                var key = Keys.at(draft, at);
                if (key != null && isRank(draft, key, i)) {
                    draft.use(i, at - 1);
                    order(draft, key, best);
                    return;
                }
            }
            if (draft.isFree(i) && draft.is(i, Cue.MONEY_MOST, Cue.SOLD_MOST, Cue.MOST, Cue.HIGHEST, Cue.SUPERLATIVE)) {
                return;
            }
        }
        if (draft.isFree(from) && draft.isColumn(from) && draft.isNumeric(from)) {
            draft.order.add(new Sorting(draft.expr(from), best));
            return;
        }
        int last = draft.size() - 1;
        var key = last > from && draft.isFree(last) && draft.isMeasure(last) ? Keys.at(draft, last) : null;
        if (key != null) {
            order(draft, key, best);
            return;
        }
        byDefault(draft, best);
    }

    private static boolean isRank(Draft draft, Keys.Key key, int i) {
        var numeric = key.expr().op() != Op.COLUMN || draft.catalog.isNumber(key.expr());
        var counted = key.expr().op() == Op.COUNT && Keys.op(draft, key.first()) == null;
        return numeric && (draft.is(i, Cue.BY, Cue.SORT) || !counted);
    }

    /** Ranks by what the schema offers, and says so. */
    static void byDefault(Draft draft, boolean best) {
        var measure = DefaultMeasures.of(draft).map(it -> ofDetail(draft, it)).map(it -> perRow(draft, it));
        if (measure.isPresent()) {
            draft.order.add(new Sorting(measure.get(), best));
            draft.ranked = true;
            draft.assume(Assumption.of("ranked.by", measure.get()));
        } else {
            draft.penalty += 0.6;
        }
    }

    /** "top return reasons": how often each was given, not what the sales came to that it belongs to. */
    private static Expr ofDetail(Draft draft, Expr measure) {
        var ranked = IntStream.range(0, draft.size())
                .filter(it -> draft.isFree(it) && draft.isColumn(it) && !draft.isNumeric(it))
                .mapToObj(draft::table)
                .findFirst();
        var measured = Exprs.tables(measure).iterator().next();
        return ranked.filter(it -> !it.equals(measured))
                .filter(it -> Sides.isParent(draft.joins.path(it, measured)))
                .map(Expr::rows)
                .orElse(measure);
    }

    /** A number that stands in the ranked rows themselves needs no adding up. */
    private static Expr perRow(Draft draft, Expr measure) {
        var own = entity(draft).filter(it -> Exprs.tables(measure).equals(Set.of(it)));
        var rows = measure.op() == Op.SUM && own.isPresent() && draft.groups.isEmpty();
        return rows ? measure.args().getFirst() : measure;
    }

    /** Ranks by a key that the question names. */
    static void order(Draft draft, Keys.Key key, boolean descending) {
        for (int i = key.first(); i < key.next(); i++) {
            draft.use(i);
        }
        draft.order.add(new Sorting(summed(draft, key, descending), descending));
        draft.ranked = true;
    }

    /** A number of the many side of the entity is added up over its rows. */
    private static Expr summed(Draft draft, Keys.Key named, boolean descending) {
        var key = named.expr();
        var entity = entity(draft);
        if (entity.isEmpty() && key.op() == Op.COLUMN && draft.catalog.isNumber(key) && Groupings.isByUnit(draft)) {
            var extreme = descending ? Op.MAX : Op.MIN;
            return Expr.of(draft.catalog.isAdded(key) ? Op.SUM : extreme, key);
        }
        var several = key.op() == Op.COLUMN && draft.isPlural(named.next() - 1); // "by usage fees"
        var added = several || draft.catalog.isAdded(key);
        if (entity.isEmpty() && key.op() == Op.COLUMN && added && named(draft, key)) {
            return Expr.of(Op.SUM, key);
        }
        if (key.op() != Op.COLUMN || entity.isEmpty() || entity.get().equals(key.table())) {
            return key;
        }
        var multiplied = draft.joins.path(entity.get(), key.table()).stream().anyMatch(Joins.Step::multiplies);
        return multiplied && added ? Expr.of(Op.SUM, key) : key;
    }

    /** Whether what is ranked are the values of a column that several rows of the key's table share. */
    private static boolean named(Draft draft, Expr key) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.isColumn(i) && !draft.isNumeric(i)) {
                return draft.table(i).equals(key.table())
                        ? !draft.catalog.isUnique(draft.expr(i))
                        : draft.joins.path(draft.table(i), key.table()).stream().anyMatch(Joins.Step::multiplies);
            }
        }
        return false;
    }

    /** The table whose rows are ranked; of two that make one noun ("shop sales") the second. */
    static Optional<String> entity(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            var compound = draft.isTable(i + 1) && draft.isFree(i + 1);
            if (draft.isTable(i) && draft.isFree(i) && !compound) {
                return Optional.of(draft.table(i));
            }
        }
        return who(draft);
    }

    /** "who had the most sick days": the people that the rows spoken of point to, where no table is named. */
    private static Optional<String> who(Draft draft) {
        var asked = draft.is(0, Cue.WHICH) && draft.item(0).text().matches("(?i)who|(những )?ai");
        var named = IntStream.range(0, draft.size())
                .anyMatch(it -> draft.isTable(it) && People.are(draft.catalog.table(draft.table(it)))
                        || draft.isColumn(it) && !draft.isNumeric(it) && !draft.isMoment(it));
        return !asked || named ? Optional.empty() : People.meant(draft);
    }

    /** "who was hired last": the one who was, not the day. */
    static void whoNotWhen(Draft draft) {
        var shown = draft.select.size() == 1 ? draft.select.getFirst() : null;
        if (shown != null
                && draft.size() > 0
                && draft.item(0).text().equalsIgnoreCase("who")
                && draft.catalog.type(shown).isMoment()
                && draft.order.stream().anyMatch(it -> it.by().equals(shown))) {
            draft.select.clear();
            draft.tables.add(shown.table());
            draft.subject = shown.table();
        }
    }

    /** Makes the people asked for what the question is about. */
    static void askWho(Draft draft) {
        if (draft.subject == null) {
            who(draft).ifPresent(it -> {
                draft.subject = it;
                draft.tables.add(it);
            });
        }
    }
}
