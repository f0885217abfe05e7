package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.sql.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB file written table by table, that appears under its name whole or not at all. Tables of a former file can be
 * carried over or added to; keys that DuckDB cannot enforce, because their rows come from elsewhere, are declared
 * beside the tables and read with them by {@link Database#inspect}.
 */
public final class TableFile implements AutoCloseable {

    /** Where the file keeps what is no table for people. */
    static final String HIDDEN = "candela_feed";

    private static final String DECLARED = HIDDEN + ".declared";
    private static final String REMEMBERED = HIDDEN + ".remembered";
    private static final String FORMER = "candela_former";
    private static final String KEPT = "kept ";
    private static final int BATCH = 5_000;
    private static final Pattern TYPE = Pattern.compile("[A-Z]+(?:\\(\\d{1,2}, \\d{1,2}\\))?");

    private final WholeFile whole;
    private final DuckDBConnection connection;
    private final boolean hasFormer;

    /**
     * A column to write.
     *
     * @param type DuckDB's name of the type, such as {@code DECIMAL(18, 4)}; a value that does not fit is an error
     * @param description what its values mean, in words; empty when nobody said
     */
    public record Column(String name, String type, String description) {

        public Column {
            if (!TYPE.matcher(type).matches()) {
                throw new IllegalArgumentException(type);
            }
        }
    }

    /** Rows of text, one after the other; null after the last. */
    @FunctionalInterface
    public interface TextRows {
        @Nullable
        List<@Nullable String> next() throws IOException;
    }

    private TableFile(WholeFile whole, DuckDBConnection connection, boolean hasFormer) {
        this.whole = whole;
        this.connection = connection;
        this.hasFormer = hasFormer;
    }

    /**
     * Begins a file.
     *
     * @param former a file of the same kind to carry tables over from; null when there is none
     */
    public static TableFile create(Path target, @Nullable Path former) {
        return create(target, former, null);
    }

    /** @param readable the folder whose files may be loaded; null for none */
    public static TableFile create(Path target, @Nullable Path former, @Nullable Path readable) {
        var whole = new WholeFile(target);
        try {
            var connection = DuckDbConnector.open(whole.unfinished(), FileImport.hardened());
            var file = new TableFile(whole, connection, former != null);
            try {
                file.begin(former, readable);
                return file;
            } catch (DataException e) {
                file.close();
                throw e;
            }
        } catch (SQLException e) {
            whole.close();
            throw unwritable(e);
        }
    }

    /** From here on nothing can be read but what the file is made for. */
    private void begin(@Nullable Path former, @Nullable Path readable) {
        if (former != null) {
            execute("ATTACH " + Loader.literal(former) + " AS " + FORMER + " (READ_ONLY)");
        }
        if (readable != null) {
            execute("SET allowed_directories = [" + Loader.literal(readable.toAbsolutePath()) + "]");
        }
        execute("SET enable_external_access = false");
        execute("SET lock_configuration = true");
        execute("CREATE SCHEMA " + HIDDEN);
        execute("CREATE TABLE " + DECLARED + " (place VARCHAR, name VARCHAR, part VARCHAR, target VARCHAR,"
                + " target_part VARCHAR)");
        execute("CREATE TABLE " + REMEMBERED + " (place VARCHAR, name VARCHAR, state VARCHAR)");
    }

    /** Whether the former file holds this table with just these columns, so that it can be added to. */
    public boolean canContinue(String table, List<Column> columns) {
        var there = formerColumns(new Place("main", table)).stream()
                .map(it -> it.getFirst() + " " + it.get(1))
                .toList();
        return there.equals(columns.stream()
                .map(it -> it.name() + " " + it.type().replace(" ", ""))
                .toList());
    }

    /** The greatest value of a column in the former file, as text. */
    public Optional<String> greatest(String table, String column) {
        var place = new Place("main", table);
        if (formerColumns(place).stream().noneMatch(it -> column.equalsIgnoreCase(it.getFirst()))) {
            return Optional.empty();
        }
        return rows("SELECT CAST(max(%s) AS VARCHAR) FROM %s".formatted(quote(column), place.former())).stream()
                .map(List::getFirst)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .findFirst();
    }

    /** Takes a table over from the former file as it is; false when it has none of that name. */
    public boolean carry(String table) {
        var place = new Place("main", table);
        if (formerColumns(place).isEmpty()) {
            return false;
        }
        execute("CREATE TABLE %s AS SELECT * FROM %s".formatted(place.here(), place.former()));
        return true;
    }

    /**
     * Begins a table whose columns are known.
     *
     * @param key the columns by which its rows are told apart: of several rows with one key the last counts; empty when
     *     there are none
     * @param continued whether the former file's rows stay, but for those whose key comes again
     */
    public Filling fill(String table, List<Column> columns, List<String> key, boolean continued) {
        try {
            return new Filling(this, new Place("main", table), columns, key, continued);
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    /** The same for rows that are no table for people, but kept for the next file. */
    public Filling fillHidden(String name, List<Column> columns, List<String> key, boolean continued) {
        try {
            return new Filling(this, new Place(HIDDEN, KEPT + name), columns, key, continued);
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    /** Whether the former file has such rows. */
    public boolean keeps(String name) {
        return !formerColumns(new Place(HIDDEN, KEPT + name)).isEmpty();
    }

    /** The rows of this file that are no table for people, some at a time. */
    public TextRows readHidden(String name) {
        var place = new Place(HIDDEN, KEPT + name).here();
        var ready = new ArrayDeque<List<@Nullable String>>();
        var from = new AtomicLong();
        var all = Long.parseLong(
                String.valueOf(rows("SELECT count(*) FROM " + place).getFirst().getFirst()));
        return () -> {
            if (ready.isEmpty() && from.get() < all) {
                var start = from.getAndAdd(BATCH);
                ready.addAll(rows("SELECT * FROM %s WHERE rowid >= %d AND rowid < %d ORDER BY rowid"
                        .formatted(place, start, start + BATCH)));
            }
            return ready.poll();
        };
    }

    /** What was remembered of a table in the former file: a state by name. */
    public Map<String, String> remembered(String table) {
        if (formerColumns(new Place(HIDDEN, "remembered")).isEmpty()) {
            return Map.of();
        }
        var found = new TreeMap<String, String>();
        rows("SELECT name, state FROM %s.%s WHERE place = %s".formatted(FORMER, REMEMBERED, literal(table)))
                .forEach(it -> found.put(String.valueOf(it.get(0)), String.valueOf(it.get(1))));
        return found;
    }

    /** Remembers what a table was made of. */
    public void remember(String table, Map<String, String> states) {
        states.forEach((name, state) -> insert(REMEMBERED, table, name, state));
    }

    /**
     * Makes one table of files of the folder that may be read; columns that only some of them have are empty in the
     * others.
     *
     * @param continued whether the former file's rows stay
     */
    public void load(String table, List<FileImport.Input> files, boolean continued) {
        try {
            var parts = new Parts(connection);
            if (continued) {
                execute("CREATE TABLE %s AS SELECT * FROM %s"
                        .formatted(quote(parts.next()), new Place("main", table).former()));
            }
            for (var file : files) {
                parts.load(file);
            }
            parts.unite(table);
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    /** Writes a table whose types are found by its values; answers its columns as they are called now. */
    public FileImport.Report.Table infer(String table, List<String> columns, TextRows rows) {
        try {
            var staged = Staging.fill(connection, new Plain(rows), table, columns);
            return new Typing(connection, staged, table, Map.of()).make("JSON", false);
        } catch (SQLException | IOException e) {
            throw unwritable(e);
        }
    }

    /** Says by which columns the rows of a table are told apart. */
    public void primaryKey(String table, List<String> columns) {
        columns.forEach(it -> insert(DECLARED, table, "primary", it, null, null));
    }

    /** Says which columns name a row of another table. */
    public void foreignKey(String name, String table, List<String> columns, String target, List<String> targetColumns) {
        for (var i = 0; i < columns.size(); i++) {
            insert(DECLARED, table, name, columns.get(i), target, targetColumns.get(i));
        }
    }

    /** How many rows a table of the new file has. */
    public long count(String table) {
        return Long.parseLong(String.valueOf(
                rows("SELECT count(*) FROM " + quote(table)).getFirst().getFirst()));
    }

    /** Puts the file in its place. */
    public void finish() {
        if (hasFormer) {
            execute("DETACH " + FORMER);
        }
        execute("CHECKPOINT");
        Failure.closing(connection);
        whole.finish();
    }

    @Override
    public void close() {
        Failure.closing(connection);
        whole.close();
    }

    /** The cells of a caller as the staging reads them. */
    private record Plain(TextRows rows) implements RowSource {

        @Override
        public @Nullable List<@Nullable String> next() throws IOException {
            return rows.next();
        }

        @Override
        public long line() {
            return 0;
        }
    }

    private List<List<@Nullable String>> formerColumns(Place place) {
        return hasFormer ? rows("""
                        SELECT column_name, replace(data_type, ' ', '') FROM duckdb_columns()
                        WHERE database_name = '%s' AND schema_name = '%s' AND table_name = %s ORDER BY column_index
                        """.formatted(FORMER, place.schema(), literal(place.name()))) : List.of();
    }

    private void insert(String into, @Nullable String... values) {
        var places = String.join(", ", Collections.nCopies(values.length, "?"));
        try (var row = connection.prepareStatement("INSERT INTO " + into + " VALUES (" + places + ")")) {
            for (var i = 0; i < values.length; i++) {
                row.setString(i + 1, values[i]);
            }
            row.execute();
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    List<List<@Nullable String>> rows(String sql) {
        try {
            return Looking.rows(connection, sql);
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    void execute(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw unwritable(e);
        }
    }

    DuckDBConnection connection() {
        return connection;
    }

    /** Where a table lies, in this file and in the former one. */
    record Place(String schema, String name) {

        String here() {
            return schema + "." + quote(name);
        }

        String former() {
            return FORMER + "." + here();
        }
    }

    static String quote(String name) {
        return Dialect.DUCKDB.quote(name);
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static DataException unwritable(Exception cause) {
        return new DataException(
                Reason.DENIED,
                "The tables cannot be written: " + Cause.firstLine(String.valueOf(cause.getMessage())) + ".",
                cause);
    }
}
