package candela.engine.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks whether delimited text is exactly as RFC 4180 has it, every row as wide as the others. Such a file means the
 * same to every reader; whatever is looser is left to {@link Delimited}.
 */
final class StrictCsv {

    private static final long NOT_STRICT = -1;
    private static final int CHUNK = 1 << 16;
    /** DuckDB's own reader refuses longer rows than two million bytes. */
    private static final int LONGEST_ROW = 1 << 20;

    /** Where in a cell the next byte stands. */
    private enum Place {
        BEGIN,
        PLAIN,
        QUOTED,
        AFTER_QUOTE,
        AFTER_RETURN
    }

    private final byte delimiter;
    private final int width;
    private Place place = Place.BEGIN;
    private int cells;
    private int bytes;
    private long rows;
    private long ends;
    private long returns;
    private boolean strict = true;
    private boolean blankEnd;

    private StrictCsv(char delimiter, int width) {
        this.delimiter = (byte) delimiter;
        this.width = width;
    }

    /**
     * The number of rows, the header's included; negative when the file is not strict.
     *
     * @param width how many cells each row must have
     */
    static long rows(Path path, char delimiter, int width) throws IOException {
        var scan = new StrictCsv(delimiter, width);
        try (var stream = Files.newInputStream(path)) {
            scan.read(stream);
        }
        return scan.strict ? scan.rows : NOT_STRICT;
    }

    private void read(InputStream stream) throws IOException {
        var chunk = new byte[CHUNK];
        for (var filled = stream.read(chunk); filled >= 0 && strict; filled = stream.read(chunk)) {
            for (var i = 0; i < filled && strict; i++) {
                step(chunk[i]);
            }
        }
        end();
    }

    private void step(byte next) {
        bytes++;
        switch (next) {
            case '"' -> quote();
            case '\n', '\r' -> lineEnd(next);
            case 0 -> strict = false;
            default -> {
                if (next == delimiter && place != Place.QUOTED) {
                    strict &= place != Place.AFTER_RETURN;
                    cells++;
                    place = Place.BEGIN;
                } else {
                    ordinary();
                }
            }
        }
    }

    private void ordinary() {
        if (place == Place.BEGIN) {
            place = Place.PLAIN;
        }
        strict &= place == Place.PLAIN || place == Place.QUOTED;
    }

    private void quote() {
        switch (place) {
            case BEGIN, AFTER_QUOTE -> place = Place.QUOTED;
            case QUOTED -> place = Place.AFTER_QUOTE;
            case PLAIN, AFTER_RETURN -> strict = false;
        }
    }

    private void lineEnd(byte next) {
        if (place == Place.QUOTED) {
            // DuckDB leaves out the header as a line, not as a row.
            strict &= rows > 0;
        } else if (next == '\r') {
            strict &= place != Place.AFTER_RETURN;
            place = Place.AFTER_RETURN;
        } else {
            ends++;
            returns += place == Place.AFTER_RETURN ? 1 : 0;
            row(place == Place.AFTER_RETURN ? 2 : 1);
        }
    }

    /** A row ends; one that holds nothing at all may only stand at the end. */
    private void row(int endBytes) {
        if (bytes == endBytes && width > 1) {
            blankEnd = true;
        } else {
            strict &= !blankEnd && bytes > endBytes && bytes <= LONGEST_ROW && cells == width - 1;
            rows++;
        }
        cells = 0;
        bytes = 0;
        place = Place.BEGIN;
    }

    private void end() {
        strict &= place != Place.QUOTED && place != Place.AFTER_RETURN && (returns == 0 || returns == ends);
        if (bytes > 0) {
            row(0);
        }
    }
}
