package candela.engine.ask;

import candela.engine.ai.SentenceVectors;
import candela.engine.sql.Dialect;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small database described in a text file: one line per column with its type, key and values. */
record Fixture(Schema schema) {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-20T09:00:00Z"), ZoneOffset.UTC);
    private static final String NULL = "NULL";
    static final Path ROOT = Path.of("src/test/resources/ask");

    private static final SentenceVectors VECTORS = new SentenceVectors();
    private static final Pattern COLUMN = Pattern.compile(
            "  (?<name>.+?) (?<type>integer|decimal|text|date|timestamp|boolean)(?<key> key)?( -> (?<target>\\w+))?: (?<values>.*)");

    static Fixture of(String name) {
        var tables = new ArrayList<Table>();
        var keys = new ArrayList<ForeignKey>();
        for (var block : read(ROOT.resolve("schema/" + name + ".txt")).split("(?m)^table ")) {
            if (!block.isBlank()) {
                tables.add(table(block.lines().toList(), keys));
            }
        }
        var resolved = keys.stream()
                .map(it -> new ForeignKey(it.table(), it.columns(), it.target(), keyOf(tables, it.target()), true))
                .toList();
        return new Fixture(new Schema(tables, resolved));
    }

    /** A table without a file: "NAME TYPE" of each column, the first its key. */
    static Table table(@Nullable String namespace, String name, String... columns) {
        var all = Stream.of(columns)
                .map(it -> it.split(" "))
                .map(it -> new Column(
                        it[0],
                        Schema.Type.valueOf(it[1].toUpperCase(Locale.ROOT)),
                        it[1],
                        true,
                        "",
                        List.of(),
                        null,
                        null,
                        null))
                .toList();
        return new Table(namespace, name, all, List.of(all.getFirst().name()), 5L, "");
    }

