package candela.engine.data;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the {@link BigQueryServer} says, and what it makes of what it hears. */
final class BigQueryWords {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NO_COLUMN = Pattern.compile("Referenced column \"(\\w+)\" not found");
    private static final Pattern TOP =
            Pattern.compile("TO_JSON_STRING\\(APPROX_TOP_COUNT\\((CAST\\(\\S+ AS STRING\\)), (\\d+)\\)\\)");
    private static final Pattern NO_TABLE = Pattern.compile("Table with name (\\w+) does not exist");

    /** A status and the body. */
    record Said(int status, String body) {}

    private BigQueryWords() {}

    /** Lays out how a dataset describes itself. */
    static void describe(Connection data) throws SQLException {
        try (var statement = data.createStatement()) {
            for (var sql : List.of("CREATE SCHEMA told", """
                    CREATE VIEW told.tables AS SELECT table_name, table_oid AS creation_time, 'BASE TABLE' AS table_type
                    FROM duckdb_tables() WHERE schema_name = 'main'
                    UNION ALL SELECT view_name, view_oid, 'VIEW' FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal""", """
                    CREATE VIEW told.table_options AS SELECT table_name, 'description' AS option_name, '"' || comment || '"' AS option_value
                    FROM duckdb_tables() WHERE schema_name = 'main' AND comment IS NOT NULL""", """
                    CREATE VIEW told.__tables__ AS SELECT table_name AS table_id, estimated_size AS row_count, 1 AS type
                    FROM duckdb_tables() WHERE schema_name = 'main'""", """
                    CREATE VIEW told.columns AS SELECT table_name, column_name, column_index AS ordinal_position,
                        CASE WHEN is_nullable THEN 'YES' ELSE 'NO' END AS is_nullable, 'NO' AS is_hidden,
                        CASE data_type WHEN 'INTEGER' THEN 'INT64' WHEN 'BIGINT' THEN 'INT64' WHEN 'VARCHAR' THEN 'STRING'
                             WHEN 'TIMESTAMP' THEN 'DATETIME' WHEN 'TIMESTAMP WITH TIME ZONE' THEN 'TIMESTAMP' WHEN 'BOOLEAN' THEN 'BOOL'
                             WHEN 'DOUBLE' THEN 'FLOAT64' WHEN 'BLOB' THEN 'BYTES' WHEN 'INTEGER[]' THEN 'ARRAY<INT64>'
                             ELSE replace(replace(data_type, 'DECIMAL', 'NUMERIC'), ',', ', ') END AS data_type
                    FROM duckdb_columns() WHERE schema_name = 'main'""", """
                    CREATE VIEW told.column_field_paths AS SELECT table_name, column_name AS field_path, comment AS description
                    FROM duckdb_columns() WHERE schema_name = 'main'""", """
                    CREATE VIEW told.key_columns AS SELECT table_name,
                        table_name || CASE constraint_type WHEN 'PRIMARY KEY' THEN '.pk$' ELSE '.fk$' || constraint_index END AS constraint_name,
                        constraint_type, referenced_table, unnest(constraint_column_names) AS column_name,
                        unnest(range(1, len(constraint_column_names) + 1)) AS ordinal_position
                    FROM duckdb_constraints() WHERE schema_name = 'main' AND constraint_type IN ('PRIMARY KEY', 'FOREIGN KEY')""", """
                    CREATE VIEW told.table_constraints AS SELECT DISTINCT table_name, constraint_name, constraint_type FROM told.key_columns""", """
                    CREATE VIEW told.key_column_usage AS SELECT table_name, constraint_name, column_name, ordinal_position,
                        CASE constraint_type WHEN 'FOREIGN KEY' THEN ordinal_position END AS position_in_unique_constraint FROM told.key_columns""", """
                    CREATE VIEW told.constraint_column_usage AS SELECT constraint_name,
                        CASE constraint_type WHEN 'FOREIGN KEY' THEN referenced_table ELSE table_name END AS table_name FROM told.key_columns""")) {
                statement.execute(sql);
            }
        }
    }

    /** The same for DuckDB. */
    static String understood(String sql) {
        return TOP.matcher(sql.replace('`', '"'))
                .replaceAll("to_json(list_transform(approx_top_k($1, $2), lambda x: {'value': x, 'count': 1}))")
                .replace("\"shop\".INFORMATION_SCHEMA.", "told.")
                .replace("\"shop\".__TABLES__", "told.__tables__")
                .replace("\"shop\".", "")
                .replace("JSON_VALUE(", "json_extract_string(")
                .replace(" NOT ENFORCED", "")
                .replace("UNNEST(GENERATE_ARRAY(1, 3000)) AS n", "(SELECT range + 1 AS n FROM range(3000))");
    }

    static void bind(PreparedStatement statement, JsonNode parameters) throws SQLException {
        for (var at = 1; at <= parameters.size(); at++) {
            var it = parameters.path(at - 1);
            var value = it.path("parameterValue").path("value");
            statement.setObject(
                    at,
                    value.isNull()
                            ? null
                            : bound(it.path("parameterType").path("type").asString(), value.asString()));
        }
    }

    private static Object bound(String type, String value) {
        return switch (type) {
            case "INT64" -> Long.valueOf(value);
            case "NUMERIC", "BIGNUMERIC" -> new BigDecimal(value);
            case "BOOL" -> Boolean.valueOf(value);
            case "DATE" -> LocalDate.parse(value);
            default -> value;
        };
    }

