package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Test;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** "customers with multiple orders": more than one for each. */
final class Several {
    private static final Pattern SEVERAL = Pattern.compile("(?i)multiple|several|various");

    private Several() {}

    static void apply(Draft draft) {
        for (int i = 1; i < draft.size(); i++) {
            int rows = i + 1;
            if (draft.item(i).isUnknown()
                    && SEVERAL.matcher(draft.item(i).text()).matches()
                    && draft.isTable(rows)
                    && draft.isPlural(rows)
                    && IntStream.range(0, i).anyMatch(it -> hasSeveral(draft, it, draft.table(rows)))) {
                draft.use(i, rows);
                draft.where(i, Condition.of(Test.AT_LEAST, draft.expr(rows), "2"));
            }
        }
    }

    private static boolean hasSeveral(Draft draft, int i, String table) {
        return draft.isTable(i)
                && draft.joins.path(draft.table(i), table).stream().anyMatch(Joins.Step::multiplies);
    }
}
