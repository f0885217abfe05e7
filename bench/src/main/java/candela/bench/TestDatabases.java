package candela.bench;

import candela.engine.ai.SentenceVectors;
import candela.engine.ask.Meanings;
import candela.engine.ask.Parser;
import candela.engine.ask.ValueIndex;
import candela.engine.data.Access;
import candela.engine.data.Database;
import candela.engine.data.Demo;
import candela.engine.data.Inspection;
import candela.engine.data.Source;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The databases of a set, opened when first needed: {@code DB/DB.sqlite}, or {@code DB/DB.sql}, a script of SQLite's
 * statements. The name {@code demo} without a folder means the demo shop. Many threads may use it, each database one at
 * a time.
 */
final class TestDatabases implements AutoCloseable {

    private static final int MOST_VALUES = 50_000;
    /** About ten seconds. */
    private static final int MOST_STEPS = 50_000;

    private record Opened(Path file, Database database, Schema schema) {}

    private final SentenceVectors vectors = new SentenceVectors();
    private final Path folder;
    private final int mostSteps;
    private final Descriptions descriptions;
    private final Path temporary;
    private final Map<String, Opened> open = new ConcurrentHashMap<>();
    private final Map<String, ValueIndex> values = new ConcurrentHashMap<>();
    private final Map<String, Parser> parsers = new ConcurrentHashMap<>();
    private final Map<String, TestRows.Reader> readers = new ConcurrentHashMap<>();

    TestDatabases(Path folder, @Nullable Path descriptions) throws IOException {
        this(folder, descriptions, MOST_STEPS);
    }

    /** @param mostSteps how long one statement of a set may take, as {@link TestRows.Reader#of} counts it */
    TestDatabases(Path folder, @Nullable Path descriptions, int mostSteps) throws IOException {
        this.folder = folder;
        this.mostSteps = mostSteps;
        this.descriptions = descriptions == null ? Descriptions.NONE : Descriptions.load(descriptions);
        this.temporary = Installation.temporary();
    }

    /** The parser over one database, on a given day. */
    Parser parser(String db, @Nullable LocalDate today) {
        return parsers.computeIfAbsent(db + "@" + today, it -> {
            var opened = opened(db);
            var clock = today == null
                    ? Clock.systemUTC()
                    : Clock.fixed(today.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
            return Parser.of(opened.schema(), opened.database().dialect(), index(db), meanings(), clock);
        });
    }

    Meanings meanings() {
        return vectors::of;
    }

    Schema schema(String db) {
        return opened(db).schema();
    }

    Dialect dialect(String db) {
        return opened(db).database().dialect();
    }

    private ValueIndex index(String db) {
        return values.computeIfAbsent(
                db, it -> ValueIndex.of(schema(db), (table, column) -> values(db, table.name(), column.name())));
    }

    List<String> values(String db, String table, String column) {
        return opened(db).database().distinctValues(table, column, MOST_VALUES);
    }

    /** Runs any statement, also the set's own ones. */
    TestRows.Reader rows(String db) {
        return readers.computeIfAbsent(
                db, it -> TestRows.Reader.of(readable(opened(db).file()), mostSteps));
    }

    /** DuckDB opens a file only once in one process unless all settings agree: a copy is read beside it. */
    private Path readable(Path file) {
        if (!file.toString().endsWith(".duckdb")) {
            return file;
        }
        try {
            return Files.copy(file, temporary.resolve("copy-of-" + file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Opened opened(String db) {
        return open.computeIfAbsent(db, it -> {
            try {
                return open(db, file(db));
            } catch (IOException | SQLException e) {
                throw new IllegalStateException("The database " + db + " cannot be opened", e);
            }
        });
    }

    private Opened open(String db, Path file) {
        var duck = file.toString().endsWith(".duckdb");
        var source = duck ? new Source.DuckDbFile(file) : new Source.SqliteFile(file);
        var database = Database.open(source, Access.DEFAULT);
        var schema = descriptions.applied(db, database.inspect(Inspection.DEFAULT));
        return new Opened(file, database, schema);
    }

    private Path file(String db) throws IOException, SQLException {
        var stored = folder.resolve(db).resolve(db + ".sqlite");
        var script = folder.resolve(db).resolve(db + ".sql");
        if (Files.exists(stored)) {
            return stored;
        }
        if (Files.exists(script)) {
            return made(temporary.resolve(db + ".sqlite"), Files.readString(script));
        }
        if (!db.equals("demo")) {
            throw new IOException("Neither " + stored + " nor " + script + " exists");
        }
        var demo = temporary.resolve("demo.duckdb");
        Demo.write(demo);
        return demo;
    }

    private static Path made(Path file, String script) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
        return file;
    }

    @Override
    public void close() {
        vectors.close();
        readers.values().forEach(TestRows.Reader::close);
        open.values().forEach(it -> it.database().close());
    }
}