    static ArrayNode fields(ResultSetMetaData description) throws SQLException {
        var fields = JSON.createArrayNode();
        for (var at = 1; at <= description.getColumnCount(); at++) {
            var type = description.getColumnTypeName(at);
            var repeated = type.endsWith("[]");
            fields.addObject()
                    .put("name", description.getColumnLabel(at))
                    .put("type", type(type.replace("[]", "")))
                    .put("mode", repeated ? "REPEATED" : "NULLABLE");
        }
        return fields;
    }

    private static String type(String name) {
        return switch (name.replaceFirst("\\(.*", "")) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT" -> "INTEGER";
            case "DECIMAL" -> "NUMERIC";
            case "FLOAT", "DOUBLE" -> "FLOAT";
            case "BOOLEAN" -> "BOOLEAN";
            case "DATE", "TIME" -> name;
            case "TIMESTAMP" -> "DATETIME";
            case "TIMESTAMP WITH TIME ZONE" -> "TIMESTAMP";
            case "BLOB" -> "BYTES";
            default -> "STRING";
        };
    }

    static ObjectNode row(ResultSet source) throws SQLException {
        var row = JSON.createObjectNode();
        var cells = row.putArray("f");
        var description = source.getMetaData();
        for (var at = 1; at <= description.getColumnCount(); at++) {
            var value = source.getObject(at);
            if (value instanceof java.sql.Array array) {
                var repeated = cells.addObject().putArray("v");
                for (var each : (Object[]) array.getArray()) {
                    repeated.addObject().put("v", String.valueOf(each));
                }
            } else {
                cells.addObject().put("v", value == null ? null : cell(source, at, description.getColumnTypeName(at)));
            }
        }
        return row;
    }

    /** BigQuery writes numbers without zeros behind the last digit, and moments in microseconds. */
    private static @Nullable String cell(ResultSet source, int at, String type) throws SQLException {
        return switch (type.replaceFirst("\\(.*", "")) {
            case "DECIMAL" -> source.getBigDecimal(at).stripTrailingZeros().toPlainString();
            case "TIMESTAMP" -> source.getObject(at, LocalDateTime.class).toString();
            case "TIMESTAMP WITH TIME ZONE" -> {
                var moment = source.getObject(at, OffsetDateTime.class).toInstant();
                yield String.valueOf(moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1_000);
            }
            case "BLOB" -> {
                var blob = source.getBlob(at);
                yield Base64.getEncoder().encodeToString(blob.getBytes(1, (int) blob.length()));
            }
            default -> source.getString(at);
        };
    }

    static Said datasets() {
        var answer = JSON.createObjectNode();
        var all = answer.putArray("datasets");
        for (var it : List.of(List.of(BigQueryServer.DATASET, BigQueryServer.PLACE), List.of("elsewhere", "US"))) {
            all.addObject()
                    .put("location", it.getLast())
                    .putObject("datasetReference")
                    .put("datasetId", it.getFirst());
        }
        return new Said(200, answer.toString());
    }

    static Said dataset(String name) {
        return name.equals(BigQueryServer.DATASET)
                ? new Said(200, "{\"location\": \"" + BigQueryServer.PLACE + "\"}")
                : failed(404, "notFound", "Not found: Dataset " + BigQueryServer.PROJECT + ":" + name);
    }

    /** The first table, as where no more are wanted. */
    static Said tables(Connection data) throws SQLException {
        var answer = JSON.createObjectNode();
        try (var statement = data.createStatement();
                var found = statement.executeQuery("SELECT min(table_name) FROM duckdb_tables()")) {
            if (found.next() && found.getString(1) != null) {
                answer.putArray("tables")
                        .addObject()
                        .putObject("tableReference")
                        .put("tableId", found.getString(1));
            }
        }
        return new Said(200, answer.toString());
    }

    /** Of the rights that are asked about those that the account has: all, or none, of which there is no list then. */
    static Said rights(JsonNode asked, boolean all) {
        var answer = JSON.createObjectNode();
        if (all) {
            answer.set("permissions", asked.path("permissions"));
        }
        return new Said(200, answer.toString());
    }

    static Said failed(int status, String reason, String message) {
        var answer = JSON.createObjectNode();
        var error = answer.putObject("error").put("code", status).put("message", message);
        error.putArray("errors")
                .addObject()
                .put("message", message)
                .put("domain", "global")
                .put("reason", reason);
        return new Said(status, answer.toString());
    }

    static Said failed(SQLException error, String sql) {
        var message = String.valueOf(error.getMessage());
        var column = NO_COLUMN.matcher(message);
        if (column.find()) {
            var before = sql.substring(0, sql.indexOf(column.group(1)));
            return failed(
                    400,
                    "invalidQuery",
                    "Unrecognized name: %s at [%d:%d]"
                            .formatted(
                                    column.group(1),
                                    before.lines().count(),
                                    before.length() - before.lastIndexOf('\n')));
        }
        var table = NO_TABLE.matcher(message);
        if (table.find()) {
            return failed(
                    404,
                    "notFound",
                    "Not found: Table %s:%s.%s was not found in location %s"
                            .formatted(
                                    BigQueryServer.PROJECT,
                                    BigQueryServer.DATASET,
                                    table.group(1),
                                    BigQueryServer.PLACE));
        }
        return message.contains("INTERRUPT")
                ? failed(400, "stopped", "Job execution was cancelled: User requested cancellation")
                : failed(400, "invalidQuery", message);
    }
}
