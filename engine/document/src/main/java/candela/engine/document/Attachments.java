package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.xml.sax.ContentHandler;

/** Reads what is attached to a mail as documents of their own, so deep and so many. */
final class Attachments implements EmbeddedDocumentExtractor {

    private static final int DEEPEST = 3;
    private static final int MOST = 100;
    private static final long LARGEST = 100L << 20;

    private final Readers readers;
    private final Telling telling;
    private final int depth;
    private int number;

    Attachments(Readers readers, Telling telling, int depth) {
        this.readers = readers;
        this.telling = telling;
        this.depth = depth;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
        return true;
    }

    @Override
    public void parseEmbedded(InputStream in, ContentHandler handler, Metadata metadata, boolean html)
            throws IOException {
        number++;
        var name = name(metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY));
        if (number > MOST || depth >= DEEPEST) {
            leftOut(name, number > MOST ? "there are more than " + MOST : "it lies too deep");
            return;
        }
        var file = Files.createTempFile("attachment", "");
        try {
            read(in, file, name);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void read(InputStream in, java.nio.file.Path file, String name) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var chunk = new byte[1 << 16];
            var size = 0L;
            for (var read = in.read(chunk); read > 0 && size <= LARGEST; read = in.read(chunk)) {
                out.write(chunk, 0, read);
                size += read;
            }
            if (size > LARGEST) {
                leftOut(name, "it is larger than " + (LARGEST >> 20) + " MB");
                return;
            }
        }
        part(file, name);
    }

    /** One that cannot be read does not spoil the mail; one that is beyond the bounds does. */
    private void part(java.nio.file.Path file, String name) {
        try {
            readers.read(file, name, depth + 1, telling);
        } catch (Refusal e) {
            if (e.reason() == Reason.TOO_LARGE) {
                throw e;
            }
            leftOut(name, e.words().replaceFirst("\\.$", ""));
        }
    }

    private void leftOut(String name, String why) {
        telling.note("The attachment “" + name + "” was left out: " + why + ".");
    }

    /** The name alone, since a path in it is somebody else's. */
    private String name(String given) {
        var name = Telling.clean(given == null ? "" : given, false).replaceFirst(".*[/\\\\]", "");
        return name.isBlank() || name.matches("\\.+") ? "attachment " + number : name;
    }
}
