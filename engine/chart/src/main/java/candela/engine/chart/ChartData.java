package candela.engine.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What is drawn: the result brought to categories and series, bounded, in order.
 *
 * @param labels one for each category, in the order along the axis; empty for a number and a scatter
 * @param series values for each category, NaN where there is none; for a scatter first the x values, then the y values
 * @param inTime whether the categories are moments, sorted
 * @param notes what was left out, in words for the reader
 */
record ChartData(List<String> labels, List<Series> series, boolean inTime, List<String> notes) {

    static final int MOST_CATEGORIES = 50;
    static final int MOST_SERIES = 8;
    static final int MOST_POINTS = 1_000;
    static final String OTHERS = "others";

    private static final int MOST_DOTS = 1_500;
    private static final int MOST_SLICES = 6;

    /** One line, or the bars of one colour. */
    record Series(String name, List<Double> values) {

        Series {
            values = List.copyOf(values);
        }

        Series at(List<Integer> kept) {
            return new Series(name, kept.stream().map(values::get).toList());
        }
    }

    static ChartData of(ChartSpec spec, ResultTable table) {
        return switch (spec.type()) {
            case TABLE -> new ChartData(List.of(), List.of(), false, List.of());
            case NUMBER ->
                new ChartData(List.of(), List.of(column(table, spec.y().getFirst())), false, List.of());
            case SCATTER -> scatter(spec, table);
            case PIE, DOUGHNUT -> pivot(spec, table).slices();
            case BAR -> pivot(spec, table).withFewerSeries().first();
            case LINE, AREA -> pivot(spec, table).withFewerSeries().thinned();
        };
    }

    private static Series column(ResultTable table, String name) {
        var index = table.index(name);
        return new Series(
                name,
                table.rows().stream().map(row -> Cell.number(row.get(index))).toList());
    }

    private static ChartData scatter(ChartSpec spec, ResultTable table) {
        var x = column(table, spec.x());
        var y = column(table, spec.y().getFirst());
        var whole = IntStream.range(0, x.values().size())
                .filter(it -> Double.isFinite(x.values().get(it))
                        && Double.isFinite(y.values().get(it)))
                .boxed()
                .toList();
        var stride = Math.ceilDiv(Math.max(1, whole.size()), MOST_DOTS);
        var kept = IntStream.range(0, whole.size())
                .filter(it -> it % stride == 0)
                .mapToObj(whole::get)
                .toList();
        return new ChartData(
                List.of(),
                List.of(x.at(kept), y.at(kept)),
                false,
                note(kept.size(), x.values().size(), "rows"));
    }

    /** Brings rows to categories and series; what falls on one place is added up. */
    private static ChartData pivot(ChartSpec spec, ResultTable table) {
        var x = table.index(spec.x());
        var inTime = table.role(x) == ResultTable.Role.TIME;
        Map<String, Map<String, Double>> places = inTime ? new TreeMap<>() : new LinkedHashMap<>();
        var names = new LinkedHashMap<String, Boolean>();
        for (var row = 0; row < table.rows().size(); row++) {
            var place = places.computeIfAbsent(table.label(x, row), it -> new LinkedHashMap<>());
            for (var measure : spec.y()) {
                var name = spec.series() == null ? measure : table.label(table.index(spec.series()), row);
                names.putIfAbsent(name, true);
                var value = Cell.number(table.rows().get(row).get(table.index(measure)));
                place.merge(
                        name,
                        value,
                        (former, later) ->
                                Double.isNaN(former) ? later : Double.isNaN(later) ? former : former + later);
            }
        }
        var series = names.keySet().stream()
                .map(name -> new Series(
                        name,
                        places.values().stream()
                                .map(it -> it.getOrDefault(name, Double.NaN))
                                .toList()))
                .toList();
        return new ChartData(
                inTime ? Period.shortened(places.keySet()) : List.copyOf(places.keySet()), series, inTime, List.of());
    }

