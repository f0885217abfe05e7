package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads cells between delimiters as RFC 4180 has it, forgiving what spreadsheets and people make of it. */
final class Delimited implements RowSource {

    private static final String DELIMITERS = ",;\t|";
    private static final int LONGEST_CELL = 4 << 20;
    private static final int END = -1;

    private final Reader source;
    private final char delimiter;
    private final String name;
    private final char[] buffer = new char[1 << 16];
    private final StringBuilder cell = new StringBuilder();
    private int filled;
    private int at;
    private long line = 1;
    private long rowLine = 1;

    Delimited(Reader source, char delimiter, String name) {
        this.source = source;
        this.delimiter = delimiter;
        this.name = name;
    }

    /** The delimiter that cuts the first lines into the most even rows. */
    static char delimiter(String head, String name) {
        var best = ',';
        var bestScore = 0.0;
        for (var candidate : DELIMITERS.toCharArray()) {
            var score = evenness(head, candidate, name);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static double evenness(String head, char delimiter, String name) {
        var widths = new HashMap<Integer, Integer>();
        var rows = 0;
        var reader = new Delimited(new java.io.StringReader(head), delimiter, name);
        try {
            for (var row = reader.next(); row != null && rows < 200; row = reader.next()) {
                widths.merge(row.size(), 1, Integer::sum);
                rows++;
            }
        } catch (IOException | DataException e) {
            // The head ends within a quoted cell, which is no fault of the file.
            rows++;
        }
        var most = 0.0;
        for (var width : widths.entrySet()) {
            if (width.getKey() > 1) {
                most = Math.max(most, (double) width.getValue() / rows * (1 - 1.0 / (width.getKey() + 2)));
            }
        }
        return most;
    }

    @Override
    public long line() {
        return rowLine;
    }

    @Override
    public @Nullable List<@Nullable String> next() throws IOException {
        rowLine = line;
        if (peek() == END) {
            return null;
        }
        var row = new ArrayList<@Nullable String>();
        var more = true;
        while (more) {
            cell.setLength(0);
            if (peek() == '"') {
                quoted();
            }
            more = plain();
            row.add(cell.toString());
        }
        return row;
    }

    /** Reads up to the delimiter or the line's end; true when another cell follows. */
    private boolean plain() throws IOException {
        while (true) {
            var start = at;
            while (at < filled && !ends(buffer[at])) {
                at++;
            }
            cell.append(buffer, start, at - start);
            bound();
            if (at < filled || peek() != END) {
                if (!ends(buffer[at])) {
                    continue;
                }
                return closing(buffer[at++]);
            }
            return false;
        }
    }

    private boolean ends(char c) {
        return c == delimiter || c == '\n' || c == '\r';
    }

    private boolean closing(char end) throws IOException {
        if (end == delimiter) {
            return true;
        }
        if (end == '\r' && peek() == '\n') {
            at++;
        }
        line++;
        return false;
    }

    private void quoted() throws IOException {
        var opened = line;
        at++;
        while (true) {
            var next = peek();
            if (next == END) {
                throw new DataException(
                        Reason.MALFORMED,
                        "In “%s” the quotation mark opened in line %d is never closed: the file is cut off, or the mark"
                                        .formatted(name, opened)
                                + " should be doubled.",
                        (int) opened,
                        0,
                        null);
            }
            at++;
            if (next == '"') {
                if (peek() != '"') {
                    return;
                }
                at++;
            } else if (next == '\n') {
                line++;
            }
            cell.append((char) next);
            bound();
        }
    }

    private void bound() {
        if (cell.length() > LONGEST_CELL) {
            throw new DataException(
                    Reason.TOO_LARGE,
                    "In “%s”, line %d, one cell holds more than 4 million characters. A quotation mark may be missing."
                            .formatted(name, rowLine),
                    (int) rowLine,
                    0,
                    null);
        }
    }

    private int peek() throws IOException {
        if (at == filled) {
            filled = Math.max(0, source.read(buffer, 0, buffer.length));
            at = 0;
        }
        return filled == 0 ? END : buffer[at];
    }
}
