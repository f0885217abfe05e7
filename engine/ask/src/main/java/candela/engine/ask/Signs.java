package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Test;
import java.util.regex.Pattern;

/** "spending", "deposits", "negative balance": amounts told apart by their sign. */
final class Signs {
    static final Pattern SPENT = Pattern.compile("(?i)spend(ing)?|spent|expenses?|outgoings?|withdrawals?|debits?");
    static final Pattern RECEIVED = Pattern.compile("(?i)incomes?|deposits?|earnings?|incomings?|credits?|inflows?");

    private Signs() {}

    static void apply(Draft draft) {
        if (saysBoth(draft)) {
            draft.penalty += 2;
            return;
        }
        for (int i = 0; i < draft.size(); i++) {
            if (draft.isNumeric(i) && draft.catalog.isSigned(draft.expr(i))) {
                spoken(draft, i);
            } else if (draft.item(i).text().matches("(?i)negative|positive") && draft.isNumeric(i + 1)) {
                draft.use(i, i + 1);
                sign(draft, i, i + 1, draft.item(i).text().equalsIgnoreCase("negative"));
            }
        }
    }

    /** "income and expenses" are two sums of one column. */
    private static boolean saysBoth(Draft draft) {
        var signed = draft.items.stream()
                .filter(it -> !it.links().isEmpty()
                        && draft.catalog.isSigned(it.links().getFirst().expr()))
                .map(Item::text)
                .toList();
        return signed.stream().anyMatch(it -> SPENT.matcher(it).matches())
                && signed.stream().anyMatch(it -> RECEIVED.matcher(it).matches());
    }

    private static void spoken(Draft draft, int i) {
        var text = draft.item(i).text();
        if (SPENT.matcher(text).matches()) {
            sign(draft, i, i, true);
        } else if (RECEIVED.matcher(text).matches()) {
            sign(draft, i, i, false);
        }
    }

    private static void sign(Draft draft, int position, int i, boolean negative) {
        draft.where(position, Condition.of(negative ? Test.LESS : Test.GREATER, draft.expr(i), "0"));
    }
}
