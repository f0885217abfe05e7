package candela.engine.data;

import candela.engine.data.DataException.Reason;
import candela.engine.data.FileImport.Input;
import candela.engine.data.FileImport.Options;
import candela.engine.data.FileImport.Report;
import candela.engine.data.FileImport.Report.Column;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema.Type;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/** Puts the rows of a further file behind those of a table; the columns must be the same. */
final class Appending {

    private static final String UNITED = "candela_united";

    private final DuckDBConnection connection;
    private final Options options;
    private final List<Report.Table> tables;

    /** @param tables what was read so far; the table that grows is told anew there */
    Appending(DuckDBConnection connection, Options options, List<Report.Table> tables) {
        this.connection = connection;
        this.options = options;
        this.tables = tables;
    }

    void append(Input file, String into) throws SQLException {
        var former = tables.stream()
                .filter(it -> it.name().equals(into))
                .findFirst()
                .orElseThrow(() ->
                        new DataException(Reason.MALFORMED, "There is no table “%s” to append to.".formatted(into)));
        var part = part(file, into);
        requireSame(file, former, part);
        execute("CREATE TABLE %s AS SELECT * FROM %s UNION ALL BY NAME SELECT * FROM %s"
                .formatted(UNITED, quote(into), quote(part.name())));
        execute("DROP TABLE " + quote(into));
        execute("DROP TABLE " + quote(part.name()));
        execute("ALTER TABLE " + UNITED + " RENAME TO " + quote(into));
        tables.set(tables.indexOf(former), together(former, part));
    }

    private Report.Table part(Input file, String into) throws SQLException {
        var name = names().unique(TableNames.stem(file.name()));
        var types = new HashMap<>(options.types());
        options.types().forEach((column, type) -> {
            if (column.startsWith(into + ".")) {
                types.put(name + column.substring(into.length()), type);
            }
        });
        var read = new Loader(connection, names(), new Options(types, options.maxBytesUnpacked())).load(file);
        if (read.size() != 1) {
            throw new DataException(
                    Reason.UNSUPPORTED,
                    "“%s” holds %d tables; only a file with one can be appended."
                            .formatted(FileFormat.name(file), read.size()));
        }
        return read.getFirst();
    }

    /** Each time the same, so that a file's name can be known before it is read. */
    private TableNames names() throws SQLException {
        var names = new TableNames();
        Looking.strings(connection, "SELECT table_name FROM duckdb_tables() WHERE NOT internal")
                .forEach(names::unique);
        return names;
    }

    private void requireSame(Input file, Report.Table former, Report.Table part) throws SQLException {
        var differences = new ArrayList<String>();
        tell(differences, "it lacks ", missing(former, part));
        tell(differences, "only it has ", missing(part, former));
        for (var column : former.columns()) {
            for (var fresh : part.columns()) {
                if (fresh.name().equalsIgnoreCase(column.name()) && !fit(former, column, part, fresh)) {
                    differences.add("“%s” holds %s, and %s there"
                            .formatted(column.name(), word(fresh.type()), word(column.type())));
                }
            }
        }
        if (!differences.isEmpty()) {
            throw new DataException(
                    Reason.MALFORMED,
                    "“%s” does not fit “%s”: %s. Give it the same columns, or upload it as a newer version."
                            .formatted(FileFormat.name(file), former.name(), String.join("; ", differences)));
        }
    }

    private static void tell(List<String> differences, String words, String names) {
        if (!names.isEmpty()) {
            differences.add(words + names);
        }
    }

    private static String missing(Report.Table from, Report.Table in) {
        return from.columns().stream()
                .filter(it ->
                        in.columns().stream().noneMatch(other -> other.name().equalsIgnoreCase(it.name())))
                .map(it -> "“" + it.name() + "”")
                .collect(Collectors.joining(", "));
    }

    /** Numbers go with numbers and moments with moments; a column without values goes with any. */
    private boolean fit(Report.Table former, Column column, Report.Table part, Column fresh) throws SQLException {
        return column.type() == fresh.type()
                || column.type().isNumber() && fresh.type().isNumber()
                || column.type().isMoment() && fresh.type().isMoment()
                || isEmpty(former, column)
                || isEmpty(part, fresh);
    }

    private boolean isEmpty(Report.Table table, Column column) throws SQLException {
        return Looking.strings(
                        connection, "SELECT count(%s) FROM %s".formatted(quote(column.name()), quote(table.name())))
                .contains("0");
    }

    private Report.Table together(Report.Table former, Report.Table part) throws SQLException {
        var notes = new ArrayList<>(former.notes());
        part.notes().stream().filter(it -> !notes.contains(it)).forEach(notes::add);
        var columns = Looking.rows(connection, "DESCRIBE " + quote(former.name())).stream()
                .map(it -> new Column(String.valueOf(it.get(0)), NativeTypes.of(String.valueOf(it.get(1)))))
                .toList();
        return new Report.Table(former.name(), former.rows() + part.rows(), former.format(), notes, columns);
    }

    private static String word(Type type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String quote(String name) {
        return Dialect.DUCKDB.quote(name);
    }
}
