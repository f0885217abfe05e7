package candela.engine.chart;

import candela.engine.sql.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A small result written as text: "name:type" columns, then rows of cells, all divided by commas. */
record Sample(List<ChartColumn> columns, List<List<@Nullable Object>> rows) {

    static Sample of(String columns, String... rows) {
        var named = Arrays.stream(columns.split(",")).map(Sample::column).toList();
        List<List<@Nullable Object>> cells = new ArrayList<>();
        for (var row : rows) {
            cells.add(cells(named, row));
        }
        return new Sample(named, cells);
    }

    /** Many rows, each made by its number. */
    static Sample generated(String columns, int rows, java.util.function.IntFunction<String> row) {
        return of(columns, IntStream.range(0, rows).mapToObj(row).toArray(String[]::new));
    }

    private static ChartColumn column(String text) {
        var parts = text.strip().split(":");
        return new ChartColumn(parts[0], Schema.Type.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT)));
    }

    private static List<@Nullable Object> cells(List<ChartColumn> columns, String row) {
        List<@Nullable Object> cells = new ArrayList<>();
        var texts = row.split(",", -1);
        for (var at = 0; at < columns.size(); at++) {
            cells.add(cell(columns.get(at).type(), texts[at].strip()));
        }
        return cells;
    }

    private static @Nullable Object cell(Schema.Type type, String text) {
        if (text.equals("null")) {
            return null;
        }
        return switch (type) {
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            default -> text;
        };
    }
}
