package candela.engine.data;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Rows as an Excel workbook, written as they come: numbers are numbers, days are days, and text never runs as a
 * formula. What does not fit on one sheet goes on on the next, which a note at the head of the full one says.
 */
public final class WorkbookFile implements RowFile {

    private static final int MOST_LINES = 1_048_576;
    private static final int LONGEST_TEXT = 32_767;
    /** How many lines are held in memory. */
    private static final int HELD = 500;

    /** Rather quick than small: the rows are sent while they are written. */
    private static final int COMPRESSION = 2;

    private final org.dhatim.fastexcel.Workbook book;
    private List<Result.Column> columns = List.of();
    private @Nullable Worksheet sheet;
    private int sheets;
    private long rows;
    private int line;

    public WorkbookFile(OutputStream target) {
        book = new org.dhatim.fastexcel.Workbook(target, "Candela", "1.0");
        book.setCompressionLevel(COMPRESSION);
    }

    @Override
    public void begin(List<Result.Column> columns) throws IOException {
        this.columns = columns;
        sheet();
    }

    private Worksheet sheet() throws IOException {
        if (sheet == null || line == MOST_LINES) {
            noteFurther();
            finish();
            sheets++;
            line = 1;
            sheet = started(book.newWorksheet(sheets == 1 ? "Result" : "Result " + sheets));
        }
        return sheet;
    }

    private void noteFurther() {
        if (sheet != null) {
            sheet.comment(
                    0,
                    0,
                    "This is not all: a sheet holds %,d lines, the rows go on on the sheet “Result %d”."
                            .formatted(MOST_LINES, sheets + 1));
        }
    }

    private Worksheet started(Worksheet fresh) {
        for (var i = 0; i < columns.size(); i++) {
            fresh.inlineString(0, i, columns.get(i).name());
            fresh.style(0, i).bold().set();
        }
        fresh.freezePane(0, 1);
        return fresh;
    }

    @Override
    public void row(List<@Nullable Object> cells) throws IOException {
        var target = sheet();
        for (var i = 0; i < columns.size(); i++) {
            write(target, i, cells.get(i));
        }
        line++;
        rows++;
        if (line % HELD == 0) {
            target.flush();
        }
    }

    private void write(Worksheet target, int place, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case Boolean flag -> target.value(line, place, flag);
            case Number number -> target.value(line, place, number);
            default -> text(target, place, cell.toString());
        }
    }

    private void text(Worksheet target, int place, String text) {
        try {
            switch (columns.get(place).type()) {
                case DATE -> {
                    target.value(line, place, LocalDate.parse(text));
                    target.style(line, place).format("yyyy-mm-dd").set();
                }
                case TIMESTAMP -> {
                    target.value(line, place, LocalDateTime.parse(text));
                    target.style(line, place).format("yyyy-mm-dd hh:mm:ss").set();
                }
                default -> plain(target, place, text);
            }
        } catch (DateTimeParseException outsideOfExcel) {
            plain(target, place, text);
        }
    }

    private void plain(Worksheet target, int place, String text) {
        target.inlineString(line, place, text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
    }

    @Override
    public long rows() {
        return rows;
    }

    private void finish() throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
    }

    @Override
    public void close() throws IOException {
        finish();
        book.close();
    }
}
