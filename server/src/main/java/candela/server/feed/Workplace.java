package candela.server.feed;

import candela.server.feed.Run.RunId;
import candela.server.platform.Actor;
import candela.server.storage.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.springframework.util.FileSystemUtils;

/** The folder in which one run writes; what an earlier attempt left there goes first, and all of it at the end. */
final class Workplace implements AutoCloseable {

    private final Path folder;
    private final candela.server.storage.Files files;

    Workplace(Path all, RunId run, candela.server.storage.Files files) {
        this.folder = all.resolve(run.value().toString());
        this.files = files;
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the new copy is written. */
    Path file() {
        return folder.resolve("copy.duckdb");
    }

    /** Gives the finished copy to the storage, and takes it back where it is not wanted. */
    <T> T handOver(Function<Received, T> keep) {
        var received = received();
        try {
            return keep.apply(received);
        } catch (RuntimeException e) {
            files.discard(Actor.system(), received);
            throw e;
        }
    }

    private Received received() {
        try (var content = Files.newInputStream(file())) {
            return files.made(Actor.system(), "copy.duckdb", content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
