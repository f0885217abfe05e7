package candela.engine.chart.insight;

import candela.engine.chart.ChartColumn;
import candela.engine.sql.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Small results written as text: a line of "name:type" columns, then rows of cells, all divided by commas. */
final class Samples {

    private Samples() {}

    static Evidence of(List<String> lines, String question) {
        var columns = Arrays.stream(lines.getFirst().split(","))
                .map(it -> it.strip().split(":"))
                .map(it -> new ChartColumn(it[0], Schema.Type.valueOf(it[1].toUpperCase(Locale.ROOT))))
                .toList();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        lines.stream().skip(1).forEach(line -> rows.add(cells(columns, line.split(",", -1))));
        return new Evidence(columns, rows, true, question);
    }

    private static List<@Nullable Object> cells(List<ChartColumn> columns, String[] texts) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (var at = 0; at < columns.size(); at++) {
            cells.add(
                    switch (columns.get(at).type()) {
                        case INTEGER -> Long.valueOf(texts[at].strip());
                        case DECIMAL -> new BigDecimal(texts[at].strip());
                        default -> texts[at].strip();
                    });
        }
        return cells;
    }
}
