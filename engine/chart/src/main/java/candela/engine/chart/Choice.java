package candela.engine.chart;

import candela.engine.chart.ChartSpec.Type;
import candela.engine.chart.ResultTable.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the chart for a result by what its columns are and what their values look like. */
final class Choice {

    private static final Pattern SHARE =
            Pattern.compile(".*(share|percent|pct|proportion|%|tỷ lệ|tỉ lệ|tỷ trọng|phần trăm).*");
    private static final int MOST_SLICES = 6;
    private static final int MOST_UPRIGHT = 8;
    private static final int LONG_LABEL = 14;
    private static final int MOST_MEASURES = 4;
    /** Measures further apart than this share no axis: the smaller would lie flat on it. */
    private static final double COMPARABLE = 50;

    private final ResultTable table;
    private final String title;
    private final List<Integer> times;
    private final List<Integer> categories;
    private final List<Integer> measures;

    Choice(ResultTable table, String title) {
        this.table = table;
        this.title = DisplayWidth.cut(title.strip(), SpecCheck.LONGEST_TITLE / 2);
        this.times = table.having(Role.TIME);
        this.categories = table.having(Role.CATEGORY);
        this.measures = table.having(Role.MEASURE);
    }

    ChartSpec best() {
        if (isSingleValue()) {
            return number();
        }
        if (table.rows().size() < 2
                || measures.isEmpty()
                || !table.having(Role.OTHER).isEmpty()) {
            return ChartSpec.table(title);
        }
        if (times.isEmpty() && categories.isEmpty()) {
            return isScatter() ? scatter() : ChartSpec.table(title);
        }
        return isKeyed() ? keyed() : ChartSpec.table(title);
    }

    List<Type> possible() {
        var best = best().type();
        var others = Arrays.stream(Type.values()).filter(it -> it != best && as(it).type() == it);
        return Stream.concat(Stream.of(best), others).toList();
    }

    ChartSpec as(Type type) {
        var fits = switch (type) {
            case TABLE -> true;
            case NUMBER -> isSingleValue();
            case SCATTER -> isScatter();
            case BAR, LINE, AREA -> isKeyed();
            case PIE, DOUGHNUT -> isKeyed() && isWhole();
        };
        return fits ? shaped(type) : ChartSpec.table(title);
    }

    private ChartSpec shaped(Type type) {
        return switch (type) {
            case TABLE -> ChartSpec.table(title);
            case NUMBER -> number();
            case SCATTER -> scatter();
            case PIE, DOUGHNUT -> spec(type, name(dimensions().getFirst()), null);
            case BAR -> dimensions().size() == 2 ? bars(dimensions()) : bars();
            case LINE, AREA -> line(type);
        };
    }

    private boolean isSingleValue() {
        return table.columns().size() == 1
                && table.rows().size() == 1
                && table.columns().getFirst().type().isNumber();
    }

    private boolean isScatter() {
        return measures.size() >= 2 && table.rows().size() >= 3;
    }

    /** One or two dimensions that name each row, and something measured for each. */
    private boolean isKeyed() {
        var dimensions = dimensions();
        return table.rows().size() >= 2
                && !measures.isEmpty()
                && (dimensions.size() == 1 || dimensions.size() == 2 && measures.size() == 1)
                && table.isUnique(dimensions);
    }

    private boolean isWhole() {
        return dimensions().size() == 1
                && table.rows().size() <= MOST_SLICES
                && table.rows().stream().allMatch(row -> Cell.number(row.get(measures.getFirst())) > 0);
    }

    private List<Integer> dimensions() {
        var all = new ArrayList<>(times);
        all.addAll(categories);
        return all;
    }

    private ChartSpec keyed() {
        var isSeriesInTime = times.size() == 1 && table.distinct(times.getFirst()) > 2;
        if (isSeriesInTime) {
            return line(Type.LINE);
        }
        if (dimensions().size() == 2) {
            return bars(dimensions());
        }
        return isShare() && isWhole() ? shaped(Type.DOUGHNUT) : bars();
    }

    private boolean isShare() {
        return SHARE.matcher(name(measures.getFirst()).toLowerCase(Locale.ROOT)).matches();
    }

    private ChartSpec number() {
        return new ChartSpec(Type.NUMBER, "", List.of(name(0)), null, title, false, false);
    }

    private ChartSpec scatter() {
        var y = List.of(name(measures.get(1)));
        return new ChartSpec(Type.SCATTER, name(measures.getFirst()), y, null, title, false, false);
    }

    private ChartSpec line(Type type) {
        var x = times.isEmpty() ? byDistinct().getFirst() : times.getFirst();
        var series =
                dimensions().stream().filter(it -> !it.equals(x)).findFirst().map(this::name);
        return spec(type, name(x), series.orElse(null));
    }

    private ChartSpec bars() {
        return spec(Type.BAR, name(dimensions().getFirst()), null);
    }

    private ChartSpec bars(List<Integer> pair) {
        var sorted = byDistinct();
        var time = times.isEmpty() || times.size() == pair.size() ? null : times.getFirst();
        var split = time != null && table.distinct(time) <= 2 ? time : sorted.getLast();
        var x = pair.stream().filter(it -> !it.equals(split)).findFirst().orElseThrow();
        return spec(Type.BAR, name(x), name(split));
    }

    private List<Integer> byDistinct() {
        return dimensions().stream()
                .sorted(Comparator.comparing(table::distinct).reversed())
                .toList();
    }

    private ChartSpec spec(Type type, String x, @Nullable String series) {
        var y = series == null && type != Type.PIE && type != Type.DOUGHNUT ? comparable() : measures.subList(0, 1);
        var isSplit = series != null && table.distinct(table.index(series)) > 3;
        var stacked = type == Type.AREA && (series != null || y.size() > 1) || type == Type.BAR && isSplit;
        var horizontal = type == Type.BAR && !times.contains(table.index(x)) && isWide(table.index(x));
        return new ChartSpec(
                type, x, y.stream().map(this::name).toList(), series, title, horizontal, stacked && isPositive());
    }

    private boolean isPositive() {
        return measures.stream().allMatch(it -> table.present(it).allMatch(cell -> Cell.number(cell) >= 0));
    }

    private boolean isWide(int column) {
        var longest = table.present(column)
                .limit(ChartData.MOST_CATEGORIES)
                .mapToInt(it -> Cell.label(it).length())
                .max()
                .orElse(0);
        return longest > LONG_LABEL || table.distinct(column) > MOST_UPRIGHT && longest > 2;
    }

    /** The measures that can share an axis with the first. */
    private List<Integer> comparable() {
        var first = size(measures.getFirst());
        return measures.stream()
                .filter(it -> Math.max(size(it), first) <= COMPARABLE * Math.min(size(it), first)
                        || it.equals(measures.getFirst()))
                .limit(MOST_MEASURES)
                .toList();
    }

    private double size(int column) {
        return table.present(column)
                .mapToDouble(it -> Math.abs(Cell.number(it)))
                .max()
                .orElse(0);
    }

    private String name(int column) {
        return table.columns().get(column).name();
    }
}
