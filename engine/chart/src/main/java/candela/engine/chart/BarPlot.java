package candela.engine.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.stream.IntStream;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** Bars, standing or lying, side by side or stacked. */
record BarPlot(ChartSpec spec, ChartData data, Look look) {

    private static final int MOST_LABELLED = 15;
    private static final int LONGEST_LABEL = 28;
    /** Pixels that title, axis and legend take. */
    private static final int AROUND = 90;

    /**
     * Lays the bars out.
     *
     * @param height in pixels, which says how large the labels of lying bars can be
     */
    CategoryPlot plot(int height) {
        var plot = new CategoryPlot(values(), categories(height), measures(), renderer());
        plot.setOrientation(spec.horizontal() ? PlotOrientation.HORIZONTAL : PlotOrientation.VERTICAL);
        plot.setRangeAxisLocation(spec.horizontal() ? AxisLocation.BOTTOM_OR_LEFT : AxisLocation.TOP_OR_LEFT);
        plot.setRangeGridlinePaint(look.grid());
        plot.setRangeGridlineStroke(Look.HAIR);
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(look.muted());
        return plot;
    }

    private DefaultCategoryDataset values() {
        var values = new DefaultCategoryDataset();
        for (var series : data.series()) {
            IntStream.range(0, data.labels().size())
                    .filter(it -> Double.isFinite(series.values().get(it)))
                    .forEach(it -> values.addValue(
                            series.values().get(it),
                            series.name(),
                            data.labels().get(it)));
        }
        return values;
    }

    private CategoryAxis categories(int height) {
        var axis = Axes.styled(new ShortLabelAxis(), look, "");
        axis.setTickMarksVisible(false);
        if (spec.horizontal()) {
            var room = (height - AROUND) / Math.max(1, data.labels().size());
            axis.setTickLabelFont(Look.font(Font.PLAIN, Math.clamp(room, 7, 12)));
        }
        axis.setLowerMargin(0.02);
        axis.setUpperMargin(0.02);
        axis.setCategoryMargin(data.series().size() > 1 && !spec.stacked() ? 0.25 : 0.3);
        axis.setMaximumCategoryLabelWidthRatio(spec.horizontal() ? 3f : 0.9f);
        var longest = data.labels().stream().mapToInt(DisplayWidth::of).max().orElse(0);
        if (!spec.horizontal()
                && (longest > 90 / Math.max(1, data.labels().size())
                        && longest * data.labels().size() > 80)) {
            axis.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        }
        return axis;
    }

    private NumberAxis measures() {
        var axis = Axes.ofValues(
                look,
                data.series().size() == 1 || spec.series() != null ? spec.y().getFirst() : "");
        axis.setUpperMargin(0.1);
        return axis;
    }

    private BarRenderer renderer() {
        var renderer = spec.stacked() ? new StackedBarRenderer() : new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setMaximumBarWidth(0.15);
        renderer.setItemMargin(0.05);
        IntStream.range(0, data.series().size())
                .forEach(it -> renderer.setSeriesPaint(
                        it, look.series(it, data.series().get(it).name())));
        if (data.series().size() == 1 && data.labels().size() <= MOST_LABELLED) {
            renderer.setDefaultItemLabelGenerator(
                    new StandardCategoryItemLabelGenerator("{2}", new Axes.CompactFormat()));
            renderer.setDefaultItemLabelsVisible(true);
            renderer.setDefaultItemLabelFont(Look.font(Font.PLAIN, 12));
            renderer.setDefaultItemLabelPaint(look.text());
            if (spec.horizontal()) {
                renderer.setDefaultPositiveItemLabelPosition(
                        new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
                renderer.setDefaultNegativeItemLabelPosition(
                        new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
            }
        }
        return renderer;
    }

    /** Cuts labels that would take the bars' room. */
    private static final class ShortLabelAxis extends CategoryAxis {

        private static final long serialVersionUID = 1L;

        @Override
        @SuppressWarnings("rawtypes")
        protected TextBlock createLabel(Comparable category, float width, RectangleEdge edge, Graphics2D surface) {
            return super.createLabel(DisplayWidth.cut(category.toString(), LONGEST_LABEL), width, edge, surface);
        }
    }
}
