package candela.engine.data;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as CSV (RFC 4180) in UTF-8. A text that a spreadsheet would run as a formula gets an apostrophe before it;
 * numbers stay numbers. Written in bytes, because that is what databases send and streams take.
 */
public final class CsvFile implements RowFile, TextSink {

    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final byte[] NONE = {};
    private static final int BUFFER = 1 << 16;

    private final OutputStream target;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private boolean inRow;
    private long rows;

    public CsvFile(OutputStream target) {
        this.target = target;
    }

    @Override
    public void begin(List<Result.Column> columns) throws IOException {
        for (var column : columns) {
            value(column.name());
        }
        endLine();
    }

    @Override
    public void row(List<@Nullable Object> cells) throws IOException {
        for (var cell : cells) {
            value(cell);
        }
        end();
    }

    @Override
    public void value(@Nullable Object value) throws IOException {
        cell(cell(value).getBytes(StandardCharsets.UTF_8), false);
    }

    @Override
    public void number(byte @Nullable [] digits) throws IOException {
        cell(digits == null ? NONE : digits, false);
    }

    @Override
    public void text(byte @Nullable [] utf8) throws IOException {
        cell(utf8 == null ? NONE : utf8, utf8 != null && utf8.length > 0 && startsFormula((char) utf8[0]));
    }

    @Override
    public void end() throws IOException {
        endLine();
        rows++;
    }

    @Override
    public long rows() {
        return rows;
    }

    /** A value as the text of a cell. */
    public static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal it -> it.toPlainString();
            case Number it -> it.toString();
            default -> harmless(value.toString());
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && startsFormula(text.charAt(0)) ? "'" + text : text;
    }

    private static boolean startsFormula(char first) {
        return FORMULA_STARTS.indexOf(first) >= 0;
    }

    private void cell(byte[] text, boolean isFormula) throws IOException {
        if (inRow) {
            put(',');
        }
        inRow = true;
        var quoted = needsQuotes(text);
        if (quoted) {
            put('"');
        }
        if (isFormula) {
            put('\'');
        }
        if (quoted) {
            putDoubled(text);
            put('"');
        } else {
            put(text);
        }
    }

    private static boolean needsQuotes(byte[] text) {
        for (var one : text) {
            if (one == ',' || one == '"' || one == '\n' || one == '\r') {
                return true;
            }
        }
        return false;
    }

    private void putDoubled(byte[] text) throws IOException {
        for (var one : text) {
            if (one == '"') {
                put('"');
            }
            put((char) one);
        }
    }

    private void endLine() throws IOException {
        put('\r');
        put('\n');
        inRow = false;
    }

    private void put(char one) throws IOException {
        if (filled == BUFFER) {
            flush();
        }
        buffer[filled++] = (byte) one;
    }

    private void put(byte[] text) throws IOException {
        if (text.length > BUFFER - filled) {
            flush();
        }
        if (text.length > BUFFER) {
            target.write(text);
        } else {
            System.arraycopy(text, 0, buffer, filled, text.length);
            filled += text.length;
        }
    }

    private void flush() throws IOException {
        target.write(buffer, 0, filled);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        flush();
        target.close();
    }
}
