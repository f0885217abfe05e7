package candela.engine.chart.insight;

import java.math.BigDecimal;

/**
 * A number that a text shows.
 *
 * @param value as it is written
 * @param least the smallest number that may be written so, by its rounding
 * @param most the largest such
 * @param legible false where the text counts something in a way that nobody can read exactly, such as "dozens"
 */
record Quantity(Span span, Claim.Kind kind, BigDecimal value, BigDecimal least, BigDecimal most, boolean legible) {

    static Quantity illegible(Span span) {
        return new Quantity(span, Claim.Kind.NUMBER, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, false);
    }

    /** Where rounding of this size is all that may lie between. */
    static Quantity around(Span span, Claim.Kind kind, BigDecimal value, BigDecimal rounding) {
        return new Quantity(span, kind, value, value.subtract(rounding), value.add(rounding), true);
    }

    boolean fits(BigDecimal actual) {
        return legible && least.compareTo(actual) <= 0 && actual.compareTo(most) <= 0;
    }

    boolean isWhole() {
        return legible && value.stripTrailingZeros().scale() <= 0;
    }
}
