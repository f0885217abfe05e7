package candela.server.datasource.reach;

import candela.engine.data.DataException;
import candela.engine.data.Demo;
import candela.engine.data.FileImport;
import candela.server.datasource.DataSource;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.DataSource.Kind;
import candela.server.datasource.Uploads;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.Secrets;
import candela.server.platform.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The DuckDB files made of uploads, and the demo's. Each is named for the source and for what it was made of, so a node
 * whose file is missing or made of something older makes a new one.
 */
@Component
public class ImportCache {

    private final Path folder;
    private final candela.server.storage.Files files;
    private final Map<Path, ReentrantLock> making = new ConcurrentHashMap<>();

    ImportCache(Settings settings, candela.server.storage.Files files) throws IOException {
        this.folder = Files.createDirectories(settings.data("sources"));
        this.files = files;
    }

    /** The file to read, made now where it is missing. */
    Path file(DataSource source) {
        var file = path(source.id(), source.uploads());
        var lock = making.computeIfAbsent(file, it -> new ReentrantLock());
        lock.lock();
        try {
            if (!Files.exists(file)) {
                make(source, file);
            }
            return file;
        } finally {
            lock.unlock();
        }
    }

    /** The file that the last sync wrote. */
    public Path fed(DataSource source) {
        return inputs(Actor.system(), source.uploads()).stream()
                .findFirst()
                .map(FileImport.Input::path)
                .orElseThrow(() -> Problem.conflict(
                        source.name() + " has never been synced to its end: see its page for the reason, and sync it"));
    }

    /** Reads uploaded files into the file of a source that is not saved yet. */
    public FileImport.Report load(DataSourceId id, Uploads uploads, List<FileImport.Input> inputs) {
        var options = new FileImport.Options(uploads.types(), FileImport.Options.DEFAULT.maxBytesUnpacked());
        return FileImport.load(inputs, path(id, uploads), options);
    }

    /** What is wrong with this file alone; empty when nothing is. */
    public String trouble(FileImport.Input input) {
        var trial = folder.resolve("trial-" + Secrets.token(16) + ".duckdb");
        try {
            FileImport.load(List.of(input), trial, FileImport.Options.DEFAULT);
            return "";
        } catch (DataException e) {
            return String.valueOf(e.getMessage());
        } finally {
            remove(trial);
        }
    }

    /** The stored files of a source, to be read anew; whoever sees the source reads them through it, not one by one. */
    public List<FileImport.Input> inputs(Actor system, Uploads uploads) {
        return uploads.files().stream()
                .map(it -> new FileImport.Input(it.name(), files.local(system, it.file()), it.into(), it.encoding()))
                .toList();
    }

    /** Removes all that was made for a source. */
    public void remove(DataSourceId id) {
        list().filter(it -> it.getFileName().toString().startsWith(id.value() + "."))
                .forEach(ImportCache::remove);
    }

    public void remove(DataSourceId id, Uploads uploads) {
        remove(path(id, uploads));
    }

    /** Removes what belongs to none of these sources, and what was left half done. */
    void sweep(List<DataSource> sources) {
        var kept = sources.stream().map(it -> path(it.id(), it.uploads())).toList();
        list().filter(it -> !kept.contains(it)).forEach(ImportCache::remove);
    }

    public Path path(DataSourceId id, Uploads uploads) {
        var madeOf = Secrets.hash(uploads.fingerprint()).substring(0, 16);
        return folder.resolve(id.value() + "." + madeOf + ".duckdb");
    }

    private void make(DataSource source, Path file) {
        if (source.kind() == Kind.DEMO) {
            Demo.write(file);
        } else {
            load(source.id(), source.uploads(), inputs(Actor.system(), source.uploads()));
        }
    }

    private Stream<Path> list() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
