package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import candela.engine.sql.Schema.Table;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** "overdue loans", "invoices past due", "expired cards": what should have happened before today. */
final class Overdue {
    private static final Set<String> DUE = Stems.all("due", "deadline");
    private static final Set<String> NEXT = Stems.all("next");
    private static final Set<String> EXPIRY =
            Stems.all("expires", "expiry", "expiration", "valid", "end", "ends", "until");
    private static final Set<String> SETTLED = Stems.all(
            "returned", "paid", "settled", "closed", "completed", "finished", "delivered", "received", "resolved");

    private Overdue() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            var today = draft.today;
            if (today != null && draft.isFree(i) && !draft.isValue(i)) {
                overdue(draft, i, today);
            }
        }
    }

    private static void overdue(Draft draft, int i, LocalDate today) {
        var text = Normaliser.lower(draft.item(i).text());
        if (text.equals("overdue") || text.equals("past due")) {
            until(draft, DUE).or(() -> until(draft, NEXT)).ifPresent(due -> late(draft, i, due, today));
        } else if (text.equals("past")
                && draft.isMoment(i + 1)
                && says(draft.expr(i + 1).column(), DUE)) {
            draft.use(i + 1);
            late(draft, i, draft.expr(i + 1), today);
        } else if (text.matches("(expired|lapsed)( \\w+)?")) {
            until(draft, EXPIRY).ifPresent(it -> before(draft, i, it, today));
        }
    }

    private static void late(Draft draft, int i, Expr due, LocalDate today) {
        for (int named : new int[] {draft.before(i), draft.after(i)}) {
            if (draft.isFree(named) && (draft.isValue(named) || draft.isMoment(named)) && isOf(draft, named, due)) {
                draft.use(named);
            }
        }
        before(draft, i, due, today);
        open(draft, due).ifPresent(it -> draft.where(i, Condition.of(Test.MISSING, it)));
    }

    /** "cars whose inspection is overdue", "overdue for a checkup": a word of the day's own name. */
    private static boolean isOf(Draft draft, int named, Expr due) {
        var word = Normaliser.lower(draft.item(named).text());
        return Names.stems(due.column()).contains(Stems.of(word));
    }

    private static void before(Draft draft, int i, Expr due, LocalDate today) {
        draft.use(i);
        draft.tables.add(due.table());
        draft.where(i, Condition.of(Test.LESS, due, today.toString()));
    }

    private static Optional<Expr> until(Draft draft, Set<String> words) {
        return draft.mentioned().stream()
                .map(draft.catalog::table)
                .flatMap(it -> only(it, words).stream())
                .findFirst();
    }

    /** When it was settled after all. */
    private static Optional<Expr> open(Draft draft, Expr due) {
        return Catalog.only(
                draft.catalog.table(due.table()),
                it -> it.type().isMoment() && it.nullable() && says(it.name(), SETTLED));
    }

    private static Optional<Expr> only(Table table, Set<String> words) {
        return Catalog.only(table, it -> it.type().isMoment() && says(it.name(), words));
    }

    private static boolean says(String column, Set<String> words) {
        return Names.stems(column).stream().anyMatch(words::contains);
    }
}
