package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** "from Germany", "status is delivered", "name contains 'x'": values of the data as conditions. */
final class Values {
    private Values() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.is(i, Cue.CONTAINS, Cue.STARTS_WITH, Cue.ENDS_WITH)) {
                pattern(draft, i);
            }
        }
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isFree(i) && draft.isValue(i)) {
                value(draft, i);
            } else if (draft.isFree(i) && draft.item(i).isUnknown()) {
                text(draft, i);
            } else if (draft.isFree(i) && draft.is(i, Cue.MISSING, Cue.PRESENT)) {
                missing(draft, i);
            }
        }
    }

    private static void pattern(Draft draft, int i) {
        int column = draft.before(i);
        int text = draft.after(i);
        if (!draft.has(text) || !draft.isFree(text)) {
            return;
        }
        var expr = draft.isColumn(column) ? Optional.of(draft.expr(column)) : labelBefore(draft, i);
        if (expr.isEmpty()) {
            return;
        }
        int held = draft.is(text, Cue.BOTH) ? text + 1 : text;
        if (!draft.isColumn(column)
                && draft.isValue(held)
                && !draft.table(held).equals(expr.get().table())) {
            draft.use(i); // "products that contain milk" where milk is an allergen
            return;
        }
        var test = draft.is(i, Cue.CONTAINS)
                ? Test.CONTAINS
                : draft.is(i, Cue.STARTS_WITH) ? Test.STARTS_WITH : Test.ENDS_WITH;
        draft.use(i, text);
        if (draft.isColumn(column) && draft.isFree(column)) {
            draft.use(column);
        }
        var either = new ArrayList<>(
                List.of(Condition.of(test, expr.get(), unquoted(draft.item(text).text()))));
        for (int or = text + 1; draft.is(or, Cue.OR) && isText(draft, or + 1); or += 2) {
            draft.use(or, or + 1);
            either.add(
                    Condition.of(test, expr.get(), unquoted(draft.item(or + 1).text())));
        }
        draft.where(i, Condition.any(either));
    }

    /** "A or B", "lamp or tea": more of what a name has in it. */
    private static boolean isText(Draft draft, int i) {
        return draft.isFree(i)
                && (draft.item(i).isUnknown() || draft.item(i).text().length() == 1);
    }

    private static Optional<Expr> labelBefore(Draft draft, int i) {
        for (int k = i - 1; k >= 0; k--) {
            if (draft.isTable(k)) {
                return draft.catalog.label(draft.table(k)).stream().findFirst();
            }
            if (draft.isColumn(k) && draft.catalog.type(draft.expr(k)) == candela.engine.sql.Schema.Type.TEXT) {
                return Optional.of(draft.expr(k));
            }
        }
        return Optional.empty();
    }

    static String unquoted(String text) {
        return text.length() > 2 && "\"'“‘".indexOf(text.charAt(0)) >= 0 ? text.substring(1, text.length() - 1) : text;
    }

    private static void value(Draft draft, int i) {
        var link = Objects.requireNonNull(draft.chosen.get(i));
        int previous = draft.before(i);
        if (draft.is(previous, Cue.NAMED, Cue.EXACTLY)
                || draft.is(previous, Cue.FROM) && draft.is(draft.before(previous), Cue.NOT)) {
            draft.use(previous);
            previous = draft.before(previous);
        }
        int verb = previous;
        if (draft.has(verb)
                && draft.item(verb).isUnknown()
                && draft.item(verb).text().endsWith("ed")
                && draft.is(draft.before(verb), Cue.NOT)) {
            draft.use(verb); // "never appeared on" this
            previous = draft.before(verb);
        }
        var negated = draft.is(previous, Cue.NOT, Cue.EXCEPT);
        if (negated) {
            draft.use(previous);
            previous = draft.before(previous);
        }
        named(draft, previous, link);
        named(draft, i + 1, link);
        draft.use(i);
        int after = leftOut(draft, i);
        if (after > i && !negated) {
            draft.use(after);
            negated = true;
        }
        if (negated && excludes(draft, i, link)) {
            return;
        }
        draft.where(i, negated ? Conditions.not(link.condition()) : link.condition());
    }

    /** "cancelled orders left out", "rejects aside": the span that says so; no span where none does. */
    private static int leftOut(Draft draft, int i) {
        int after = draft.isTable(i + 1) ? draft.after(i + 1) : draft.after(i);
        return draft.isFree(after) && draft.is(after, Cue.LEFT_OUT) ? after : -1;
    }

    /** "customers who did not order Tea" leaves out customers, not rows of the join. */
    private static boolean excludes(Draft draft, int i, Link link) {
        var entity = Optional.ofNullable(draft.subject)
                .or(() -> RankKeys.entity(draft))
                .filter(it -> !it.equals(link.table()));
        if (entity.isEmpty()) {
            return false;
        }
        var path = draft.joins.path(entity.get(), link.table());
        if (path.stream().noneMatch(Joins.Step::multiplies)) {
            return false;
        }
        var condition = new ArrayList<>(List.of(link.condition()));
        Negations.exclude(draft, i, entity.get(), link.table(), condition);
        return true;
    }

    /** The column's own name beside its value only says which column is meant. */
    private static void named(Draft draft, int k, Link value) {
        if (draft.isFree(k) && draft.isColumn(k) && draft.expr(k).equals(value.expr())) {
            draft.use(k);
        }
    }

    /** Text that is no known value, compared with the column named before it. */
    private static void text(Draft draft, int i) {
        int previous = draft.before(i);
        var named = draft.is(previous, Cue.NAMED);
        int column = named ? draft.before(previous) : previous;
        var text = draft.item(i).text();
        var quoted = !unquoted(text).equals(text);
        int in = draft.after(i);
        if (quoted && draft.is(in - 1, Cue.OF) && draft.is(i - 1, Cue.YES) && isWords(draft, in)) {
            draft.use(i, in); // has "love" in its title
            draft.where(i, Condition.of(Test.CONTAINS, draft.expr(in), unquoted(text)));
            return;
        }
        var happens = !quoted && text.endsWith("ing");
        var stated = named || draft.is(previous, Cue.EXACTLY) || quoted || draft.is(i - 1, Cue.IS) && !happens;
        if (!stated) {
            return;
        }
        if (draft.is(previous, Cue.EXACTLY)) {
            column = draft.before(previous);
        }
        var isText = draft.isColumn(column) && !draft.isNumeric(column);
        var expr = isText
                ? Optional.of(draft.expr(column))
                : named || quoted ? labelBefore(draft, i) : Optional.<Expr>empty();
        expr.ifPresent(it -> draft.where(i, Condition.of(Test.EQUAL, it, unquoted(text))));
        if (expr.isPresent()) {
            draft.use(i);
            draft.penalty += quoted ? 0.15 : 0.4;
            draft.assume(Assumption.of("value.unseen", unquoted(text), expr.get()));
            if (isText) {
                draft.use(column);
            }
        }
    }

    private static boolean isWords(Draft draft, int i) {
        return draft.isColumn(i) && !draft.isNumeric(i) && !draft.isMoment(i);
    }

    private static void missing(Draft draft, int i) {
        int column = draft.isColumn(draft.before(i)) ? draft.before(i) : draft.after(i);
        if (draft.isFree(column) && draft.isColumn(column)) {
            draft.use(i, column);
            var test = draft.is(i, Cue.MISSING) ? Test.MISSING : Test.PRESENT;
            draft.where(i, Condition.of(test, draft.expr(column)));
        }
    }
}
