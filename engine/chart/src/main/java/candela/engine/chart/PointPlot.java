package candela.engine.chart;

import candela.engine.chart.ChartData.Series;
import candela.engine.chart.ChartSpec.Type;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.text.SimpleDateFormat;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.TickUnits;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StackedXYAreaRenderer2;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultTableXYDataset;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Lines, areas and scattered points over a true axis of time, of categories or of numbers. */
record PointPlot(ChartSpec spec, ChartData data, Look look) {

    private static final int MOST_MARKED = 40;

    XYPlot plot() {
        var starts = data.labels().stream()
                .map(Period::start)
                .flatMap(Optional::stream)
                .toList();
        var isTime = data.inTime() && starts.size() == data.labels().size();
        var places = places(isTime ? starts : List.of());
        var renderer = spec.type() == Type.AREA ? areas() : points();
        var plot = new XYPlot(values(places), across(isTime), Axes.ofValues(look, up()), renderer);
        plot.setDomainGridlinesVisible(spec.type() == Type.SCATTER);
        plot.setDomainGridlinePaint(look.grid());
        plot.setRangeGridlinePaint(look.grid());
        plot.setRangeGridlineStroke(Look.HAIR);
        plot.setDomainGridlineStroke(Look.HAIR);
        return plot;
    }

    private List<Double> places(List<LocalDateTime> starts) {
        if (spec.type() == Type.SCATTER) {
            return data.series().getFirst().values();
        }
        return IntStream.range(0, data.labels().size())
                .mapToObj(it -> starts.isEmpty()
                        ? (double) it
                        : starts.get(it).toInstant(ZoneOffset.UTC).toEpochMilli())
                .toList();
    }

    private List<Series> drawn() {
        return spec.type() == Type.SCATTER ? data.series().subList(1, 2) : data.series();
    }

    private XYDataset values(List<Double> places) {
        var lines = drawn().stream().map(it -> line(it, places)).toList();
        if (spec.type() == Type.AREA) {
            var values = new DefaultTableXYDataset();
            lines.forEach(values::addSeries);
            return values;
        }
        var values = new XYSeriesCollection();
        lines.forEach(values::addSeries);
        return values;
    }

    private XYSeries line(Series series, List<Double> places) {
        var line = new XYSeries(series.name(), false, spec.type() != Type.AREA);
        IntStream.range(0, places.size())
                .filter(it -> Double.isFinite(series.values().get(it)))
                .forEach(it -> line.add(places.get(it), series.values().get(it), false));
        return line;
    }

    private ValueAxis across(boolean isTime) {
        if (spec.type() == Type.SCATTER) {
            var axis = Axes.ofValues(look, spec.x());
            axis.setAutoRangeIncludesZero(false);
            return axis;
        }
        var axis = isTime
                ? timeAxis()
                : new SymbolAxis(
                        null,
                        data.labels().stream()
                                .map(it -> DisplayWidth.cut(it, 20))
                                .toArray(String[]::new));
        if (axis instanceof SymbolAxis symbols) {
            symbols.setGridBandsVisible(false);
        }
        return Axes.styled(axis, look, "");
    }

    private static DateAxis timeAxis() {
        var axis = new DateAxis(null, TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        var units = new TickUnits();
        List.of(1, 2, 5, 10, 25, 50, 100).forEach(it -> units.add(unit(DateTickUnitType.YEAR, it, "yyyy")));
        List.of(1, 2, 3, 6).forEach(it -> units.add(unit(DateTickUnitType.MONTH, it, "yyyy-MM")));
        List.of(1, 2, 7, 14).forEach(it -> units.add(unit(DateTickUnitType.DAY, it, "yyyy-MM-dd")));
        List.of(1, 3, 6, 12).forEach(it -> units.add(unit(DateTickUnitType.HOUR, it, "MM-dd HH:mm")));
        List.of(1, 5, 15, 30).forEach(it -> units.add(unit(DateTickUnitType.MINUTE, it, "HH:mm")));
        List.of(1, 10, 30).forEach(it -> units.add(unit(DateTickUnitType.SECOND, it, "HH:mm:ss")));
        axis.setStandardTickUnits(units);
        return axis;
    }

    private static DateTickUnit unit(DateTickUnitType type, int multiple, String pattern) {
        var format = new SimpleDateFormat(pattern, Locale.ROOT);
        format.setTimeZone(TimeZone.getTimeZone(ZoneOffset.UTC));
        return new DateTickUnit(type, multiple, format);
    }

    private String up() {
        return spec.y().size() == 1 ? spec.y().getFirst() : "";
    }

    private XYItemRenderer areas() {
        var renderer = new StackedXYAreaRenderer2();
        paint(renderer);
        return renderer;
    }

    private XYItemRenderer points() {
        var isScatter = spec.type() == Type.SCATTER;
        var renderer = new XYLineAndShapeRenderer(
                !isScatter, isScatter || data.labels().size() <= MOST_MARKED);
        renderer.setDefaultStroke(Look.LINE);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setAutoPopulateSeriesShape(false);
        renderer.setDefaultShape(new Ellipse2D.Double(-3, -3, 6, 6));
        paint(renderer);
        if (isScatter) {
            var colour = look.palette().getFirst();
            renderer.setSeriesPaint(0, new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 170));
            renderer.setDefaultStroke(new BasicStroke(1));
        }
        return renderer;
    }

    private void paint(XYItemRenderer renderer) {
        IntStream.range(0, drawn().size())
                .forEach(it -> renderer.setSeriesPaint(
                        it, look.series(it, drawn().get(it).name())));
    }
}
