package candela.cli;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.chart.DisplayWidth;
import candela.engine.data.Result.Column;
import candela.engine.sql.Schema.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final List<Column> COLUMNS =
            List.of(new Column("city", Type.TEXT), new Column("revenue", Type.DECIMAL));

    @Test
    void numbersStandToTheRightAndWideCharactersTakeTwoColumns() {
        var rows = rows(row("Huế", new BigDecimal("1234.50")), row("東京", new BigDecimal("7")), row(null, null));

        assertThat(String.join("\n", new TextTable(COLUMNS, rows, 80).lines())).isEqualTo("""
                city  revenue
                ────  ───────
                Huế   1234.50
                東京        7
                ∅           ∅""");
    }

    @Test
    void wideTextIsCutToTheTerminal() {
        var rows = rows(row("A long story 物語 ".repeat(20), new BigDecimal("7")));

        assertThat(new TextTable(COLUMNS, rows, 40).lines())
                .allSatisfy(it -> assertThat(DisplayWidth.of(it)).isLessThanOrEqualTo(40))
                .last()
                .asString()
                .contains("…")
                .endsWith("  7");
    }

    @Test
    void aCellCannotSteerTheTerminal() {
        var rows = rows(row("red\u001B[31m\nnext\tline\u202E", new BigDecimal("1")));

        assertThat(new TextTable(COLUMNS, rows, 80).lines().getLast()).doesNotContain("\u001B", "\n", "\t", "\u202E");
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        List<@Nullable Object> row = new ArrayList<>();
        for (var cell : cells) {
            row.add(cell);
        }
        return row;
    }

    @SafeVarargs
    private static List<List<@Nullable Object>> rows(List<@Nullable Object>... rows) {
        return Arrays.asList(rows);
    }
}
