package candela.engine.chart;

import candela.engine.chart.ChartData.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws bars and sparklines of Unicode block characters, for a terminal with a font of fixed width. */
final class TerminalChart {

    static final int LEAST_WIDTH = 30;

    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";
    private static final String LEVELS = "▁▂▃▄▅▆▇█";
    private static final int MOST_BARS = 20;
    private static final int MOST_LINES = 9;

    private TerminalChart() {}

    static String of(ChartSpec spec, ChartData data, int width) {
        if (data.labels().size() < 2 || data.series().isEmpty()) {
            return "";
        }
        return switch (spec.type()) {
            case TABLE, NUMBER, SCATTER -> "";
            case BAR, PIE, DOUGHNUT -> data.series().size() == 1 ? bars(data, width) : "";
            case LINE, AREA -> sparklines(data, width);
        };
    }

    private static String bars(ChartData data, int width) {
        var shown = Math.min(data.labels().size(), MOST_BARS);
        var values = data.series().getFirst().values().subList(0, shown);
        var labels = data.labels().subList(0, shown).stream()
                .map(it -> DisplayWidth.cut(it, width / 3))
                .toList();
        var labelWidth = widest(labels);
        var numbers = values.stream().map(Numbers::compact).toList();
        var numberWidth = widest(numbers);
        var scale = Scale.of(values, width - labelWidth - numberWidth - 3);
        var lines = IntStream.range(0, shown)
                .mapToObj(it -> DisplayWidth.padEnd(labels.get(it), labelWidth) + " " + scale.bar(values.get(it)) + " "
                        + DisplayWidth.padStart(numbers.get(it), numberWidth))
                .collect(Collectors.toCollection(ArrayList::new));
        if (data.labels().size() > shown) {
            lines.add("… " + (data.labels().size() - shown) + " more");
        }
        return String.join("\n", lines);
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(DisplayWidth::of).max().orElse(0);
    }

    /** The columns of all bars, and the range of values they span. */
    private record Scale(int width, double least, double span) {

        static Scale of(List<Double> values, int width) {
            var range = values.stream().filter(Double::isFinite).collect(Collectors.summarizingDouble(it -> it));
            var least = Math.min(0, range.getMin());
            return new Scale(width, least, Math.max(Math.max(0, range.getMax()) - least, Double.MIN_NORMAL));
        }

        String bar(double value) {
            var before = (int) Math.ceil(-least / span * width);
            if (value < 0) {
                var columns = Math.clamp(Math.round(-value / span * width), 1, before);
                return DisplayWidth.padEnd(DisplayWidth.padStart("█".repeat(columns), before), width);
            }
            var most = (width - before) * 8;
            var eighths = Double.isFinite(value) ? (int) Math.min(most, Math.round(value / span * width * 8)) : 0;
            var part = eighths % 8 == 0 ? "" : EIGHTHS.substring(eighths % 8, eighths % 8 + 1);
            return DisplayWidth.padEnd(" ".repeat(before) + "█".repeat(eighths / 8) + part, width);
        }
    }

    private static String sparklines(ChartData data, int width) {
        var shown = data.series().stream().limit(MOST_LINES).toList();
        var labelWidth =
                Math.min(width / 3, widest(shown.stream().map(Series::name).toList()));
        var ends = shown.stream().map(TerminalChart::ends).toList();
        var room = Math.min(width - labelWidth - widest(ends) - 2, 60);
        var lines = IntStream.range(0, shown.size())
                .mapToObj(it ->
                        DisplayWidth.padEnd(DisplayWidth.cut(shown.get(it).name(), labelWidth), labelWidth) + " "
                                + sparkline(shown.get(it).values(), room) + " " + ends.get(it))
                .collect(Collectors.toCollection(ArrayList::new));
        lines.add(" ".repeat(labelWidth + 1) + data.labels().getFirst() + " … "
                + data.labels().getLast());
        return String.join("\n", lines);
    }

    private static String ends(Series series) {
        return Numbers.compact(series.values().getFirst()) + " → "
                + Numbers.compact(series.values().getLast());
    }

    /** One character a point; where points outnumber the room each character is the mean of a stretch. */
    private static String sparkline(List<Double> values, int room) {
        var columns = Math.max(1, Math.min(values.size(), room));
        var means = IntStream.range(0, columns)
                .mapToObj(it -> values.subList(it * values.size() / columns, (it + 1) * values.size() / columns))
                .map(it -> it.stream()
                        .filter(Double::isFinite)
                        .mapToDouble(at -> at)
                        .average()
                        .orElse(Double.NaN))
                .toList();
        var least = means.stream()
                .filter(Double::isFinite)
                .mapToDouble(it -> it)
                .min()
                .orElse(0);
        var span = means.stream()
                        .filter(Double::isFinite)
                        .mapToDouble(it -> it)
                        .max()
                        .orElse(0)
                - least;
        return means.stream()
                .map(it -> Double.isFinite(it)
                        ? LEVELS.substring(level(it - least, span), level(it - least, span) + 1)
                        : " ")
                .collect(Collectors.joining());
    }

    private static int level(double height, double span) {
        return span == 0 ? LEVELS.length() / 2 : (int) Math.round(height / span * (LEVELS.length() - 1));
    }
}
