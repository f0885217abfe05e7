package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Op;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** "cost more than the Desk Lamp", "older than every student from York": numbers of other rows of the same table. */
final class Rivals {
    private static final Set<String> MORE = Set.of("higher", "greater", "larger", "bigger", "more");
    /** "than some" of them is more than the least, "than any" of them more than the greatest. */
    private static final Pattern THAN = Pattern.compile(".*than( (some|any))?");

    private static final Set<String> LESS = Set.of("lower", "smaller", "less", "fewer");

    /**
     * What is compared.
     *
     * @param rest the span after "than"
     * @param last the last span that is taken
     */
    private record Compared(Expr number, boolean more, int rest, int last) {}

    private Rivals() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i)) {
                int cue = i;
                compared(draft, i).ifPresent(it -> against(draft, cue, it));
            }
        }
    }

    private static Optional<Compared> compared(Draft draft, int i) {
        var word = Normaliser.lower(draft.item(i).text());
        var adjective = draft.item(i).adjective();
        if (isWord(draft, i) && isNumber(draft, i + 1)) {
            return Optional.of(new Compared(draft.expr(i + 1), MORE.contains(word), i + 2, i + 1));
        }
        if (draft.is(i, Cue.GREATER, Cue.LESS) && THAN.matcher(word).matches()) {
            int number = draft.before(i);
            return isNumber(draft, number)
                    ? Optional.of(new Compared(draft.expr(number), draft.is(i, Cue.GREATER), i + 1, number))
                    : Optional.empty();
        }
        if (!draft.is(i, Cue.COMPARATIVE)
                || adjective == null
                || !THAN.matcher(word).matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(Qualities.column(draft, i, adjective))
                .map(it -> new Compared(it, Qualities.descending(draft, adjective, it), i + 1, i));
    }

    private static boolean isNumber(Draft draft, int i) {
        return draft.isFree(i) && draft.isNumeric(i) && !draft.isMeasure(i);
    }

    private static void against(Draft draft, int cue, Compared compared) {
        var table = compared.number().table();
        var values = new ArrayList<Integer>();
        var said = Normaliser.lower(draft.item(cue).text());
        var some = said.endsWith(" some");
        var rows = false;
        int next = compared.rest();
        while (draft.isFree(next)) {
            if (draft.isValue(next)) {
                values.add(next);
            } else if (draft.isTable(next) && draft.table(next).equals(table) && !rows) {
                rows = true;
            } else if (!draft.is(next, Cue.OF, Cue.FROM, Cue.EACH, Cue.YES) && !repeats(draft, next)) {
                break;
            }
            next++;
        }
        var all = rows || some || said.endsWith(" any");
        if (values.isEmpty() || !all && !isName(draft, values.getFirst(), table)) {
            return;
        }
        var conditions = values.stream().filter(draft::isFree).map(draft::told).toList();
        for (int k = compared.rest(); k < next; k++) {
            draft.use(k);
        }
        draft.use(cue, compared.last());
        draft.tables.add(table);
        if (isUnsaid(draft, table)) {
            draft.subject = table;
        }
        var limit = Expr.of(compared.more() == some ? Op.MIN : Op.MAX, compared.number());
        var query = new Reading(
                "en", List.of(table), List.of(limit), false, conditions, List.of(), List.of(), null, null, null);
        draft.where(cue, Condition.against(compared.more() ? Test.GREATER : Test.LESS, compared.number(), query));
    }

    /** "a higher price than": the comparison is told apart from what it is with. */
    private static boolean isWord(Draft draft, int cue) {
        var word = Normaliser.lower(draft.item(cue).text());
        return MORE.contains(word) || LESS.contains(word);
    }

    /** "wines from the X winery": what the value before is. */
    private static boolean repeats(Draft draft, int i) {
        return draft.isColumn(i) && draft.isValue(i - 1) && draft.expr(i).equals(draft.expr(i - 1));
    }

    /** "Who earns more than Ana?", "which products cost more than": nothing else names the rows. */
    private static boolean isUnsaid(Draft draft, String table) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isTable(i) && draft.isFree(i) && draft.table(i).equals(table)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a value is what one row of the table is called. */
    private static boolean isName(Draft draft, int value, String table) {
        return draft.table(value).equals(table) && draft.catalog.label(table).contains(draft.expr(value));
    }
}
