package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.FileImport.Input;
import candela.engine.data.FileImport.Options;
import candela.engine.sql.Schema.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendingTest {

    private static final String JANUARY = "day,region,amount\n2026-01-01,North,10\n2026-01-02,South,20\n";

    @TempDir
    Path folder;

    @Test
    void rowsOfAFurtherFileComeBehindTheOthers() throws IOException {
        var report = load(JANUARY, "amount,day,REGION\n1.25,2026-02-01 10:00,West\n");

        assertThat(report.tables()).hasSize(1);
        assertThat(report.tables().getFirst().rows()).isEqualTo(3);
        assertThat(report.tables().getFirst().columns())
                .extracting(FileImport.Report.Column::name, FileImport.Report.Column::type)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("day", Type.TIMESTAMP),
                        org.assertj.core.groups.Tuple.tuple("region", Type.TEXT),
                        org.assertj.core.groups.Tuple.tuple("amount", Type.DECIMAL));
    }

    @Test
    void otherColumnsAreNamedAndNothingIsKept() {
        assertThatThrownBy(() -> load(JANUARY, "day,area,amount\n2026-02-01,West,1\n"))
                .hasMessageContaining("it lacks “region”")
                .hasMessageContaining("only it has “area”")
                .hasMessageContaining("newer version");
        assertThat(folder.resolve("out.duckdb")).doesNotExist();
    }

    @Test
    void otherTypesAreNamed() {
        assertThatThrownBy(() -> load(JANUARY, "day,region,amount\n2026-02-01,West,much\n"))
                .hasMessageContaining("“amount” holds text, and integer there");
    }

    @Test
    void aColumnWithoutValuesFitsAnyType() throws IOException {
        assertThat(load(JANUARY, "day,region,amount\n2026-02-01,West,\n")
                        .tables()
                        .getFirst()
                        .rows())
                .isEqualTo(3);
    }

    @Test
    void aCorrectedTypeHoldsForTheFurtherFileToo() throws IOException {
        var report = load(JANUARY, "day,region,amount\n2026-02-01,West,much\n", Map.of("sales.amount", Type.TEXT));

        assertThat(report.tables().getFirst().columns().getLast().type()).isEqualTo(Type.TEXT);
    }

    private FileImport.Report load(String first, String second) throws IOException {
        return load(first, second, Map.of());
    }

    private FileImport.Report load(String first, String second, Map<String, Type> types) throws IOException {
        var sales = Files.writeString(folder.resolve("sales.csv"), first);
        var more = Files.writeString(folder.resolve("more.csv"), second);
        var inputs = List.of(new Input("sales.csv", sales), new Input("sales.csv", more, "sales", null));
        return FileImport.load(inputs, folder.resolve("out.duckdb"), new Options(types, 1 << 20));
    }
}
