package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;

/** What a file is: its content decides, its name only helps where content leaves a choice. */
final class MediaTypes {

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry("application/pdf", Kind.PDF),
            Map.entry("application/msword", Kind.WORD),
            Map.entry("application/vnd.ms-powerpoint", Kind.SLIDES),
            Map.entry("application/vnd.ms-excel", Kind.WORKBOOK),
            Map.entry("application/rtf", Kind.RTF),
            Map.entry("text/html", Kind.HTML),
            Map.entry("application/xhtml+xml", Kind.HTML),
            Map.entry("text/x-web-markdown", Kind.MARKDOWN),
            Map.entry("text/csv", Kind.CSV),
            Map.entry("text/tsv", Kind.CSV),
            Map.entry("text/tab-separated-values", Kind.CSV),
            Map.entry("message/rfc822", Kind.MAIL),
            Map.entry("application/vnd.ms-outlook", Kind.MAIL),
            Map.entry("application/epub+zip", Kind.EPUB));

    private static final Set<String> PICTURES =
            Set.of("image/png", "image/jpeg", "image/tiff", "image/bmp", "image/x-ms-bmp", "image/gif");
    private static final Set<String> LOCKED =
            Set.of("application/x-tika-ooxml-protected", "application/x-tika-msoffice-protected");

    private final Detector detector = new DefaultDetector();
    private final MediaTypeRegistry registry = MediaTypeRegistry.getDefaultRegistry();

    Detector detector() {
        return detector;
    }

    MediaType of(Path file, String name) throws IOException {
        var hints = new Metadata();
        hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
        try (var in = TikaInputStream.get(file)) {
            return detector.detect(in, hints).getBaseType();
        }
    }

    /** @throws Refusal when nobody reads such files */
    Kind kind(MediaType type) {
        var name = type.toString();
        if (LOCKED.contains(name)) {
            throw new Refusal(Reason.ENCRYPTED, "is locked with a password. Save it without one and upload it again.");
        }
        var known = KINDS.get(name);
        if (known != null) {
            return known;
        }
        if (PICTURES.contains(name)) {
            return Kind.IMAGE;
        }
        return family(type, name);
    }

    private Kind family(MediaType type, String name) {
        if (name.startsWith("application/vnd.oasis.opendocument.")) {
            return Kind.OPEN_DOCUMENT;
        }
        if (name.startsWith("application/vnd.openxmlformats-officedocument.wordprocessing")
                || name.startsWith("application/vnd.ms-word.")) {
            return Kind.WORD;
        }
        if (name.startsWith("application/vnd.openxmlformats-officedocument.presentation")
                || name.startsWith("application/vnd.ms-powerpoint.")) {
            return Kind.SLIDES;
        }
        if (name.startsWith("application/vnd.openxmlformats-officedocument.spreadsheet")
                || name.startsWith("application/vnd.ms-excel.")) {
            return Kind.WORKBOOK;
        }
        if (!name.startsWith("image/") && registry.isInstanceOf(type, MediaType.TEXT_PLAIN)
                || registry.isInstanceOf(type, MediaType.APPLICATION_XML) && !name.startsWith("image/")) {
            return Kind.TEXT;
        }
        throw new Refusal(
                Reason.UNSUPPORTED,
                "is a file of the kind " + name + ", which is not read. Save it as PDF, DOCX or text"
                        + (name.contains("zip") || name.contains("compressed") ? ", or unpack it first." : "."));
    }
}
