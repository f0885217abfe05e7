package candela.engine.data;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as CSV (RFC 4180) in UTF-8. A text that a spreadsheet would run as a formula gets an apostrophe before it;
 * numbers stay numbers.
 */
public final class CsvFile implements RowSink, AutoCloseable {

    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final int BUFFER = 1 << 16;

    private final CsvWriter writer;

    public CsvFile(OutputStream target) {
        var text = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), BUFFER);
        writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(text);
    }

    @Override
    public void begin(List<Result.Column> columns) {
        var names = writer.writeRecord();
        columns.forEach(it -> names.writeField(cell(it.name())));
        names.endRecord();
    }

    @Override
    public void row(List<@Nullable Object> cells) {
        var line = writer.writeRecord();
        for (var cell : cells) {
            line.writeField(cell(cell));
        }
        line.endRecord();
    }

    /** A value as the text of a cell. */
    public static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number it -> it.toString();
            default -> harmless(value.toString());
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
