package candela.bench;

import candela.engine.sql.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the tables and columns of a set's databases hold, in words. Read from {@code {db: {table: {"description": …,
 * "columns": {column: …}}}}}, or from the list of schemas in Spider's form ({@code db_id}, {@code table_names}, …).
 */
final class Descriptions {

    static final Descriptions NONE = new Descriptions();

    private final Map<String, String> words = new HashMap<>();

    private Descriptions() {}

    static Descriptions load(Path file) throws IOException {
        var root = JsonMapper.shared().readTree(file);
        var descriptions = new Descriptions();
        if (root.isArray()) {
            root.forEach(descriptions::addSchema);
        } else {
            root.properties()
                    .forEach(db -> db.getValue()
                            .properties()
                            .forEach(table -> descriptions.addTable(db.getKey(), table.getKey(), table.getValue())));
        }
        return descriptions;
    }

    private void addTable(String db, String table, JsonNode node) {
        put(db, table, "", node.path("description").asString(""));
        node.path("columns")
                .properties()
                .forEach(it -> put(db, table, it.getKey(), it.getValue().asString("")));
    }

    private void addSchema(JsonNode schema) {
        var db = schema.get("db_id").asString();
        var tables = schema.get("table_names_original");
        for (int i = 0; i < tables.size(); i++) {
            put(
                    db,
                    tables.get(i).asString(),
                    "",
                    schema.get("table_names").get(i).asString());
        }
        var columns = schema.get("column_names_original");
        for (int i = 0; i < columns.size(); i++) {
            int table = columns.get(i).get(0).asInt();
            if (table >= 0) {
                var words = schema.get("column_names").get(i).get(1).asString();
                put(db, tables.get(table).asString(), columns.get(i).get(1).asString(), words);
            }
        }
    }

    private void put(String db, String table, String column, String description) {
        words.put(key(db, table, column), description);
    }

    private String of(String db, String table, String column, String otherwise) {
        return words.getOrDefault(key(db, table, column), otherwise);
    }

    private static String key(String db, String table, String column) {
        return (db + "\n" + table + "\n" + column).toLowerCase(Locale.ROOT);
    }

    /** The schema with its descriptions. */
    Schema applied(String db, Schema schema) {
        if (words.isEmpty()) {
            return schema;
        }
        return new Schema(schema.tables().stream().map(it -> applied(db, it)).toList(), schema.keys());
    }

    private Schema.Table applied(String db, Schema.Table table) {
        var columns = table.columns().stream()
                .map(it -> new Schema.Column(
                        it.name(),
                        it.type(),
                        it.nativeType(),
                        it.nullable(),
                        of(db, table.name(), it.name(), it.description()),
                        it.samples(),
                        it.distinct(),
                        it.least(),
                        it.greatest()))
                .toList();
        return new Schema.Table(
                table.namespace(),
                table.name(),
                columns,
                table.primaryKey(),
                table.rowCount(),
                of(db, table.name(), "", table.description()));
    }
}
