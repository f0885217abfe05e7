package candela.engine.chart;

import candela.engine.chart.ChartSpec.Type;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jfree.chart.labels.StandardPieSectionLabelGenerator;
import org.jfree.chart.plot.PiePlot;
import org.jfree.chart.plot.RingPlot;
import org.jfree.data.general.DefaultPieDataset;

/** The slices of a pie or a doughnut, each with its name, value and share. */
record SlicePlot(ChartSpec spec, ChartData data, Look look) {

    PiePlot<String> plot() {
        var plot = spec.type() == Type.DOUGHNUT ? ring() : new PiePlot<>(values());
        plot.setLabelGenerator(new StandardPieSectionLabelGenerator(
                "{0}: {1} ({2})",
                new Axes.CompactFormat(), new DecimalFormat("0.#%", DecimalFormatSymbols.getInstance(Locale.ENGLISH))));
        plot.setLabelFont(Look.font(Font.PLAIN, 12));
        plot.setLabelPaint(look.text());
        plot.setLabelBackgroundPaint(look.background());
        plot.setLabelOutlinePaint(null);
        plot.setLabelShadowPaint(null);
        plot.setLabelLinkPaint(look.muted());
        plot.setShadowPaint(null);
        plot.setDefaultSectionOutlinePaint(look.background());
        IntStream.range(0, data.labels().size())
                .forEach(it -> plot.setSectionPaint(
                        data.labels().get(it), look.series(it, data.labels().get(it))));
        return plot;
    }

    private RingPlot ring() {
        var ring = new RingPlot(values());
        ring.setSectionDepth(0.38);
        ring.setSeparatorsVisible(false);
        return ring;
    }

    private DefaultPieDataset<String> values() {
        var values = new DefaultPieDataset<String>();
        var sizes = data.series().getFirst().values();
        IntStream.range(0, data.labels().size())
                .forEach(it -> values.setValue(data.labels().get(it), sizes.get(it)));
        return values;
    }
}
