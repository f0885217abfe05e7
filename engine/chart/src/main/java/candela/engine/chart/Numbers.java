package candela.engine.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Writes numbers for a reader. */
final class Numbers {

    private static final String[] UNITS = {"", "K", "M", "B", "T"};

    private Numbers() {}

    /** A number in at most about six characters: 1.23M, 45.6K, 0.012. */
    static String compact(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        var exponent = value == 0 ? 0 : (int) Math.floor(Math.log10(Math.abs(value)) + 1e-12);
        if (exponent >= UNITS.length * 3) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        var rounded = new BigDecimal(value).round(new MathContext(3));
        var unit = Math.clamp(whole(rounded) / 3, 0, UNITS.length - 1);
        var short3 = unit == 0 && rounded.abs().compareTo(BigDecimal.valueOf(1)) >= 0
                ? new BigDecimal(value)
                        .setScale(2, RoundingMode.HALF_UP)
                        .round(new MathContext(Math.max(3, exponent + 1)))
                : rounded.movePointLeft(unit * 3);
        return short3.signum() == 0 ? "0" : short3.stripTrailingZeros().toPlainString() + UNITS[unit];
    }

    private static int whole(BigDecimal value) {
        return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    }

    /** All digits before the point, grouped as the language does, and up to two after it. */
    static String full(double value, Locale locale) {
        var pattern = Math.abs(value) >= 1 || value == 0 ? "#,##0.##" : "0.####";
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
