package candela.cli;

import candela.engine.chart.DisplayWidth;
import candela.engine.data.Result;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A result as an aligned table: numbers to the right, wide text cut so that each line fits the terminal. */
final class TextTable {

    private static final int LEAST_COLUMN = 6;
    private static final String GAP = "  ";
    private static final String NULL = "∅";

    private final List<Result.Column> columns;
    private final List<List<String>> cells = new ArrayList<>();
    private final List<Integer> widths;

    TextTable(List<Result.Column> columns, List<List<@Nullable Object>> rows, int width) {
        this.columns = columns;
        for (var row : rows) {
            cells.add(IntStream.range(0, columns.size())
                    .mapToObj(it -> text(row.get(it)))
                    .toList());
        }
        this.widths = fitted(width);
    }

    /** The lines: names, a rule, then one line for each row. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(line(columns.stream().map(it -> Terminal.plain(it.name())).toList()));
        lines.add(line(widths.stream().map("─"::repeat).toList()));
        cells.forEach(it -> lines.add(line(it)));
        return lines;
    }

    private String line(List<String> texts) {
        return String.join(
                        GAP,
                        IntStream.range(0, widths.size())
                                .mapToObj(it -> cell(it, texts.get(it)))
                                .toList())
                .stripTrailing();
    }

    private String cell(int column, String text) {
        var cut = DisplayWidth.cut(text, widths.get(column));
        return columns.get(column).type().isNumber()
                ? DisplayWidth.padStart(cut, widths.get(column))
                : DisplayWidth.padEnd(cut, widths.get(column));
    }

    /** As wide as the widest cell; where that is too much in sum, the widest columns give way. */
    private List<Integer> fitted(int width) {
        var fitted = new ArrayList<>(
                IntStream.range(0, columns.size()).mapToObj(this::widest).toList());
        var room = width - GAP.length() * (columns.size() - 1);
        while (fitted.stream().mapToInt(it -> it).sum() > room) {
            var widest = IntStream.range(0, fitted.size())
                    .boxed()
                    .max((a, b) -> fitted.get(a) - fitted.get(b))
                    .orElseThrow();
            if (fitted.get(widest) <= LEAST_COLUMN) {
                break;
            }
            fitted.set(widest, fitted.get(widest) - 1);
        }
        return fitted;
    }

    private int widest(int column) {
        return Math.max(
                DisplayWidth.of(Terminal.plain(columns.get(column).name())),
                cells.stream()
                        .mapToInt(it -> DisplayWidth.of(it.get(column)))
                        .max()
                        .orElse(0));
    }

    private static String text(@Nullable Object cell) {
        return switch (cell) {
            case null -> NULL;
            case BigDecimal number -> number.toPlainString();
            default -> Terminal.plain(cell.toString());
        };
    }
}
