package candela.engine.chart.insight;

import candela.engine.chart.insight.Names.Mention;
import candela.engine.chart.insight.Support.Derivation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a sentence compares with what. */
final class Pairs {

    private static final int MOST_NAMES = 6;
    private static final Pattern OBJECT = Pattern.compile(
            "(?:(?<!\\p{L})(?:than|as|to|with|versus|vs\\.?|over|against|from|of|since|so với|hơn|kém|từ|lần|bằng|của|thua)|gấp đôi|gấp ba|gấp rưỡi)"
                    + "\\s(?:in |the |that of |those of |của |ở |tại |trong |tháng |năm )*$",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final Figures figures;
    private final Names names;

    Pairs(Figures figures, Names names) {
        this.figures = figures;
        this.names = names;
    }

    /** Something with one number in a column, and something that it is compared with. */
    record Pair(BigDecimal base, BigDecimal subject, String column, List<Integer> rows) {

        Support difference() {
            return new Support(Derivation.DIFFERENCE, column, rows, subject.subtract(base));
        }

        Stream<Support> change() {
            return base.signum() == 0
                    ? Stream.of()
                    : Stream.of(new Support(
                            Derivation.CHANGE,
                            column,
                            rows,
                            subject.subtract(base)
                                    .multiply(BigDecimal.valueOf(100))
                                    .divide(base.abs(), Figures.PRECISE)));
        }

        Stream<Support> ratio() {
            return base.signum() == 0
                    ? Stream.of()
                    : Stream.of(new Support(Derivation.RATIO, column, rows, subject.divide(base, Figures.PRECISE)));
        }

        Support comparison() {
            return new Support(Derivation.COMPARISON, column, rows, subject.subtract(base));
        }
    }

    /** Both sides of a comparison, as rows; which of them is the base is not always said, then it may be either. */
    private record Sides(BitSet base, BitSet subject) {}

    Stream<Pair> of(Scene scene, Span clause) {
        var columns = scene.columns(clause, figures.numeric());
        var chosen = columns.isEmpty() ? figures.measures() : columns;
        return Stream.concat(rows(scene).stream().flatMap(it -> pairs(it, chosen)), standards(scene, clause, chosen));
    }

    private Stream<Pair> pairs(Sides sides, Set<Integer> columns) {
        var rows = new ArrayList<>(Figures.list(sides.base()));
        rows.addAll(Figures.list(sides.subject()));
        return columns.stream()
                .filter(it -> holds(it, sides.base()) && holds(it, sides.subject()))
                .map(it -> new Pair(
                        figures.sum(it, sides.base()),
                        figures.sum(it, sides.subject()),
                        figures.name(it),
                        List.copyOf(rows)));
    }

    private boolean holds(int column, BitSet rows) {
        return figures.cells(Set.of(column), rows).findAny().isPresent();
    }

    private List<Sides> rows(Scene scene) {
        var named = scene.mentions.stream().limit(MOST_NAMES).toList();
        var sides = new ArrayList<Sides>();
        for (var one = 0; one < named.size(); one++) {
            for (var other = one + 1; other < named.size(); other++) {
                if (named.get(one).column() == named.get(other).column()) {
                    sides.addAll(sides(scene, named.get(one), named.get(other)));
                }
            }
        }
        return sides.isEmpty() ? inTime(scene, named) : sides;
    }

    private List<Sides> sides(Scene scene, Mention one, Mention other) {
        var first = rows(scene, one);
        var second = rows(scene, other);
        if (first.intersects(second)) {
            return List.of();
        }
        var forward = new Sides(first, second);
        var backward = new Sides(second, first);
        var isBase = isObject(scene, one);
        var isOtherBase = isObject(scene, other);
        if (one.column() == names.timeColumn() && names.timeColumn() >= 0 && isBase == isOtherBase) {
            var order = figures.inTime(names.timeColumn());
            return List.of(
                    order.indexOf(first.nextSetBit(0)) < order.indexOf(second.nextSetBit(0)) ? forward : backward);
        }
        return isBase == isOtherBase ? List.of(forward, backward) : List.of(isBase ? forward : backward);
    }

    private static boolean isObject(Scene scene, Mention mention) {
        return OBJECT.matcher(scene.lower.substring(0, mention.span().from())).find();
    }

    /** The rows of a name, within what else its clause says about them. */
    private static BitSet rows(Scene scene, Mention mention) {
        var rows = (BitSet) mention.rows().clone();
        var owners = scene.owners(mention.span().from()).rows();
        if (rows.intersects(owners)) {
            rows.and(owners);
        }
        return rows;
    }

    private List<Sides> inTime(Scene scene, List<Mention> named) {
        var column = names.timeColumn();
        if (column < 0) {
            return List.of();
        }
        var order = figures.inTime(column);
        if (named.size() == 1 && named.getFirst().column() == column) {
            var at = order.indexOf(named.getFirst().rows().nextSetBit(0));
            return scene.says(Cue.PREVIOUS) && at > 0
                    ? List.of(new Sides(Figures.set(List.of(order.get(at - 1))), Figures.set(List.of(order.get(at)))))
                    : List.of();
        }
        return named.isEmpty() && order.size() > 1
                ? List.of(new Sides(Figures.set(List.of(order.getFirst())), Figures.set(List.of(order.getLast()))))
                : List.of();
    }

    /** One row beside the average or the median of all. */
    private Stream<Pair> standards(Scene scene, Span clause, Set<Integer> columns) {
        var owners = scene.owners(clause.from());
        if (!owners.isNamed() || owners.rows().cardinality() != 1) {
            return Stream.of();
        }
        var measures = new TreeSet<>(columns);
        return Stream.of(Derivation.AVERAGE, Derivation.MEDIAN)
                .filter(it -> scene.says(it == Derivation.AVERAGE ? Cue.AVERAGE : Cue.MEDIAN))
                .flatMap(it -> figures.made(it, measures, figures.all()))
                .flatMap(it -> figures.cells(measures, owners.rows())
                        .filter(cell -> String.valueOf(cell.column()).equals(it.column()))
                        .filter(cell -> cell.value() != null && it.value() != null)
                        .map(cell -> pair(it, cell)));
    }

    private static Pair pair(Support standard, Support cell) {
        return new Pair(
                Objects.requireNonNull(standard.value()),
                Objects.requireNonNull(cell.value()),
                String.valueOf(cell.column()),
                cell.rows());
    }
}
