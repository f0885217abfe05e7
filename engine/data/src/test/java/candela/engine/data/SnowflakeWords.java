package candela.engine.data;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the {@link SnowflakeServer} says, and what it makes of what it hears. */
final class SnowflakeWords {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NO_COLUMN = Pattern.compile("Referenced column \"(\\w+)\" not found");

    /** So many rows come with an answer; the rest is fetched from elsewhere. */
    private static final int INLINE = 500;

    private SnowflakeWords() {}

    /** Lays out how Snowflake describes itself. */
    static void describe(Connection data) throws SQLException {
        try (var statement = data.createStatement()) {
            for (var sql : List.of(
                    "CREATE SCHEMA told",
                    "CREATE MACRO sha2(value, bits) AS sha256(value)",
                    """
                    CREATE VIEW told.tables AS SELECT 'PUBLIC' AS table_schema, upper(table_name) AS table_name, comment,
                        estimated_size AS row_count, table_oid AS created, 'BASE TABLE' AS table_type
                    FROM duckdb_tables() WHERE schema_name = 'main'
                    UNION ALL SELECT 'PUBLIC', upper(view_name), NULL, NULL, view_oid, 'VIEW'
                    FROM duckdb_views() WHERE schema_name = 'main' AND NOT internal""",
                    """
                    CREATE VIEW told.columns AS SELECT 'PUBLIC' AS table_schema, upper(table_name) AS table_name,
                        upper(column_name) AS column_name, column_index AS ordinal_position, comment,
                        CASE WHEN data_type IN ('INTEGER', 'BIGINT') OR data_type LIKE 'DECIMAL%' THEN 'NUMBER'
                             WHEN data_type = 'VARCHAR' THEN 'TEXT' WHEN data_type = 'TIMESTAMP' THEN 'TIMESTAMP_NTZ' ELSE data_type END AS data_type,
                        CASE WHEN data_type IN ('INTEGER', 'BIGINT') THEN 0 ELSE numeric_scale END AS numeric_scale,
                        CASE WHEN is_nullable THEN 'YES' ELSE 'NO' END AS is_nullable
                    FROM duckdb_columns() WHERE schema_name = 'main'""",
                    "CREATE TABLE told.table_privileges (grantee VARCHAR, privilege_type VARCHAR)")) {
                statement.execute(sql);
            }
        }
    }

    /** The same for DuckDB. */
    static String understood(String sql) {
        return sql.replace("information_schema.", "told.")
                .replace("current_schema()", "'PUBLIC'")
                .replace("current_role()", "'ANALYST'");
    }

    static void bind(PreparedStatement statement, JsonNode bindings) throws SQLException {
        for (var at = 1; at <= bindings.size(); at++) {
            var it = bindings.at("/" + at);
            var value = it.at("/value").isNull() ? null : it.at("/value").asString();
            statement.setObject(at, bound(it.at("/type").asString(), value));
        }
    }

