package candela.engine.chart;

import java.awt.Font;
import java.text.DecimalFormat;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;

/** Axes as all our charts have them. */
final class Axes {

    private Axes() {}

    static <T extends Axis> T styled(T axis, Look look, String label) {
        axis.setLabel(label);
        axis.setLabelFont(Look.font(Font.PLAIN, 12));
        axis.setLabelPaint(look.muted());
        axis.setTickLabelFont(Look.font(Font.PLAIN, 12));
        axis.setTickLabelPaint(look.text());
        axis.setAxisLinePaint(look.grid());
        axis.setTickMarkPaint(look.grid());
        return axis;
    }

    /** An axis of values with compact labels. */
    static NumberAxis ofValues(Look look, String label) {
        var axis = styled(new NumberAxis(), look, label);
        axis.setNumberFormatOverride(new CompactFormat());
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        return axis;
    }

    /** Lets the drawing library write numbers as {@link Numbers#compact} does. */
    static final class CompactFormat extends NumberFormat {

        private static final long serialVersionUID = 1L;

        @Override
        public StringBuffer format(double number, StringBuffer text, FieldPosition position) {
            return text.append(Numbers.compact(number));
        }

        @Override
        public StringBuffer format(long number, StringBuffer text, FieldPosition position) {
            return format((double) number, text, position);
        }

        @Override
        public Number parse(String text, ParsePosition position) {
            return new DecimalFormat().parse(text, position);
        }
    }
}
