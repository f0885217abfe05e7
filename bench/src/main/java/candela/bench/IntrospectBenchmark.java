package candela.bench;

import candela.engine.data.Access;
import candela.engine.data.Database;
import candela.engine.data.Inspection;
import candela.engine.data.TestServer;
import candela.engine.personal.Detector;
import candela.engine.sql.Schema;
import candela.engine.sql.Schema.Column;
import candela.engine.sql.Schema.ForeignKey;
import candela.engine.sql.Schema.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The first look at a PostgreSQL database of 500 tables with 1,000 rows each, as the server takes it. */
final class IntrospectBenchmark implements Benchmark {

    private static final int ROWS = 1_000;
    private static final Inspection LOOK = new Inspection(Duration.ofMinutes(5), 40, Inspection.DEFAULT.wholeTable());

    @Override
    public String about() {
        return "the first look at 500 tables with 6,000 columns over PostgreSQL, and at what personal data they hold";
    }

    @Override
    public Map<String, Object> run(List<String> arguments) throws Exception {
        try (var server = TestServer.postgreSql()) {
            try (var owner = server.owner()) {
                layOut(owner, new LargeSchema().with(new Schema(List.of(), List.of())));
            }
            try (var database = Database.open(server.source(), Access.DEFAULT)) {
                return measured(database);
            }
        }
    }

    private static Map<String, Object> measured(Database database) {
        var start = System.nanoTime();
        var schema = database.inspect(LOOK);
        var looked = System.nanoTime();
        var found = count(schema, it -> true, true);
        var end = System.nanoTime();
        var figures = new LinkedHashMap<String, Object>();
        figures.put("tables", schema.tables().size());
        figures.put("columns", count(schema, it -> true, false));
        figures.put("columnsWithSamples", count(schema, it -> !it.samples().isEmpty(), false));
        figures.put("columnsWithDistinct", count(schema, it -> it.distinct() != null, false));
        figures.put("keys", schema.keys().size());
        figures.put("lookSeconds", seconds(looked - start));
        figures.put("classifySeconds", seconds(end - looked));
        figures.put("classified", found);
        return figures;
    }

    private static long count(Schema schema, Predicate<Column> wanted, boolean personal) {
        return schema.tables().stream()
                .mapToLong(table -> table.columns().stream()
                        .filter(wanted)
                        .filter(it -> !personal || Detector.find(table, it).isPresent())
                        .count())
                .sum();
    }

    private static double seconds(long nanos) {
        return Math.round(nanos / 1e7) / 100.0;
    }

    private static void layOut(Connection owner, Schema schema) throws SQLException {
        try (var statement = owner.createStatement()) {
            for (var table : schema.tables()) {
                statement.execute(create(table));
                statement.execute(fill(table));
            }
            for (var key : schema.keys()) {
                statement.execute(point(key));
            }
            statement.execute("ANALYZE");
        }
    }

    private static String create(Table table) {
        return table.columns().stream()
                .map(it -> it.name() + " " + type(it) + (it.name().equals("id") ? " PRIMARY KEY" : ""))
                .collect(Collectors.joining(", ", "CREATE TABLE " + table.name() + " (", ")"));
    }

    private static String fill(Table table) {
        return table.columns().stream()
                .map(IntrospectBenchmark::value)
                .collect(Collectors.joining(
                        ", ", "INSERT INTO " + table.name() + " SELECT ", " FROM generate_series(1, " + ROWS + ") g"));
    }

    private static String point(ForeignKey key) {
        return "ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s)"
                .formatted(
                        key.table(),
                        key.columns().getFirst(),
                        key.target(),
                        key.targetColumns().getFirst());
    }

    private static String type(Column column) {
        return switch (column.type()) {
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric(12, 2)";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case BOOLEAN -> "boolean";
            default -> "text";
        };
    }

    private static String value(Column column) {
        if (column.name().equals("id")) {
            return "g";
        }
        return switch (column.type()) {
            case INTEGER -> "g * 7919 % 500 + 1";
            case DECIMAL -> "(g * 37 % 100000) / 100.0";
            case DATE -> "date '2020-01-01' + g % 1500";
            case TIMESTAMP -> "timestamp '2020-01-01' + g * interval '1 hour'";
            case BOOLEAN -> "g % 2 = 0";
            default -> "'value ' || g % 200";
        };
    }
}
