package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.sql.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Turns files that people have into tables of one DuckDB file, with the types that their values have. */
public final class FileImport {

    private FileImport() {}

    /**
     * A file to read.
     *
     * @param name what its owner calls it; only the last part counts, and only to name the table
     * @param path where it lies
     * @param into the table of an earlier file whose rows it continues; null for a table of its own
     * @param encoding that of its text as its owner says; null to find it by looking
     */
    public record Input(
            String name,
            Path path,
            @Nullable String into,
            @Nullable FileEncoding encoding) {

        public Input(String name, Path path) {
            this(name, path, null, null);
        }
    }

    /**
     * How to read.
     *
     * @param types corrected types by {@code table.column}; a value that does not fit is an error
     * @param maxBytesUnpacked the most that a compressed file may unpack to
     */
    public record Options(Map<String, Schema.Type> types, long maxBytesUnpacked) {

        public static final Options DEFAULT = new Options(Map.of(), 2L << 30);

        public Options {
            types = Map.copyOf(types);
        }
    }

    /** What was read, table by table. */
    public record Report(List<Table> tables) {

        /**
         * One table of the report.
         *
         * @param format what the file was, such as {@code CSV}
         * @param notes what its owner should know: encodings, rows cut, columns that stayed text
         */
        public record Table(String name, long rows, String format, List<String> notes, List<Column> columns) {}

        /** A column as it was read. */
        public record Column(String name, Schema.Type type) {}
    }

    /**
     * Reads the files into a new database that takes the target's place, whole or not at all.
     *
     * @throws DataException MALFORMED, UNSUPPORTED or TOO_LARGE with the file's name and what to do
     */
    public static Report load(List<Input> files, Path target, Options options) {
        return NativeThreads.call(() -> loaded(files, target, options));
    }

    private static Report loaded(List<Input> files, Path target, Options options) {
        try (var whole = new WholeFile(target)) {
            var report = load(files, whole, options);
            whole.finish();
            return report;
        } catch (SQLException e) {
            throw new DataException(
                    Reason.DENIED,
                    "The tables cannot be written: " + Cause.firstLine(String.valueOf(e.getMessage())) + ".",
                    e);
        }
    }

    private static Report load(List<Input> files, WholeFile whole, Options options) throws SQLException {
        var names = new TableNames();
        var tables = new ArrayList<Report.Table>();
        try (var connection = DuckDbConnector.open(whole.unfinished(), hardened())) {
            confine(connection, files);
            for (var file : files) {
                if (file.into() == null) {
                    tables.addAll(new Loader(connection, names, options).load(file));
                } else {
                    new Appending(connection, options, tables).append(file, file.into());
                }
            }
            try (var statement = connection.createStatement()) {
                statement.execute("CHECKPOINT");
            }
        }
        return new Report(tables);
    }

    static Properties hardened() {
        var properties = new Properties();
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("allow_community_extensions", "false");
        properties.setProperty("allow_persistent_secrets", "false");
        properties.setProperty("memory_limit", "2GB");
        return properties;
    }

    /** From here on the connection reads these files and nothing else, whatever stands in them. */
    private static void confine(DuckDBConnection connection, List<Input> files) throws SQLException {
        var paths = new ArrayList<String>();
        for (var file : files) {
            paths.add(Loader.literal(file.path()));
            paths.add(Loader.literal(Path.of(file.path() + ".wal")));
        }
        try (var statement = connection.createStatement()) {
            statement.execute("SET allowed_paths = [" + String.join(", ", paths) + "]");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
        }
    }
}