    /** The largest series by what they add up to, the rest as one. */
    private ChartData withFewerSeries() {
        if (series.size() <= MOST_SERIES) {
            return this;
        }
        var bySize = series.stream()
                .sorted(Comparator.comparingDouble(ChartData::size).reversed())
                .toList();
        var largest = bySize.subList(0, MOST_SERIES);
        var kept = new ArrayList<>(series.stream().filter(largest::contains).toList());
        var rest = bySize.subList(MOST_SERIES, bySize.size());
        kept.add(new Series(
                OTHERS,
                IntStream.range(0, labels.size()).mapToObj(it -> sum(rest, it)).toList()));
        return new ChartData(labels, kept, inTime, List.of(rest.size() + " smaller series are drawn as " + OTHERS));
    }

    private static double size(Series series) {
        return series.values().stream()
                .filter(Double::isFinite)
                .mapToDouble(Math::abs)
                .sum();
    }

    private static double sum(List<Series> series, int category) {
        return series.stream()
                .mapToDouble(it -> it.values().get(category))
                .filter(Double::isFinite)
                .reduce(Double::sum)
                .orElse(Double.NaN);
    }

    private ChartData first() {
        var kept = IntStream.range(0, Math.min(labels.size(), MOST_CATEGORIES))
                .boxed()
                .toList();
        return at(kept, "categories");
    }

    /** Fewer points of a long line: of each stretch the lowest and the highest, so that no peak is lost. */
    private ChartData thinned() {
        if (labels.size() <= MOST_POINTS) {
            return this;
        }
        var stretch = Math.ceilDiv(labels.size(), MOST_POINTS / 2);
        Comparator<Integer> byHeight = Comparator.comparingDouble(it -> sum(series, it));
        var kept = IntStream.range(0, Math.ceilDiv(labels.size(), stretch))
                .mapToObj(it -> IntStream.range(it * stretch, Math.min(labels.size(), (it + 1) * stretch))
                        .boxed()
                        .toList())
                .flatMap(it -> it.stream()
                        .filter(at -> at.equals(it.stream().min(byHeight).orElseThrow())
                                || at.equals(it.stream().max(byHeight).orElseThrow())))
                .toList();
        return at(kept, "points");
    }

    /** Slices can only be positive; beyond six the smaller ones are one. */
    private ChartData slices() {
        var values = series.getFirst().values();
        var positive = IntStream.range(0, labels.size())
                .filter(it -> values.get(it) > 0)
                .boxed()
                .toList();
        var drawn = at(positive, "categories");
        return positive.size() <= MOST_SLICES ? drawn : drawn.withOtherSlices();
    }

    private ChartData withOtherSlices() {
        var values = series.getFirst().values();
        var bySize = IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparing((Integer it) -> values.get(it)).reversed())
                .toList();
        var rest = bySize.subList(MOST_SLICES - 1, bySize.size());
        var names = new ArrayList<>(
                bySize.subList(0, MOST_SLICES - 1).stream().map(labels::get).toList());
        var sizes = new ArrayList<>(
                bySize.subList(0, MOST_SLICES - 1).stream().map(values::get).toList());
        names.add(OTHERS);
        sizes.add(rest.stream().mapToDouble(values::get).sum());
        var all = new ArrayList<>(notes);
        all.add(rest.size() + " smaller slices are drawn as " + OTHERS);
        return new ChartData(names, List.of(new Series(series.getFirst().name(), sizes)), inTime, all);
    }

    private ChartData at(List<Integer> kept, String things) {
        var all = new ArrayList<>(notes);
        all.addAll(note(kept.size(), labels.size(), things));
        return new ChartData(
                kept.stream().map(labels::get).toList(),
                series.stream().map(it -> it.at(kept)).toList(),
                inTime,
                List.copyOf(all));
    }

    private static List<String> note(int shown, int all, String things) {
        return shown == all ? List.of() : List.of(shown + " of " + all + " " + things + " are drawn");
    }
}
