package candela.engine.ask;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words for units of the calendar and for what comes round with them. */
final class Units {
    private static final Map<String, String> CYCLES = Map.of(
            "day of week", "weekday",
            "day of the week", "weekday",
            "days of the week", "weekday",
            "time of day", "hour",
            "hour of day", "hour",
            "hour of the day", "hour");

    private Units() {}

    /** What several words say comes round. */
    static @Nullable String cycle(List<Token> tokens) {
        return CYCLES.get(ValueLinks.key(tokens));
    }

    static @Nullable String of(Token token) {
        return switch (token.word()) {
            case "yearly", "annual", "annually" -> "year";
            case "quarterly" -> "quarter";
            case "monthly" -> "month";
            case "weekly" -> "week";
            case "daily" -> "day";
            case "weekday", "weekdays" -> "weekday";
            case "hour", "hours", "hourly" -> "hour";
            default -> Dates.unit(token);
        };
    }
}
