package candela.engine.chart;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one cell of a result as a label or as a number. */
final class Cell {

    static final String NOTHING = "(none)";

    private static final Pattern MIDNIGHT = Pattern.compile("[T ]00:00(:00(\\.0+)?)?(Z|\\+00:00)?$");
    private static final int LONGEST_LABEL = 200;

    private Cell() {}

    /** The number in a cell; NaN where there is none. */
    static double number(@Nullable Object cell) {
        return cell instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    static String label(@Nullable Object cell) {
        return switch (cell) {
            case null -> NOTHING;
            case BigDecimal decimal ->
                decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
            case Double number
            when number == Math.rint(number) && Math.abs(number) < 1e15 -> String.valueOf(number.longValue());
            default -> printable(cell.toString());
        };
    }

    /** The label of a moment: its date alone where every time is midnight anyway. */
    static String moment(@Nullable Object cell) {
        return cell == null ? NOTHING : MIDNIGHT.matcher(label(cell)).replaceFirst("");
    }

    /** One line without control characters or broken surrogates, which no picture format may hold. */
    private static String printable(String text) {
        var clean = new StringBuilder();
        text.codePoints().limit(LONGEST_LABEL).forEach(it -> clean.appendCodePoint(isPrintable(it) ? it : ' '));
        var line = clean.toString().strip();
        return line.isEmpty() ? "(empty)" : line;
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.FORMAT -> false;
            default -> true;
        };
    }
}
