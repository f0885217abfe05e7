package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.apache.tika.exception.EncryptedDocumentException;

/** Finds out what a file is and has it read. */
final class Readers {

    private final int mostCharacters;
    private final MediaTypes types = new MediaTypes();
    private final Map<Kind, FileReader> readers = new EnumMap<>(Kind.class);

    Readers(int mostCharacters) {
        this.mostCharacters = mostCharacters;
        var tesseract = Tesseract.find();
        var formats = new TikaFormats(this);
        for (var kind : Kind.values()) {
            readers.put(
                    kind,
                    switch (kind) {
                        case PDF -> new PdfReader(tesseract);
                        case IMAGE -> new ImageReader(tesseract);
                        case TEXT -> new TextReader();
                        case CSV -> new CsvTable();
                        case MARKDOWN -> new MarkdownReader();
                        default -> formats;
                    });
        }
    }

    /** Tells a whole document, or why there is none. */
    void read(Path file, String name, DataOutputStream out) {
        var telling = new Telling(out, mostCharacters);
        try {
            read(file, name, 0, telling);
        } catch (Refusal e) {
            telling.refused(e.reason(), "“" + name + "” " + e.words());
        }
    }

    /** @param depth 0 for a file, 1 for what is attached to it */
    void read(Path file, String name, int depth, Telling telling) {
        FileReader.Source source;
        try {
            var type = types.of(file, name);
            var kind = types.kind(type);
            Harm.check(file, kind);
            source = new FileReader.Source(file, name, kind, type, depth);
        } catch (IOException e) {
            throw refusal(e);
        }
        telling.begin(source.kind(), name);
        content(source, telling);
        telling.end();
    }

    private void content(FileReader.Source source, Telling telling) {
        try {
            reader(source.kind()).read(source, telling);
        } catch (Exception | StackOverflowError | LinkageError e) {
            var refusal = refusal(e);
            if (source.depth() == 0 || refusal.reason() == Reason.TOO_LARGE) {
                throw refusal;
            }
            telling.note("“" + source.name() + "” " + refusal.words());
        }
        if (source.depth() == 0 && telling.told() == 0) {
            throw new Refusal(Reason.EMPTY, "holds no text.");
        }
    }

    private FileReader reader(Kind kind) {
        var reader = readers.get(kind);
        if (reader == null) {
            throw new IllegalStateException("nobody reads " + kind);
        }
        return reader;
    }

    /** Libraries wrap what is thrown within them. */
    private static Refusal refusal(Throwable trouble) {
        for (var it = trouble; it != null; it = it.getCause()) {
            if (it instanceof Refusal refusal) {
                return refusal;
            }
            if (it instanceof EncryptedDocumentException
                    || it instanceof org.apache.poi.EncryptedDocumentException
                    || it instanceof org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException) {
                return new Refusal(
                        Reason.ENCRYPTED, "is locked with a password. Save it without one and upload it again.");
            }
        }
        return new Refusal(
                Reason.DAMAGED, "is damaged or cut off (" + Worker.words(trouble) + "). Save or export it again.");
    }

    MediaTypes types() {
        return types;
    }
}
