package candela.cli;

import candela.engine.data.Access;
import candela.engine.data.DataException;
import candela.engine.data.DataException.Reason;
import candela.engine.data.Database;
import candela.engine.data.Demo;
import candela.engine.data.FileImport;
import candela.engine.data.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data that a question is asked of, open for reading.
 *
 * @param temporary the folder that holds the imported tables and goes at the end; null where nothing was imported
 */
record OpenedData(
        Database database, List<String> notes, @Nullable Path temporary) implements AutoCloseable {

    static OpenedData of(Source source) {
        return new OpenedData(Database.open(source, Access.DEFAULT), List.of(), null);
    }

    static OpenedData ofDemo() {
        var folder = temporaryFolder();
        var file = folder.resolve("demo.duckdb");
        Demo.write(file);
        return new OpenedData(Database.open(new Source.DuckDbFile(file), Access.DEFAULT), List.of(), folder);
    }

    /** A single database file is read where it lies; other files become tables of a temporary database. */
    static OpenedData ofFiles(List<Path> files) {
        files.forEach(OpenedData::check);
        return switch (files.size() == 1 ? signature(files.getFirst()) : Signature.OTHER) {
            case SQLITE -> of(new Source.SqliteFile(files.getFirst()));
            case DUCKDB -> of(new Source.DuckDbFile(files.getFirst()));
            case OTHER -> imported(files);
        };
    }

    private static OpenedData imported(List<Path> files) {
        var folder = temporaryFolder();
        var target = folder.resolve("files.duckdb");
        var inputs = files.stream()
                .map(it -> new FileImport.Input(it.getFileName().toString(), it))
                .toList();
        var report = FileImport.load(inputs, target, FileImport.Options.DEFAULT);
        var notes = report.tables().stream()
                .flatMap(table -> table.notes().stream().map(it -> table.name() + ": " + it))
                .toList();
        return new OpenedData(Database.open(new Source.DuckDbFile(target), Access.DEFAULT), notes, folder);
    }

    private static void check(Path file) {
        if (!Files.exists(file)) {
            throw new DataException(Reason.MALFORMED, "there is no file " + file);
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new DataException(Reason.DENIED, file + " is not a file that can be read");
        }
    }

    /** What the first bytes of a file say it is. */
    private enum Signature {
        SQLITE,
        DUCKDB,
        OTHER
    }

    private static Signature signature(Path file) {
        try (var stream = Files.newInputStream(file)) {
            var head = new String(stream.readNBytes(16), StandardCharsets.ISO_8859_1);
            var isDuckDb = head.length() == 16 && head.startsWith("DUCK", 8);
            return head.startsWith("SQLite format 3")
                    ? Signature.SQLITE
                    : isDuckDb ? Signature.DUCKDB : Signature.OTHER;
        } catch (IOException e) {
            throw new DataException(Reason.DENIED, file + " cannot be read", e);
        }
    }

    /** A folder of the caller's own that also goes when the process is told to end. */
    private static Path temporaryFolder() {
        try {
            var folder = Files.createTempDirectory("candela-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            return folder;
        } catch (IOException e) {
            throw new DataException(Reason.DENIED, "no temporary folder can be made: free some space or set TMPDIR", e);
        }
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        database.close();
        if (temporary != null) {
            remove(temporary);
        }
    }
}
