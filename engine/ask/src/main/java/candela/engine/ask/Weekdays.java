package candela.engine.ask;

import candela.engine.ask.Reading.Condition;
import candela.engine.ask.Reading.Expr;
import candela.engine.ask.Reading.Test;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** "on weekends", "on Mondays": days of every week, as conditions. */
final class Weekdays {
    private static final List<String> DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final List<String> SHOWN = IntStream.range(0, DAYS.size())
            .mapToObj(it -> it + 1 + " " + DAYS.get(it).substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                    + DAYS.get(it).substring(1))
            .toList();

    private Weekdays() {}

    static void apply(Draft draft) {
        for (int i = 0; i < draft.size(); i++) {
            var days = draft.isFree(i) && draft.item(i).isUnknown()
                    ? days(Normaliser.lower(draft.item(i).text()))
                    : null;
            if (days != null) {
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

    /** The days as they are shown; null for other words. */
    private static @Nullable List<String> days(String word) {
        if (word.matches("weekends?")) {
            return SHOWN.subList(5, 7);
        }
        int day = DAYS.indexOf(word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
        return day < 0 ? null : List.of(SHOWN.get(day));
    }
}
