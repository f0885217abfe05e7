package candela.server.model.gateway;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file that a node holds locked as long as it lives: the operating system lets go of it when the node dies. */
record NodeLock(Path file, FileChannel channel, FileLock lock) {

    static final String SUFFIX = ".lock";

    static NodeLock take(Path folder, String node) throws IOException {
        Files.createDirectories(folder);
        var taken = tried(folder.resolve(node + SUFFIX), StandardOpenOption.CREATE);
        if (taken == null) {
            throw new IOException("somebody else holds the new lock " + node);
        }
        return taken;
    }

    /** Takes it where its node has died; null where that lives, or another took it. */
    static @Nullable NodeLock ofTheDead(Path file) throws IOException {
        return Files.exists(file) ? tried(file, StandardOpenOption.WRITE) : null;
    }

    private static @Nullable NodeLock tried(Path file, StandardOpenOption how) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.WRITE, how);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? null : new NodeLock(file, channel, lock);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
        channel.close();
    }
}
