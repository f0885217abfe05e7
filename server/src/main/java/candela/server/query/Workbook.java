package candela.server.query;

import candela.engine.data.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** An answer as an Excel workbook: numbers are numbers, days are days, and text never runs as a formula. */
final class Workbook {

    private static final int LONGEST_TEXT = 32_767;

    private Workbook() {}

    static byte[] of(List<Result.Column> columns, List<List<@Nullable Object>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new org.dhatim.fastexcel.Workbook(bytes, "Candela", "1.0")) {
            var sheet = book.newWorksheet("Result");
            for (var i = 0; i < columns.size(); i++) {
                sheet.value(0, i, columns.get(i).name());
                sheet.style(0, i).bold().set();
            }
            for (var i = 0; i < rows.size(); i++) {
                write(sheet, i + 1, columns, rows.get(i));
            }
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Worksheet sheet, int line, List<Result.Column> columns, List<@Nullable Object> row) {
        for (var i = 0; i < columns.size(); i++) {
            switch (row.get(i)) {
                case null -> {}
                case Boolean flag -> sheet.value(line, i, flag);
                case Number number -> sheet.value(line, i, number);
                case Object text -> text(sheet, line, i, columns.get(i), text.toString());
            }
        }
    }

    private static void text(Worksheet sheet, int line, int place, Result.Column column, String text) {
        try {
            switch (column.type()) {
                case DATE -> {
                    sheet.value(line, place, LocalDate.parse(text));
                    sheet.style(line, place).format("yyyy-mm-dd").set();
                }
                case TIMESTAMP -> {
                    sheet.value(line, place, LocalDateTime.parse(text));
                    sheet.style(line, place).format("yyyy-mm-dd hh:mm:ss").set();
                }
                default -> plain(sheet, line, place, text);
            }
        } catch (DateTimeParseException outsideOfExcel) {
            plain(sheet, line, place, text);
        }
    }

    private static void plain(Worksheet sheet, int line, int place, String text) {
        sheet.value(line, place, text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
    }
}
