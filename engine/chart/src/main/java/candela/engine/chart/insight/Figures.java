package candela.engine.chart.insight;

import candela.engine.chart.ResultTable;
import candela.engine.chart.ResultTable.Role;
import candela.engine.chart.insight.Support.Derivation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers of a result, and what follows from them. */
final class Figures {

    static final MathContext PRECISE = new MathContext(20);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ResultTable table;
    private final List<List<@Nullable BigDecimal>> columns;
    private final Map<Integer, List<Integer>> orders = new HashMap<>();

    Figures(ResultTable table) {
        this.table = table;
        this.columns = IntStream.range(0, table.columns().size())
                .mapToObj(column -> table.rows().stream()
                        .<@Nullable BigDecimal>map(row -> number(row.get(column)))
                        .toList())
                .toList();
    }

    private static @Nullable BigDecimal number(@Nullable Object cell) {
        return switch (cell) {
            case BigDecimal it -> it;
            case BigInteger it -> new BigDecimal(it);
            case Double it -> Double.isFinite(it) ? BigDecimal.valueOf(it) : null;
            case Number it -> BigDecimal.valueOf(it.longValue());
            case String it when it.length() < 30 && it.matches("-?\\d+(\\.\\d+)?") -> new BigDecimal(it);
            case null, default -> null;
        };
    }

    int rows() {
        return table.rows().size();
    }

    BitSet all() {
        var rows = new BitSet();
        rows.set(0, rows());
        return rows;
    }

    /** Columns that hold a number somewhere. */
    Set<Integer> numeric() {
        return IntStream.range(0, columns.size())
                .filter(it -> columns.get(it).stream().anyMatch(cell -> cell != null))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Columns that measure something; where none does, those with numbers. */
    Set<Integer> measures() {
        var measures = new TreeSet<>(table.having(Role.MEASURE));
        measures.retainAll(numeric());
        return measures.isEmpty() ? numeric() : measures;
    }

    boolean isMeasure(int column) {
        return table.role(column) == Role.MEASURE;
    }

    @Nullable
    BigDecimal at(int column, int row) {
        return columns.get(column).get(row);
    }

    Support cell(int column, int row) {
        return new Support(Derivation.CELL, name(column), List.of(row), at(column, row));
    }

    Stream<Support> cells(Set<Integer> of, BitSet rows) {
        return of.stream()
                .flatMap(column -> rows.stream()
                        .filter(row -> row < rows() && at(column, row) != null)
                        .mapToObj(row -> cell(column, row)));
    }

    String name(int column) {
        return table.columns().get(column).name();
    }

    /** The numbers of these rows, the smallest first. */
    private List<BigDecimal> sorted(int column, BitSet rows) {
        return rows.stream()
                .filter(it -> it < rows())
                .boxed()
                .<BigDecimal>mapMulti((row, sink) -> {
                    var it = at(column, row);
                    if (it != null) {
                        sink.accept(it);
                    }
                })
                .sorted()
                .toList();
    }

    BigDecimal sum(int column, BitSet rows) {
        return sorted(column, rows).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A number made of the column of these rows; nothing where there are none. */
    Stream<Support> made(Derivation how, Set<Integer> of, BitSet rows) {
        return of.stream().flatMap(column -> {
            var numbers = sorted(column, rows);
            return numbers.isEmpty() ? Stream.of() : Stream.of(made(how, column, rows, numbers));
        });
    }

    private Support made(Derivation how, int column, BitSet rows, List<BigDecimal> numbers) {
        var value = switch (how) {
            case SUM -> sum(column, rows);
            case AVERAGE -> sum(column, rows).divide(BigDecimal.valueOf(numbers.size()), PRECISE);
            case MEDIAN -> median(numbers);
            case LEAST -> numbers.getFirst();
            default -> numbers.getLast();
        };
        return new Support(how, name(column), rows.cardinality() == rows() ? List.of() : list(rows), value);
    }

    private static BigDecimal median(List<BigDecimal> numbers) {
        var half = numbers.size() / 2;
        return numbers.size() % 2 == 1
                ? numbers.get(half)
                : numbers.get(half - 1).add(numbers.get(half)).divide(BigDecimal.valueOf(2), PRECISE);
    }

    /** The part of these rows of a whole that adds up. */
    Stream<Support> shares(Set<Integer> of, BitSet rows) {
        return of.stream().flatMap(column -> {
            var whole = sorted(column, all());
            var sum = sum(column, all());
            var addsUp = !whole.isEmpty() && whole.getFirst().signum() >= 0 && sum.signum() > 0 && !rows.isEmpty();
            return addsUp
                    ? Stream.of(new Support(
                            Derivation.SHARE,
                            name(column),
                            list(rows),
                            sum(column, rows).multiply(HUNDRED).divide(sum, PRECISE)))
                    : Stream.of();
        });
    }

    /** The rows of the greatest numbers of a column, so many of them; of the smallest where that is wanted. */
    BitSet extreme(int column, int count, boolean least) {
        Comparator<Integer> order = Comparator.comparing(row -> orZero(at(column, row)));
        var rows = new BitSet();
        IntStream.range(0, rows())
                .filter(it -> at(column, it) != null)
                .boxed()
                .sorted(least ? order : order.reversed())
                .limit(count)
                .forEach(rows::set);
        return rows;
    }

    private static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    /**
     * The place by size of the sum of these rows among the other rows, or among the sums by the same name; 0 for none.
     */
    int rank(int column, BitSet rows, boolean least) {
        var mine = rows.cardinality() == 1 ? at(column, rows.nextSetBit(0)) : best(column, rows, least);
        if (mine == null) {
            return 0;
        }
        return 1
                + (int) columns.get(column).stream()
                        .filter(it -> it != null && (least ? it.compareTo(mine) < 0 : it.compareTo(mine) > 0))
                        .count();
    }

    private @Nullable BigDecimal best(int column, BitSet rows, boolean least) {
        var numbers = sorted(column, rows);
        return numbers.isEmpty() ? null : least ? numbers.getFirst() : numbers.getLast();
    }

    /** The place of these rows together among all that a column names, by the sums of another. */
    int groupRank(int column, int naming, BitSet rows, boolean least) {
        var mine = sum(column, rows);
        var groups = IntStream.range(0, rows()).boxed().collect(Collectors.groupingBy(it -> table.label(naming, it)));
        return 1
                + (int) groups.values().stream()
                        .map(it -> sum(column, set(it)))
                        .filter(it -> least ? it.compareTo(mine) < 0 : it.compareTo(mine) > 0)
                        .count();
    }

    /** How many different values a column has. */
    Support distinct(int column) {
        var count = IntStream.range(0, rows())
                .mapToObj(it -> table.label(column, it))
                .distinct()
                .count();
        return new Support(Derivation.DISTINCT, name(column), List.of(), BigDecimal.valueOf(count));
    }

    Support count(BitSet rows) {
        var isAll = rows.cardinality() == rows();
        return new Support(
                Derivation.COUNT, null, isAll ? List.of() : list(rows), BigDecimal.valueOf(rows.cardinality()));
    }

    /** The rows in the order of a column of moments. */
    List<Integer> inTime(int timeColumn) {
        return orders.computeIfAbsent(
                timeColumn,
                column -> IntStream.range(0, rows())
                        .boxed()
                        .sorted(Comparator.comparing(it -> table.label(column, it)))
                        .toList());
    }

    static List<Integer> list(BitSet rows) {
        return rows.stream().boxed().toList();
    }

    static BitSet set(List<Integer> rows) {
        var set = new BitSet();
        rows.forEach(set::set);
        return set;
    }
}
