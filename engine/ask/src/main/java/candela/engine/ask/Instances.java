package candela.engine.ask;

import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Sorting;

/** "developers", "breakdowns": rows that are called by a value that they hold, in the plural. */
final class Instances {
    private Instances() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && isPlural(draft, i)) {
                take(draft, i, draft.before(i));
            } else if (draft.isFree(i) && isMost(draft, i)) {
                rank(draft, i, draft.before(i));
            }
        }
    }

    private static void take(Draft draft, int i, int before) {
        var rows = Expr.rows(draft.table(i));
        if (draft.isFree(before) && Keys.op(draft, before) == Op.COUNT) {
            draft.use(before);
            draft.select.add(rows);
        } else if (draft.isFree(before) && draft.is(before, Cue.MOST, Cue.LEAST)) {
            rank(draft, i, before);
        } else if (draft.subject == null && (i == 0 || draft.is(before, Cue.WHICH, Cue.LIST))) {
            draft.subject = draft.table(i);
            draft.tables.add(draft.table(i));
        }
    }

    /** "most cancelled room type": what has most rows in that state. */
    private static boolean isMost(Draft draft, int i) {
        return draft.isValue(i)
                && draft.is(draft.before(i), Cue.MOST, Cue.LEAST)
                && Lexicon.isState(draft.link(i).orElseThrow().value())
                && isNamed(draft, i + 1);
    }

    private static void rank(Draft draft, int i, int before) {
        draft.use(before);
        draft.order.add(new Sorting(Expr.rows(draft.table(i)), draft.is(before, Cue.MOST)));
        draft.ranked = true;
        draft.limit = draft.limit == null ? 1 : draft.limit;
    }

    /** No quality of what stands beside it. */
    private static boolean isPlural(Draft draft, int i) {
        var text = draft.item(i).text();
        return draft.isValue(i)
                && text.endsWith("s")
                && !text.equalsIgnoreCase(draft.link(i).orElseThrow().value())
                && !isNamed(draft, i - 1)
                && (!isNamed(draft, i + 1) || isDone(draft, i + 1));
    }

    /** "pubs that ordered stout": a verb, no thing that "pubs" would tell more about. */
    private static boolean isDone(Draft draft, int i) {
        return draft.isTable(i) && draft.item(i).text().endsWith("ed");
    }

    private static boolean isNamed(Draft draft, int i) {
        return draft.isTable(i) || draft.isColumn(i);
    }
}
