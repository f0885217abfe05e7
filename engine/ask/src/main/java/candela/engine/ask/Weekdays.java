package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import java.util.List;

/** "on weekends", "on Mondays": days of every week, as conditions. */
final class Weekdays {
    /** As the dialects' expressions for a day of the week show them. */
    private static final List<String> SHOWN =
            List.of("1 Monday", "2 Tuesday", "3 Wednesday", "4 Thursday", "5 Friday", "6 Saturday", "7 Sunday");

    private Weekdays() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            var days = days(Normaliser.lower(draft.item(i).text()));
            if (!days.isEmpty() && draft.isFree(i) && draft.item(i).isUnknown()) {
                int at = i;
                Periods.moment(draft).ifPresent(moment -> {
                    draft.use(at);
                    draft.where(
                            at,
                            Condition.any(days.stream()
                                    .map(it -> Condition.of(Test.EQUAL, Expr.period(moment, "weekday"), it))
                                    .toList()));
                });
            }
        }
    }

    /** The days that a word means; none for other words. */
    private static List<String> days(String word) {
        if (word.matches("weekends?")) {
            return SHOWN.subList(5, 7);
        }
        return SHOWN.stream()
                .filter(it -> word.matches(Normaliser.lower(it.substring(2)) + "s?"))
                .toList();
    }
}
