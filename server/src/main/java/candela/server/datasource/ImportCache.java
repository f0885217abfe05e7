package candela.server.datasource;

import candela.engine.data.Demo;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Problem;
import candela.server.platform.Secrets;
import candela.server.platform.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The DuckDB files made of uploads, and the demo's. Each is named for the source and for what it was made of, so a node
 * whose file is missing or made of something older makes a new one.
 */
@Component
class ImportCache {

    private static final long SEED = 20_230_101;

    private final Path folder;
    private final Map<Path, ReentrantLock> making = new ConcurrentHashMap<>();

    ImportCache(Settings settings) throws IOException {
        folder = Files.createDirectories(settings.data("sources"));
    }

    /** The file to read, made now where it is missing. */
    Path file(DataSource source) {
        return switch (source.kind()) {
            case DEMO -> made(path(source.id(), source.uploads()), it -> Demo.write(it, SEED));
            default -> throw Problem.invalid("kind", "Nothing was uploaded for this data source");
        };
    }

    Path path(DataSourceId id, Uploads uploads) {
        var madeOf = Secrets.hash(uploads.fingerprint()).substring(0, 16);
        return folder.resolve(id.value() + "." + madeOf + ".duckdb");
    }

    /** Removes what was made for a source, but for what holds now. */
    void removeOthers(DataSourceId id, Path keep) {
        try (Stream<Path> files = Files.list(folder)) {
            for (var file : files.filter(it -> it.getFileName().toString().startsWith(id.value() + "."))
                    .toList()) {
                if (!file.toString().startsWith(keep.toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path made(Path file, Consumer<Path> how) {
        var lock = making.computeIfAbsent(file, it -> new ReentrantLock());
        lock.lock();
        try {
            if (!Files.exists(file)) {
                how.accept(file);
            }
            return file;
        } finally {
            lock.unlock();
        }
    }
}
