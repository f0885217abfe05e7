package candela.engine.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.tika.detect.AutoDetectReader;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;

/** Plain text in whatever encoding: empty lines stand between paragraphs. */
final class TextReader implements FileReader {

    private static final Pattern EMPTY_LINE = Pattern.compile("\\R[ \\t\\x0B\\f]*\\R\\s*");

    @Override
    public void read(Source source, Telling telling) throws IOException, TikaException {
        try (var reader = open(Files.newInputStream(source.path()))) {
            var held = new StringBuilder();
            var chunk = new char[1 << 14];
            for (var read = reader.read(chunk); read >= 0; read = reader.read(chunk)) {
                held.append(chunk, 0, read);
                whole(held, telling);
                telling.expect(held.length());
            }
            telling.paragraph(0, held.toString());
        }
    }

    /** By its byte order mark, as strict UTF-8, or as letters and their frequency make likely. */
    static Reader open(InputStream in) throws IOException, TikaException {
        return new AutoDetectReader(new BufferedInputStream(in, 1 << 16), new Metadata());
    }

    /** Tells the paragraphs that are whole. */
    private static void whole(StringBuilder held, Telling telling) {
        var matcher = EMPTY_LINE.matcher(held);
        int begin = 0;
        while (matcher.find() && matcher.end() < held.length()) {
            telling.paragraph(0, held.substring(begin, matcher.start()));
            begin = matcher.end();
        }
        held.delete(0, begin);
    }

    /** The whole text, for readers that need it at once. */
    static String all(Source source, Telling telling) throws IOException, TikaException {
        try (var reader = open(Files.newInputStream(source.path()))) {
            var all = new StringBuilder();
            var chunk = new char[1 << 14];
            for (var read = reader.read(chunk); read >= 0; read = reader.read(chunk)) {
                all.append(chunk, 0, read);
                telling.expect(all.length());
            }
            return all.toString();
        }
    }
}
