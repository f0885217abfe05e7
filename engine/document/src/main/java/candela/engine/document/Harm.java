package candela.engine.document;

import candela.engine.document.ExtractionException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** What is found out about a file before a library opens it: whether it unpacks without end, or is two files in one. */
final class Harm {

    private static final int CHUNK = 1 << 16;
    private static final int HEAD = 1 << 10;
    private static final long SMALL = 32L << 20;
    private static final long MOST = 2L << 30;
    private static final long RATIO = 100;
    private static final int ENTRIES = 20_000;

    private Harm() {}

    static void check(Path file, Kind kind) throws IOException {
        var archive = startsAsArchive(file);
        if (archive != endsAsArchive(file) || archive && head(file).contains("%PDF-")) {
            if (archive) {
                throw new Refusal(Reason.DAMAGED, "is cut off, or two files in one. Save or upload it again.");
            }
            if (kind != Kind.MAIL) {
                throw new Refusal(Reason.HARMFUL, "is two files in one. Save it anew from the program that made it.");
            }
        }
        if (archive) {
            unpacked(file);
        }
    }

    private static String head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean startsAsArchive(Path file) throws IOException {
        return head(file).startsWith("PK\3\4");
    }

    /** Whether the directory of an archive stands at the end, as {@link ZipFile} would find it. */
    private static boolean endsAsArchive(Path file) {
        try (var archive = new ZipFile(file.toFile())) {
            return archive.size() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void unpacked(Path file) throws IOException {
        var bound = Math.min(MOST, Math.max(SMALL, Files.size(file) * RATIO));
        try (var archive = new ZipFile(file.toFile())) {
            if (archive.size() > ENTRIES) {
                throw bomb();
            }
            var unpacked = 0L;
            for (var entry : Collections.list(archive.entries())) {
                unpacked += unpack(archive, entry, bound - unpacked);
                if (unpacked > bound) {
                    throw bomb();
                }
            }
        } catch (ZipException e) {
            throw new Refusal(Reason.DAMAGED, "is damaged or cut off. Save or upload it again.");
        }
    }

    /** How many bytes really come out, looking no further than just beyond the bound. */
    private static long unpack(ZipFile archive, ZipEntry entry, long bound) throws IOException {
        var chunk = new byte[CHUNK];
        var unpacked = 0L;
        try (var stream = archive.getInputStream(entry)) {
            for (var read = stream.read(chunk); read > 0 && unpacked <= bound; read = stream.read(chunk)) {
                unpacked += read;
            }
        }
        return unpacked;
    }

    private static Refusal bomb() {
        return new Refusal(
                Reason.HARMFUL, "unpacks to far more than its size, as no honest document does. Save it as PDF.");
    }
}