    private static @Nullable Object bound(String type, @Nullable String value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case "FIXED" -> new java.math.BigDecimal(value);
            case "BOOLEAN" -> Boolean.valueOf(value);
            case "DATE" -> Date.valueOf(LocalDate.ofEpochDay(Long.parseLong(value) / 86_400_000));
            default -> value;
        };
    }

    static String welcome(String session, JsonNode wanted) {
        var answer = answer();
        var told = answer.withObjectProperty("data")
                .put("token", session)
                .put("masterToken", session)
                .put("validityInSeconds", 3600)
                .put("masterValidityInSeconds", 14400)
                .put("sessionId", 17);
        told.putObject("sessionInfo").put("databaseName", "SHOP").put("schemaName", "PUBLIC");
        var parameters = told.putArray("parameters");
        parameters.addObject().put("name", "AUTOCOMMIT").put("value", true);
        Map.of("CLIENT_PREFETCH_THREADS", 4, "CLIENT_RESULT_CHUNK_SIZE", 160, "CLIENT_MEMORY_LIMIT", 1536)
                .forEach((name, value) ->
                        parameters.addObject().put("name", name).put("value", value));
        wanted.properties()
                .forEach(it -> parameters.addObject().put("name", it.getKey()).set("value", it.getValue()));
        return answer.toString();
    }

    static String executed() {
        var answer = answer();
        var column = result(answer, 1).putArray("rowtype").addObject();
        column.put("name", "status").put("type", "text").put("nullable", true);
        answer.withObjectProperty("data").putArray("rowset").addArray().add("Statement executed successfully.");
        return answer.toString();
    }

    static String failed(String code, String state, String words) {
        var answer = answer().put("code", code).put("message", words).put("success", false);
        answer.withObjectProperty("data").put("errorCode", code).put("sqlState", state);
        return answer.toString();
    }

    static String failed(SQLException error, String sql) {
        var message = String.valueOf(error.getMessage());
        var column = NO_COLUMN.matcher(message);
        if (column.find()) {
            var before = sql.substring(0, sql.indexOf(column.group(1)));
            return failed(
                    "000904",
                    "42000",
                    "SQL compilation error: error line %d at position %d\ninvalid identifier '%s'"
                            .formatted(
                                    before.lines().count(),
                                    before.length() - before.lastIndexOf('\n') - 1,
                                    column.group(1).toUpperCase(Locale.ROOT)));
        }
        return message.contains("INTERRUPT")
                ? failed("000604", "57014", "SQL execution canceled")
                : failed("001003", "42000", "SQL compilation error:\n" + message);
    }

    static String rows(ResultSet source, Map<String, String> chunks) throws SQLException {
        var answer = answer();
        var description = source.getMetaData();
        var types = new ArrayList<String>();
        var columns = JSON.createArrayNode();
        for (var at = 1; at <= description.getColumnCount(); at++) {
            var type = type(description.getColumnTypeName(at));
            types.add(type);
            columns.addObject()
                    .put("name", description.getColumnLabel(at))
                    .put("type", type)
                    .put("nullable", true)
                    .put("precision", 38)
                    .put("scale", type.equals("fixed") ? description.getScale(at) : 9);
        }
        var rows = JSON.createArrayNode();
        var further = JSON.createArrayNode();
        while (source.next()) {
            row(source, types, rows.size() < INLINE ? rows.addArray() : further.addArray());
        }
        var result = result(answer, rows.size() + further.size());
        result.set("rowtype", columns);
        result.set("rowset", rows);
        if (!further.isEmpty()) {
            elsewhere(further, result.putArray("chunks").addObject(), chunks);
        }
        return answer.toString();
    }

    private static void elsewhere(ArrayNode rows, ObjectNode told, Map<String, String> chunks) {
        var path = "/" + UUID.randomUUID();
        var text = rows.toString();
        chunks.put(path, text.substring(1, text.length() - 1));
        told.put("url", "https://" + SnowflakeServer.FURTHER + path)
                .put("rowCount", rows.size())
                .put("uncompressedSize", text.length())
                .put("compressedSize", text.length());
    }

    private static void row(ResultSet source, List<String> types, ArrayNode row) throws SQLException {
        for (var at = 1; at <= types.size(); at++) {
            row.add(source.getObject(at) == null ? null : cell(source, at, types.get(at - 1)));
        }
    }

    private static String cell(ResultSet source, int at, String type) throws SQLException {
        return switch (type) {
            case "date" -> String.valueOf(source.getObject(at, LocalDate.class).toEpochDay());
            case "timestamp_ntz" -> {
                var moment = source.getObject(at, LocalDateTime.class);
                yield "%d.%09d".formatted(moment.toEpochSecond(ZoneOffset.UTC), moment.getNano());
            }
            case "boolean" -> source.getBoolean(at) ? "1" : "0";
            default -> source.getString(at);
        };
    }

    private static String type(String name) {
        return switch (name.replaceFirst("\\(.*", "")) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "DECIMAL" -> "fixed";
            case "FLOAT", "DOUBLE" -> "real";
            case "BOOLEAN" -> "boolean";
            case "DATE" -> "date";
            case "TIMESTAMP" -> "timestamp_ntz";
            default -> "text";
        };
    }

    private static ObjectNode result(ObjectNode answer, int rows) {
        var result = answer.withObjectProperty("data")
                .put("total", rows)
                .put("returned", rows)
                .put("queryId", UUID.randomUUID().toString())
                .put("queryResultFormat", "json")
                .put("statementTypeId", 4096)
                .put("version", 1)
                .put("numberOfBinds", 0)
                .put("arrayBindSupported", false)
                .put("finalDatabaseName", "SHOP")
                .put("finalSchemaName", "PUBLIC");
        result.putArray("parameters");
        return result;
    }

    private static ObjectNode answer() {
        var answer = JSON.createObjectNode().put("success", true);
        answer.putNull("code").putNull("message").putObject("data");
        return answer;
    }
}
