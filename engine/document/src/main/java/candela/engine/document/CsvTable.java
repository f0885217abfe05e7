package candela.engine.document;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.tika.exception.TikaException;

/** Tables in text, whatever stands between their cells. */
final class CsvTable implements FileReader {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int HEAD = 1 << 15;
    private static final int ROWS = 2_000;

    @Override
    public void read(Source source, Telling telling) throws IOException, TikaException {
        try (var reader = new BufferedReader(TextReader.open(Files.newInputStream(source.path())), HEAD)) {
            reader.mark(HEAD);
            var separator = separator(head(reader));
            reader.reset();
            var rows = new ArrayList<List<String>>();
            for (var it : table(separator, reader)) {
                rows.add(it.getFields());
                if (rows.size() == ROWS) {
                    telling.table(0, rows);
                    rows.clear();
                }
            }
            telling.table(0, rows);
        }
    }

    private static CsvReader<CsvRecord> table(char separator, Reader reader) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraCharsAfterClosingQuote(true)
                .ofCsvRecord(reader);
    }

    private static String head(Reader reader) throws IOException {
        var head = new char[HEAD];
        int length = 0;
        for (var read = 0; length < HEAD; length += read) {
            read = reader.read(head, length, HEAD - length);
            if (read < 0) {
                break;
            }
        }
        var text = new String(head, 0, length);
        return length < HEAD ? text : text.substring(0, Math.max(text.lastIndexOf('\n'), 0));
    }

    /** That which divides most rows into as many cells as the first. */
    private static char separator(String head) {
        return SEPARATORS.stream()
                .max(Comparator.comparingLong((Character it) -> likeTheFirst(it, head)))
                .orElse(',');
    }

    private static long likeTheFirst(char separator, String head) {
        try {
            var widths = table(separator, new StringReader(head)).stream()
                    .map(CsvRecord::getFieldCount)
                    .toList();
            int first = widths.isEmpty() ? 1 : widths.getFirst();
            return first == 1 ? 0 : widths.stream().filter(it -> it == first).count() * 100 + first;
        } catch (RuntimeException e) {
            return 0;
        }
    }
}
