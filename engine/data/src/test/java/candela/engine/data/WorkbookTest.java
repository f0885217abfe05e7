package candela.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import candela.engine.data.DataException.Reason;
import candela.engine.data.FileImport.Input;
import candela.engine.data.FileImport.Options;
import candela.engine.data.FileImport.Report;
import candela.engine.sql.Schema.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTest {

    @TempDir
    Path folder;

    @Test
    void everySheetIsATableWithItsHeaderBelowBlankRows() throws Exception {
        var file = folder.resolve("book.xlsx");
        try (var stream = Files.newOutputStream(file);
                var book = new Workbook(stream, "Test", "1.0")) {
            var sales = book.newWorksheet("Sales");
            sales.value(1, 0, "Report of the year");
            for (var column = 0; column < 4; column++) {
                sales.value(3, column, List.of("Day", "Amount", "Code", "Open").get(column));
            }
            for (var row = 4; row < 10; row++) {
                sales.value(row, 0, LocalDate.of(2024, 1, row));
                sales.style(row, 0).format("yyyy-MM-dd").set();
                sales.value(row, 1, 1.1 * row);
                sales.value(row, 2, "00" + row);
                sales.value(row, 3, row % 2 == 0);
            }
            var other = book.newWorksheet("Sheet2");
            other.value(0, 0, "a");
            other.value(1, 0, 5);
        }

        var target = folder.resolve("t.duckdb");
        var report = FileImport.load(List.of(new Input("book.xlsx", file)), target, Options.DEFAULT);

        assertThat(report.tables()).extracting(Report.Table::name).containsExactly("Sales", "book_Sheet2");
        var sales = report.tables().getFirst();
        assertThat(sales.columns().stream().collect(Collectors.toMap(Report.Column::name, Report.Column::type)))
                .containsEntry("Day", Type.DATE)
                .containsEntry("Amount", Type.DECIMAL)
                .containsEntry("Code", Type.TEXT)
                .containsEntry("Open", Type.BOOLEAN);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + target);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT sum(\"Amount\") || ' ' || max(\"Day\") FROM \"Sales\"")) {
            rows.next();
            assertThat(rows.getString(1)).isEqualTo("42.90 2024-01-09");
        }
    }

    @Test
    void aZipBombIsRefusedBeforeItIsRead() throws Exception {
        var file = folder.resolve("bomb.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1 << 20];
            for (var megabyte = 0; megabyte < 64; megabyte++) {
                zip.write(zeros);
            }
        }
        assertRefused(file, Options.DEFAULT);
    }

    @Test
    void whatAWorkbookMayUnpackToIsASetting() throws IOException {
        var file = folder.resolve("small.xlsx");
        try (var stream = Files.newOutputStream(file);
                var book = new Workbook(stream, "Test", "1.0")) {
            book.newWorksheet("A").value(0, 0, "a");
        }
        assertRefused(file, new Options(java.util.Map.of(), 1_000));
    }

    private void assertRefused(Path file, Options options) {
        var target = folder.resolve("fresh.duckdb");
        assertThatThrownBy(() -> FileImport.load(List.of(new Input("bomb.xlsx", file)), target, options))
                .isInstanceOfSatisfying(
                        DataException.class, it -> assertThat(it.reason()).isEqualTo(Reason.TOO_LARGE));
        assertThat(target).doesNotExist();
    }
}
