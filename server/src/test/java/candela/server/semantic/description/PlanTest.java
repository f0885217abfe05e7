package candela.server.semantic.description;

import static org.assertj.core.api.Assertions.assertThat;

import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.Table;
import candela.engine.sql.Schema.Type;
import candela.server.semantic.description.Plan.Call;
import candela.server.semantic.description.Plan.Part;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void fewTablesGoIntoOneCallAndAWideOneComesInParts() {
        var plan = Plan.of(
                new Schema(
                        List.of(
                                table("a", 3),
                                table("b", 90),
                                table("c", 2),
                                table("d", 1),
                                table("e", 1),
                                table("f", 1),
                                table("g", 1),
                                table("h", 1)),
                        List.of()),
                false);

        assertThat(plan.calls())
                .extracting(PlanTest::tables)
                .containsExactly(
                        List.of("a"), List.of("b"), List.of("b"), List.of("b", "c", "d", "e", "f"), List.of("g", "h"));
        assertThat(plan.calls())
                .allMatch(it -> it.parts().stream().mapToInt(PlanTest::places).sum() <= 40);
        assertThat(plan.calls().stream()
                        .flatMap(it -> it.parts().stream())
                        .filter(it -> it.table().equals("b"))
                        .flatMap(it -> it.columns().stream()))
                .hasSize(90)
                .doesNotHaveDuplicates();
        assertThat(plan.tables()).isEqualTo(8);
        assertThat(IntStream.rangeClosed(0, 5).map(plan::tablesAfter)).containsExactly(0, 1, 1, 1, 6, 8);
    }

    @Test
    void tablesOfOneNameAreAskedAboutEachForItselfAndInCallsOfTheirOwn() {
        var plan =
                Plan.of(new Schema(List.of(table("a", 1), table("archive", "a", 2), table("b", 0)), List.of()), false);
        assertThat(plan.calls())
                .containsExactly(
                        new Call(List.of(new Part(null, "a", true, List.of("c0")))),
                        new Call(List.of(
                                new Part("archive", "a", true, List.of("c0", "c1")),
                                new Part(null, "b", true, List.of()))));
        assertThat(plan.tables()).isEqualTo(3);
        assertThat(plan.tablesAfter(1)).isEqualTo(1);
    }

    @Test
    void aTableWithoutColumnsToTellIsStillATable() {
        var plan = Plan.of(new Schema(List.of(table("a", 0)), List.of()), false);
        assertThat(plan.calls()).containsExactly(new Call(List.of(new Part(null, "a", true, List.of()))));
    }

    private static List<String> tables(Call call) {
        return call.parts().stream().map(Part::table).toList();
    }

    private static int places(Part part) {
        return part.columns().size() + (part.itself() ? 1 : 0);
    }

    private static Table table(String name, int columns) {
        return table(null, name, columns);
    }

    private static Table table(@Nullable String namespace, String name, int columns) {
        var all = IntStream.range(0, columns)
                .mapToObj(it -> new Column("c" + it, Type.INTEGER, "integer", false, "", List.of(), null, null, null))
                .toList();
        return new Table(namespace, name, all, List.of(), null, "");
    }
}
