package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** The sheets of an XLSX file as rows of text. */
final class Workbook implements AutoCloseable {

    private final ReadableWorkbook workbook;
    private final List<Sheet> sheets;

    Workbook(Path path, String name) throws IOException {
        try {
            workbook = new ReadableWorkbook(path.toFile(), new ReadingOptions(true, true));
            sheets = workbook.getSheets()
                    .filter(it -> it.getVisibility() == SheetVisibility.VISIBLE)
                    .filter(Workbook::filled)
                    .toList();
        } catch (ExcelReaderException e) {
            throw new DataException(
                    Reason.MALFORMED, "“" + name + "” is no readable workbook. Save it again as .xlsx.", e);
        }
        if (sheets.isEmpty()) {
            throw new DataException(Reason.MALFORMED, "“" + name + "” has no sheet with rows. Check the file.");
        }
    }

    private static boolean filled(Sheet sheet) {
        try (var rows = sheet.openStream()) {
            return rows.anyMatch(it ->
                    it.stream().anyMatch(cell -> cell != null && !cell.getText().isBlank()));
        } catch (IOException e) {
            throw new ExcelReaderException("a sheet cannot be read", e);
        }
    }

    List<String> sheets() {
        return sheets.stream().map(Sheet::getName).toList();
    }

    /** The sheet's own name; with the file's before it where it says nothing. */
    String title(String sheet, String fileName) {
        var numbered = sheet.toLowerCase(Locale.ROOT).matches("(?:sheet|tabelle|feuil|hoja|trang tính|trang)\\s?\\d+");
        return numbered ? TableNames.stem(fileName) + "_" + sheet : sheet;
    }

    SheetRows rows(String name) throws IOException {
        var sheet = sheets.stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return new SheetRows(sheet.openStream());
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }

    /** The rows of one sheet. */
    static final class SheetRows implements RowSource, AutoCloseable {

        private final Stream<Row> stream;
        private final Iterator<Row> rows;
        private long line;

        private SheetRows(Stream<Row> stream) {
            this.stream = stream;
            this.rows = stream.iterator();
        }

        @Override
        public @Nullable List<@Nullable String> next() {
            if (!rows.hasNext()) {
                return null;
            }
            var row = rows.next();
            line = row.getRowNum();
            var cells = new ArrayList<@Nullable String>(row.getCellCount());
            for (var cell : row) {
                cells.add(cell == null ? null : text(cell));
            }
            return cells;
        }

        @Override
        public long line() {
            return line;
        }

        @Override
        public void close() {
            stream.close();
        }
    }

    /** Formulas count as the value that the spreadsheet last saw. */
    private static @Nullable String text(Cell cell) {
        if (cell.getType() == CellType.ERROR) {
            return null;
        }
        return switch (cell.getValue()) {
            case null -> null;
            case BigDecimal number -> isMoment(cell) ? moment(cell) : number(number);
            case Object it -> it.toString();
        };
    }

    /** Spreadsheets compute with binary fractions: their sixteenth digit is noise. */
    private static String number(BigDecimal number) {
        return number.round(new MathContext(15)).stripTrailingZeros().toPlainString();
    }

    private static boolean isMoment(Cell cell) {
        var format = cell.getDataFormatString();
        if (format == null) {
            return false;
        }
        var letters =
                format.replaceAll("\"[^\"]*\"|\\[(?!h|m|s)[^]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
        return letters.matches(".*[ymdhs].*") && !letters.startsWith("general");
    }

    private static String moment(Cell cell) {
        var moment = cell.asDate();
        if (moment.toLocalDate().getYear() < 1900 || cell.asNumber().compareTo(BigDecimal.ONE) < 0) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(moment.toLocalTime());
        }
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
    }
}
