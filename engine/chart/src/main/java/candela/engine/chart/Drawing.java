package candela.engine.chart;

import candela.engine.chart.ChartSpec.Type;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** One chart ready to be drawn on any surface: the same for pixels and for vectors. */
record Drawing(ChartSpec spec, ChartData data, Look look) {

    private static final int MARGIN = 12;

    void on(Graphics2D surface, int width, int height) {
        if (spec.type() == Type.NUMBER) {
            drawNumber(surface, width, height);
        } else {
            chart(height).draw(surface, new Rectangle(width, height));
        }
    }

    /** What the chart shows, for someone who hears it instead. */
    String description() {
        if (spec.type() == Type.NUMBER) {
            return spec.y().getFirst() + ": " + number();
        }
        var points = data.labels().isEmpty()
                ? data.series().getFirst().values().size() + " points"
                : data.labels().size() + " categories";
        var kind = spec.type() == Type.DOUGHNUT ? "doughnut" : spec.type().code();
        var text = "A " + kind + " chart of " + String.join(", ", spec.y()) + " by " + spec.x()
                + (spec.series() == null ? "" : " and " + spec.series()) + ", " + points;
        return data.notes().isEmpty() ? text + "." : text + "; " + String.join("; ", data.notes()) + ".";
    }

    private JFreeChart chart(int height) {
        var plot = plot(height);
        plot.setBackgroundPaint(look.background());
        plot.setOutlineVisible(false);
        plot.setNoDataMessage("No values");
        plot.setNoDataMessagePaint(look.muted());
        var chart = new JFreeChart(null, null, plot, false);
        chart.setBackgroundPaint(look.background());
        chart.setPadding(new RectangleInsets(MARGIN, MARGIN, MARGIN, MARGIN));
        addTexts(chart);
        return chart;
    }

    private Plot plot(int height) {
        return switch (spec.type()) {
            case BAR -> new BarPlot(spec, data, look).plot(height);
            case PIE, DOUGHNUT -> new SlicePlot(spec, data, look).plot();
            default -> new PointPlot(spec, data, look).plot();
        };
    }

    private void addTexts(JFreeChart chart) {
        if (!spec.title().isBlank()) {
            var title = new TextTitle(Cell.label(spec.title()), Look.font(Font.BOLD, 15));
            title.setPaint(look.text());
            title.setHorizontalAlignment(HorizontalAlignment.LEFT);
            title.setTextAlignment(HorizontalAlignment.LEFT);
            title.setPadding(0, 0, 8, 0);
            title.setMaximumLinesToDisplay(2);
            chart.setTitle(title);
        }
        if (data.series().size() > 1 && spec.type() != Type.SCATTER) {
            chart.addSubtitle(legend(chart));
        }
        if (!data.notes().isEmpty()) {
            chart.addSubtitle(note());
        }
    }

    private LegendTitle legend(JFreeChart chart) {
        var legend = new LegendTitle(chart.getPlot());
        legend.setPosition(RectangleEdge.BOTTOM);
        legend.setItemPaint(look.text());
        legend.setItemFont(Look.font(Font.PLAIN, 12));
        legend.setBackgroundPaint(look.background());
        legend.setFrame(BlockBorder.NONE);
        return legend;
    }

    private TextTitle note() {
        var note = new TextTitle(String.join("; ", data.notes()), Look.font(Font.PLAIN, 11));
        note.setPaint(look.muted());
        note.setPosition(RectangleEdge.BOTTOM);
        note.setHorizontalAlignment(HorizontalAlignment.LEFT);
        return note;
    }

    private String number() {
        return Numbers.full(data.series().getFirst().values().getFirst(), Locale.ENGLISH);
    }

    private void drawNumber(Graphics2D surface, int width, int height) {
        surface.setPaint(look.background());
        surface.fill(new Rectangle(width, height));
        surface.setPaint(look.muted());
        surface.setFont(Look.font(Font.PLAIN, 15));
        var caption = Cell.label(spec.title().isBlank() ? spec.y().getFirst() : spec.title());
        drawCentred(surface, DisplayWidth.cut(caption, width / 9), width, height / 2 - Math.min(height / 5, 48));
        surface.setPaint(look.text());
        surface.setFont(
                Look.font(Font.BOLD, Math.clamp(width / (number().length() + 1L), 14, Math.min(64, height / 3))));
        drawCentred(surface, number(), width, height / 2 + Math.min(height / 8, 24));
    }

    private static void drawCentred(Graphics2D surface, String text, int width, int baseline) {
        surface.drawString(text, (width - surface.getFontMetrics().stringWidth(text)) / 2f, baseline);
    }
}
