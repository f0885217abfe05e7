package candela.engine.ask;

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

/** A small database described in a text file: one line per column with its type, key and values. */
record Fixture(Schema schema) {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-20T09:00:00Z"), ZoneOffset.UTC);
    static final Path ROOT = Path.of("src/test/resources/ask");

    private static final Pattern COLUMN = Pattern.compile(
            "  (?<name>.+?) (?<type>integer|decimal|text|date|boolean)(?<key> key)?( -> (?<target>\\w+))?: (?<values>.*)");

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
        var sorted = values.stream().sorted().toList();
        return new Column(
                name,
                Schema.Type.valueOf(type.toUpperCase(Locale.ROOT)),
                type,
                false,
                "",
                values.stream().distinct().toList(),
                values.stream().distinct().count(),
                sorted.getFirst(),
                sorted.getLast());
    }

    Parser parser(Dialect dialect) {
        return parser(dialect, Vocabulary.EMPTY);
    }

    Parser parser(Dialect dialect, Vocabulary vocabulary) {
        var values = ValueIndex.of(schema, (table, column) -> column.samples());
        return Parser.of(schema, dialect, values, vocabulary, CLOCK);
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
    Connection database(String name) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:duckdb:");
        var blocks = read(ROOT.resolve("schema/" + name + ".txt")).split("(?m)^table ");
        try (var statement = connection.createStatement()) {
            for (var block : blocks) {
                if (!block.isBlank()) {
                    for (var sql : statements(block.lines().toList())) {
                        statement.execute(sql);
                    }
                }
            }
        }
        return connection;
    }

    private static List<String> statements(List<String> lines) {
        var table = Dialect.DUCKDB.quote(lines.getFirst().strip());
        var columns = new ArrayList<String>();
        var rows = new ArrayList<List<String>>();
        for (var line : lines.subList(1, lines.size())) {
            var match = COLUMN.matcher(line);
            if (match.matches()) {
                var type = match.group("type").replace("text", "varchar");
                columns.add(Dialect.DUCKDB.quote(match.group("name")) + " " + type);
                rows.add(List.of(match.group("values").split(" \\| ")));
            }
        }
        var statements = new ArrayList<String>();
        statements.add("CREATE TABLE " + table + " (" + String.join(", ", columns) + ")");
        for (int i = 0; i < rows.getFirst().size(); i++) {
            final int row = i;
            var values = rows.stream().map(it -> "'" + it.get(row) + "'").toList();
            statements.add("INSERT INTO " + table + " VALUES (" + String.join(", ", values) + ")");
        }
        return statements;
    }
}
