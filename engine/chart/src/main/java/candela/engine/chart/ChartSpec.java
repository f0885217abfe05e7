package candela.engine.chart;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What to draw of a result: data, never code.
 *
 * @param x the column along the axis (the slices of a pie, the first measure of a scatter); empty for a table or a
 *     number
 * @param y the columns that are measured, one line or group of bars each
 * @param series the column whose values split the one measure into lines or bars; null for none
 * @param title one line above the chart; may be empty
 * @param horizontal bars lie instead of stand
 * @param stacked bars or areas of one category stand on each other
 */
public record ChartSpec(
        Type type,
        String x,
        List<String> y,
        @Nullable String series,
        String title,
        boolean horizontal,
        boolean stacked) {

    public ChartSpec {
        y = List.copyOf(y);
    }

    /** A result that is only listed. */
    public static ChartSpec table(String title) {
        return new ChartSpec(Type.TABLE, "", List.of(), null, title, false, false);
    }

    /** The shapes a result can take; in JSON their names are lower-case. */
    public enum Type {
        TABLE,
        NUMBER,
        BAR,
        LINE,
        AREA,
        PIE,
        DOUGHNUT,
        SCATTER;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Reads a type's name in any case.
         *
         * @throws IllegalArgumentException when no type has this name
         */
        @JsonCreator
        public static Type of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
