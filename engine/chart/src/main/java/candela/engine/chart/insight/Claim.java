package candela.engine.chart.insight;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A place of a text that says something which the result has to bear out.
 *
 * @param from where in the text it begins, in UTF-16 units
 * @param to where it ends, exclusive
 * @param support what bears it out; null when nothing does
 */
public record Claim(
        int from, int to, String text, Kind kind, @Nullable Support support) {

    /** What is claimed. */
    public enum Kind {
        NUMBER,
        PERCENT,
        MULTIPLE,
        MOMENT,
        RANK,
        DIRECTION,
        NAME
    }

    @JsonIgnore
    public boolean isSupported() {
        return support != null;
    }
}
