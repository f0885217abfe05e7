package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Finds out what an archive really unpacks to, before anything believes what it says of itself. */
final class ZipBounds {

    private static final int CHUNK = 1 << 16;
    private static final long SMALL = 16L << 20;
    private static final long RATIO = 200;
    private static final int ENTRIES = 10_000;

    private ZipBounds() {}

    /**
     * @throws DataException TOO_LARGE when it unpacks to more than {@code most} bytes or more than 200 times its size
     */
    static void check(Path path, String name, long most) throws IOException {
        var bound = Math.min(most, Math.max(SMALL, Files.size(path) * RATIO));
        try (var archive = new ZipFile(path.toFile())) {
            if (archive.size() == 0 || archive.size() > ENTRIES) {
                throw damaged(name, null);
            }
            var unpacked = 0L;
            for (var entry : Collections.list(archive.entries())) {
                unpacked += unpack(archive, entry, bound - unpacked);
                if (unpacked > bound) {
                    throw tooLarge(name, bound);
                }
            }
        } catch (ZipException e) {
            throw damaged(name, e);
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

    private static DataException tooLarge(String name, long bound) {
        return new DataException(
                Reason.TOO_LARGE,
                "“%s” unpacks to more than %,d MB, which is not what a table looks like. Save it as CSV, or split it."
                        .formatted(name, bound >> 20));
    }

    private static DataException damaged(String name, @Nullable ZipException cause) {
        return new DataException(
                Reason.MALFORMED, "“" + name + "” is damaged or cut off. Save or upload it again.", cause);
    }
}
