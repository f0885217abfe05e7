package candela.engine.chart;

import candela.engine.chart.ChartSpec.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The door to charts: chooses one for a result, says what is wrong with a specification, and draws it without a
 * browser.
 *
 * <p>Rows are lists of cells in the order of the columns; a cell is a number, a Boolean, a text (ISO-8601 for moments)
 * or null. Drawing is bounded: at most {@value ChartData#MOST_CATEGORIES} bars, {@value ChartData#MOST_SERIES} series
 * and "others", and {@value ChartData#MOST_POINTS} points are drawn of however many rows, and the chart says so.
 */
public final class Charts {

    private Charts() {}

    /** The chart that shows this result best; a table where none does. */
    public static ChartSpec choose(List<ChartColumn> columns, List<List<@Nullable Object>> rows, String title) {
        return new Choice(new ResultTable(columns, rows), title).best();
    }

    /** The specification of a chart of a wanted type; a table where the result cannot be shown so. */
    public static ChartSpec as(Type type, List<ChartColumn> columns, List<List<@Nullable Object>> rows, String title) {
        return new Choice(new ResultTable(columns, rows), title).as(type);
    }

    /** The types that make sense for this result, the best first; a table always does. */
    public static List<Type> possible(List<ChartColumn> columns, List<List<@Nullable Object>> rows) {
        return new Choice(new ResultTable(columns, rows), "").possible();
    }

    /** What keeps this specification from being drawn over these columns, in words; empty when nothing does. */
    public static List<String> problems(ChartSpec spec, List<ChartColumn> columns) {
        return new SpecCheck(spec, columns).problems();
    }

    /**
     * Draws the chart as an SVG document with a title and a description for those who cannot see it.
     *
     * @param width in pixels, 100 to 4,000
     * @param height in pixels, 100 to 4,000
     * @throws IllegalArgumentException when the specification has problems, is a table, or the size is out of bounds
     */
    public static String svg(
            ChartSpec spec,
            List<ChartColumn> columns,
            List<List<@Nullable Object>> rows,
            Theme theme,
            int width,
            int height) {
        return SvgImage.of(drawing(spec, columns, rows, theme, width, height), width, height);
    }

    /** Draws the same as a PNG; see {@link #svg}. */
    public static byte[] png(
            ChartSpec spec,
            List<ChartColumn> columns,
            List<List<@Nullable Object>> rows,
            Theme theme,
            int width,
            int height) {
        return PngImage.of(drawing(spec, columns, rows, theme, width, height), width, height);
    }

    /**
     * A small chart of Unicode characters; empty where none fits.
     *
     * @param width columns of the terminal
     */
    public static String terminal(
            ChartSpec spec, List<ChartColumn> columns, List<List<@Nullable Object>> rows, int width) {
        var drawable =
                width >= TerminalChart.LEAST_WIDTH && problems(spec, columns).isEmpty();
        return drawable ? TerminalChart.of(spec, ChartData.of(spec, new ResultTable(columns, rows)), width) : "";
    }

    private static Drawing drawing(
            ChartSpec spec,
            List<ChartColumn> columns,
            List<List<@Nullable Object>> rows,
            Theme theme,
            int width,
            int height) {
        var problems = problems(spec, columns);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join(" ", problems));
        }
        if (spec.type() == Type.TABLE) {
            throw new IllegalArgumentException("A table is not drawn as a picture: choose another chart type.");
        }
        if (Math.min(width, height) < 100 || Math.max(width, height) > 4_000) {
            throw new IllegalArgumentException("Choose a width and a height from 100 to 4,000 pixels.");
        }
        return new Drawing(spec, ChartData.of(spec, new ResultTable(columns, rows)), Look.of(theme));
    }
}