    static String read(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> keyOf(List<Table> tables, String name) {
        return tables.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .primaryKey();
    }

    private static Table table(List<String> lines, List<ForeignKey> keys) {
        var name = lines.getFirst().strip();
        var columns = new ArrayList<Column>();
        var primary = new ArrayList<String>();
        long rows = 0;
        for (var line : lines.subList(1, lines.size())) {
            var match = COLUMN.matcher(line);
            if (!match.matches()) {
                throw new IllegalArgumentException(line);
            }
            var values = List.of(match.group("values").split(" \\| "));
            rows = values.size();
            columns.add(column(match.group("name"), match.group("type"), match.group("key") != null, values));
            if (match.group("key") != null) {
                primary.add(match.group("name"));
            }
            if (match.group("target") != null) {
                keys.add(
                        new ForeignKey(name, List.of(match.group("name")), match.group("target"), List.of("id"), true));
            }
        }
        return new Table(null, name, columns, primary, rows, "");
    }

    private static Column column(String name, String type, boolean key, List<String> values) {
        var known = values.stream().filter(it -> !it.equals(NULL)).toList();
        var sorted = known.stream().sorted().toList();
        return new Column(
                name,
                Schema.Type.valueOf(type.toUpperCase(Locale.ROOT)),
                type,
                values.contains(NULL),
                "",
                known.stream().distinct().toList(),
                known.stream().distinct().count(),
                sorted.getFirst(),
                sorted.getLast());
    }

    Parser parser(Dialect dialect) {
        return parser(dialect, Vocabulary.EMPTY);
    }

    Parser parser(Dialect dialect, Vocabulary vocabulary) {
        var stored = stored(dialect);
        var values = ValueIndex.of(stored, (table, column) -> column.samples());
        return Parser.of(stored, dialect, values, VECTORS::of, CLOCK).with(vocabulary);
    }

    /** The schema as a dialect's database stores it: where names without quotes become upper case, plain ones are. */
    Schema stored(Dialect dialect) {
        if (dialect != Dialect.ORACLE && dialect != Dialect.SNOWFLAKE) {
            return schema;
        }
        var keys = schema.keys().stream()
                .map(it -> new ForeignKey(
                        upper(it.table()), upper(it.columns()), upper(it.target()), upper(it.targetColumns()), true))
                .toList();
        return new Schema(schema.tables().stream().map(Fixture::upper).toList(), keys);
    }

    private static Table upper(Table table) {
        var columns = table.columns().stream()
                .map(it -> new Column(
                        upper(it.name()),
                        it.type(),
                        it.nativeType(),
                        it.nullable(),
                        "",
                        it.samples(),
                        it.distinct(),
                        it.least(),
                        it.greatest()))
                .toList();
        return new Table(null, upper(table.name()), columns, upper(table.primaryKey()), table.rowCount(), "");
    }

    private static List<String> upper(List<String> names) {
        return names.stream().map(Fixture::upper).toList();
    }

    private static String upper(String name) {
        return name.matches("[a-z_]+") ? name.toUpperCase(Locale.ROOT) : name;
    }

    ValueIndex values() {
        return ValueIndex.of(schema, (table, column) -> column.samples());
    }

    Parser parser() {
        return parser(Dialect.DUCKDB);
    }

    /** The terms in the file beside a schema: kind and day, phrases, meaning. */
    static Vocabulary vocabulary(String name) {
        return new Vocabulary(read(ROOT.resolve("schema/" + name + ".terms"))
                .lines()
                .map(it -> term(it.split(" \\| ")))
                .toList());
    }

    private static Term term(String[] parts) {
        var kind = parts[0].split(" ");
        return new Term(
                parts[1],
                Term.Kind.valueOf(kind[0].toUpperCase(Locale.ROOT)),
                List.of(parts[1].split("; ")),
                parts[2],
                kind.length == 1 ? null : LocalDate.parse(kind[1]));
    }

    /** The tables in a DuckDB in memory, one row for each value of the description. */
    static Connection database(String name) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            statement.execute("SET threads = 1"); // several threads give rows that tie in any order
        }
        layOut(name, Dialect.DUCKDB, connection);
        return connection;
    }

    /** Makes the tables and their rows. */
    static void layOut(String name, Dialect dialect, Connection connection) throws SQLException {
        var blocks = read(ROOT.resolve("schema/" + name + ".txt")).split("(?m)^table ");
        try (var statement = connection.createStatement()) {
            for (var block : blocks) {
                if (!block.isBlank()) {
                    for (var sql : statements(block.lines().toList(), dialect)) {
                        statement.execute(sql);
                    }
                }
            }
        }
    }

    private static List<String> statements(List<String> lines, Dialect dialect) {
        var table = dialect.quote(lines.getFirst().strip());
        var columns = new ArrayList<String>();
        var rows = new ArrayList<List<String>>();
        for (var line : lines.subList(1, lines.size())) {
            var match = COLUMN.matcher(line);
            if (match.matches()) {
                columns.add(dialect.quote(match.group("name")) + " " + type(match.group("type"), dialect));
                rows.add(List.of(match.group("values").split(" \\| ")));
            }
        }
        var statements = new ArrayList<String>();
        statements.add("CREATE TABLE " + table + " (" + String.join(", ", columns) + ")");
        for (int i = 0; i < rows.getFirst().size(); i++) {
            final int row = i;
            var values = rows.stream().map(it -> value(it.get(row))).toList();
            statements.add("INSERT INTO " + table + " VALUES (" + String.join(", ", values) + ")");
        }
        return statements;
    }

    private static String type(String type, Dialect dialect) {
        return switch (type) {
            case "text" -> "VARCHAR(80)";
            case "decimal" -> "DECIMAL(18, 4)";
            case "timestamp" -> dialect == Dialect.MARIADB ? "DATETIME" : "TIMESTAMP";
            default -> type;
        };
    }

    private static String value(String value) {
        var bare = value.equals(NULL) || value.equals("true") || value.equals("false");
        return bare ? value : "'" + value.replace("'", "''") + "'";
    }
}
