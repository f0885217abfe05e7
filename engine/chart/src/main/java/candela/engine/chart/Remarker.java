package candela.engine.chart;

import candela.engine.chart.Remarks.Type;
import candela.engine.chart.ResultTable.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds what besides its first sentence is worth saying about one result: totals, ends, changes, outliers. */
final class Remarker {

    private static final int FEW = 3;
    private static final int ENOUGH_TO_STAND_OUT = 8;
    private static final int MOST_OUTLIERS = 2;
    private static final double FENCE = 1.5;

    private final String question;
    private final ResultTable table;
    private final boolean truncated;
    private final Phrases say;
    private final RemarkPhrases more;
    private final List<Integer> measures;
    private final List<Integer> dimensions;

    Remarker(String question, ResultTable table, boolean truncated, Phrases say, RemarkPhrases more) {
        this.question = question;
        this.table = table;
        this.truncated = truncated;
        this.say = say;
        this.more = more;
        this.measures = table.having(Role.MEASURE);
        this.dimensions = Stream.concat(table.having(Role.TIME).stream(), table.having(Role.CATEGORY).stream())
                .toList();
    }

    Remarks remarks(String first) {
        var isPlain = measures.isEmpty() || dimensions.size() != 1 || !table.isUnique(dimensions) || truncated;
        if (isPlain || numbered().size() < FEW) {
            return new Remarks(Type.SUMMARY, title(), List.of(first));
        }
        var sentences = new ArrayList<>(List.of(first));
        var isTrend = table.role(dimensions.getFirst()) == Role.TIME;
        sentences.addAll(isTrend ? series() : parts(first));
        var outliers = isTrend ? List.<String>of() : outliers();
        sentences.addAll(outliers);
        return new Remarks(
                isTrend ? Type.TREND : outliers.isEmpty() ? Type.COMPARISON : Type.OUTLIER,
                title(),
                List.copyOf(sentences));
    }

    /** Nothing said by a rule is as telling as what was asked. */
    private String title() {
        if (measures.isEmpty() || dimensions.isEmpty() || table.rows().size() < 2) {
            return question.isBlank() ? more.summary() : question.strip();
        }
        var title = more.by().formatted(name(measures.getFirst()), name(dimensions.getFirst()));
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    private List<String> parts(String first) {
        var sentences = new ArrayList<String>();
        var isWhole = Narrator.addsUp(measure());
        var sum = numbered().stream().mapToDouble(this::number).sum();
        var average = sum / numbered().size();
        sentences.add(
                isWhole
                        ? more.whole().formatted(measure(), say.number(sum), say.number(average))
                        : more.middle().formatted(measure(), say.number(average), say.number(quantile(0.5))));
        other(first).ifPresent(sentences::add);
        var sorted = sorted();
        if (isWhole && sorted.size() > 2 * FEW && sorted.getFirst() >= 0 && sum > 0) {
            var top = sorted.subList(sorted.size() - FEW, sorted.size()).stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            sentences.add(more.top().formatted(say.number(Math.round(100 * top / sum))));
        }
        return sentences;
    }

    /** The row at the end that the first sentence does not tell of, if it is one alone. */
    private Optional<String> other(String first) {
        var least = numbered().stream().min(bySize()).orElseThrow();
        var most = numbered().stream().max(bySize()).orElseThrow();
        var isMostSaid = first.contains(say.number(number(most)));
        var told = isMostSaid ? least : most;
        var isAlone =
                numbered().stream().filter(it -> number(it) == number(told)).count() == 1;
        return isAlone
                ? Optional.of(more.other()
                        .formatted(
                                label(told),
                                isMostSaid
                                        ? more.sides().smallest()
                                        : more.sides().largest(),
                                measure(),
                                say.number(number(told))))
                : Optional.empty();
    }

    private List<String> series() {
        var inOrder =
                numbered().stream().sorted(Comparator.comparing(this::label)).toList();
        var moments = Period.shortened(inOrder.stream().map(this::label).toList());
        var first = number(inOrder.getFirst());
        var change = 100 * (number(inOrder.getLast()) - first) / Math.abs(first);
        var sentences = new ArrayList<String>();
        if (Double.isFinite(change) && Math.abs(change) >= 1) {
            var verb = change > 0 ? more.sides().rises() : more.sides().falls();
            sentences.add(more.change()
                    .formatted(moments.getFirst(), moments.getLast(), verb, say.number(Math.round(Math.abs(change)))));
        }
        var most = IntStream.range(0, inOrder.size()).boxed().max(Comparator.comparing(it -> number(inOrder.get(it))));
        var least = IntStream.range(0, inOrder.size()).boxed().min(Comparator.comparing(it -> number(inOrder.get(it))));
        if (number(inOrder.get(most.orElseThrow())) > number(inOrder.get(least.orElseThrow()))) {
            sentences.add(capitalised(more.peak()
                    .formatted(
                            measure(),
                            moments.get(most.get()),
                            say.number(number(inOrder.get(most.get()))),
                            moments.get(least.get()),
                            say.number(number(inOrder.get(least.get()))))));
        }
        return sentences;
    }

    /** Those beyond one and a half times the range of the middle half. */
    private List<String> outliers() {
        if (numbered().size() < ENOUGH_TO_STAND_OUT) {
            return List.of();
        }
        var low = quantile(0.25);
        var high = quantile(0.75);
        var reach = FENCE * (high - low);
        var found = numbered().stream()
                .filter(it -> number(it) > high + reach || number(it) < low - reach)
                .toList();
        return reach == 0 || found.size() > MOST_OUTLIERS
                ? List.of()
                : found.stream().map(it -> outlier(it, number(it) > high)).toList();
    }

    private String outlier(int row, boolean isHigh) {
        return more.outlier()
                .formatted(
                        label(row),
                        measure(),
                        say.number(number(row)),
                        isHigh ? more.sides().above() : more.sides().below(),
                        say.number(quantile(0.5)));
    }

    private double quantile(double part) {
        var sorted = sorted();
        var at = part * (sorted.size() - 1);
        var below = sorted.get((int) Math.floor(at));
        return below + (at - Math.floor(at)) * (sorted.get((int) Math.ceil(at)) - below);
    }

    private List<Double> sorted() {
        return numbered().stream().map(this::number).sorted().toList();
    }

    private List<Integer> numbered() {
        return IntStream.range(0, table.rows().size())
                .filter(it -> Double.isFinite(number(it)))
                .boxed()
                .toList();
    }

    private Comparator<Integer> bySize() {
        return Comparator.comparingDouble(this::number);
    }

    private double number(int row) {
        return Cell.number(table.rows().get(row).get(measures.getFirst()));
    }

    private String label(int row) {
        return table.label(dimensions.getFirst(), row);
    }

    private String measure() {
        return name(measures.getFirst());
    }

    private String name(int column) {
        return say.words(table.columns().get(column).name());
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
