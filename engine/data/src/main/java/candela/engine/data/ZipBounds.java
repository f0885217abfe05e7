package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

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
        var packed = Files.size(path);
        var bound = Math.min(most, Math.max(SMALL, packed * RATIO));
        var unpacked = 0L;
        var entries = 0;
        var chunk = new byte[CHUNK];
        try (var archive = new ZipInputStream(Files.newInputStream(path))) {
            while (archive.getNextEntry() != null) {
                entries++;
                for (var read = archive.read(chunk); read > 0; read = archive.read(chunk)) {
                    unpacked += read;
                    if (unpacked > bound || entries > ENTRIES) {
                        throw tooLarge(name, bound);
                    }
                }
            }
        } catch (ZipException e) {
            throw damaged(name, e);
        }
        if (entries == 0) {
            throw damaged(name, null);
        }
    }

    private static DataException tooLarge(String name, long bound) {
        return new DataException(
                Reason.TOO_LARGE,
                "“%s” unpacks to more than %,d MB, which is not what a table looks like. Save it as CSV, or split it."
                        .formatted(name, bound >> 20));
    }

    private static DataException damaged(String name, @org.jspecify.annotations.Nullable ZipException cause) {
        return new DataException(
                Reason.MALFORMED, "“" + name + "” is damaged or cut off. Save or upload it again.", cause);
    }
}
