package candela.server.platform;

import candela.engine.data.CsvFile;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A CSV file (RFC 4180) for download. A text cell that a spreadsheet would run as a formula gets an apostrophe before
 * it; numbers stay numbers.
 */
public final class Csv {

    private final StringWriter text = new StringWriter();
    private final CsvWriter writer =
            CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);

    public Csv(String... header) {
        writer.writeRecord(Arrays.stream(header).map(CsvFile::cell).toList());
    }

    public void row(List<? extends @Nullable Object> cells) {
        writer.writeRecord(cells.stream().map(CsvFile::cell).toList());
    }

    public ResponseEntity<byte[]> download(String name) {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
