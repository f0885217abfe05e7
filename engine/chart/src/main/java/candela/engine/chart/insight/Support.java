package candela.engine.chart.insight;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a result bears out a claim.
 *
 * @param column of which column; null where it is of none, such as the count of rows
 * @param rows of which rows, from 0; empty where it is of all
 * @param value the number as the result has it; null where it is none
 */
public record Support(
        Derivation how,
        @Nullable String column,
        List<Integer> rows,
        @Nullable BigDecimal value) {

    /** How it follows from the result. */
    public enum Derivation {
        /** It stands there. */
        CELL,
        /** So many rows. */
        COUNT,
        /** So many different values. */
        DISTINCT,
        SUM,
        AVERAGE,
        MEDIAN,
        LEAST,
        GREATEST,
        /** A part of the sum of all rows, in percent. */
        SHARE,
        DIFFERENCE,
        RATIO,
        /** The difference in percent of what it is compared with. */
        CHANGE,
        /** The place by size. */
        RANK,
        /** The place in the order of the rows. */
        POSITION,
        /** Which of two is more. */
        COMPARISON,
        /** The question says so. */
        QUESTION
    }
}
