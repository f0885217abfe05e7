package candela.engine.data;

import candela.engine.data.DataException.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** A database file in the making, that appears under its name whole or not at all. */
final class WholeFile implements AutoCloseable {

    private final Path target;
    private final Path unfinished;

    WholeFile(Path target) {
        this.target = target.toAbsolutePath();
        this.unfinished = this.target.resolveSibling("." + UUID.randomUUID() + ".unfinished");
    }

    Path unfinished() {
        return unfinished;
    }

    /** Takes the place of the target in one step; the database must be closed. */
    void finish() {
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DataException(
                    Reason.DENIED,
                    "“" + target.getFileName() + "” cannot be written. Check the folder's permissions.",
                    e);
        }
    }

    /** Leaves nothing behind but what was finished. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(unfinished);
            Files.deleteIfExists(unfinished.resolveSibling(unfinished.getFileName() + ".wal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
