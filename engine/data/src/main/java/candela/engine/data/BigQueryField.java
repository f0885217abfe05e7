package candela.engine.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A column of an answer, or a field within one, and how BigQuery writes its values: all as text, moments in
 * microseconds, what is repeated or nested as arrays of the same.
 *
 * @param type by the name that SQL has for it
 * @param repeated whether it is an array of the type
 * @param fields of a STRUCT
 */
record BigQueryField(String name, String type, boolean repeated, List<BigQueryField> fields) {

    static List<BigQueryField> all(JsonNode schema) {
        return schema.path("fields").valueStream().map(BigQueryField::of).toList();
    }

    private static BigQueryField of(JsonNode said) {
        return new BigQueryField(
                said.path("name").asString(),
                named(said.path("type").asString()),
                said.path("mode").asString("").equals("REPEATED"),
                all(said));
    }

    /** The API still has older names beside those of SQL. */
    private static String named(String type) {
        return switch (type) {
            case "INTEGER" -> "INT64";
            case "FLOAT" -> "FLOAT64";
            case "BOOLEAN" -> "BOOL";
            case "RECORD" -> "STRUCT";
            default -> type;
        };
    }

    /** The type as SQL declares it, but that a moment says what it knows. */
    String declared() {
        return repeated ? "ARRAY<" + single() + ">" : single();
    }

    private String single() {
        return switch (type) {
            case "STRUCT" ->
                fields.stream()
                        .map(it -> it.name() + " " + it.declared())
                        .collect(Collectors.joining(", ", "STRUCT<", ">"));
            case "TIMESTAMP" -> "TIMESTAMP WITH TIME ZONE";
            default -> type;
        };
    }

    /** The value of the cell. */
    @Nullable
    Object value(JsonNode cell) {
        var written = cell.path("v");
        if (written.isNull() || written.isMissingNode()) {
            return null;
        }
        return repeated || type.equals("STRUCT") ? json(written).toString() : value(written.asString());
    }

    private Object value(String written) {
        return switch (type) {
            case "INT64" -> Long.valueOf(written);
            case "FLOAT64" -> Double.valueOf(written);
            case "NUMERIC", "BIGNUMERIC" -> new BigDecimal(written);
            case "BOOL" -> Boolean.valueOf(written);
            case "DATETIME" -> LocalDateTime.parse(written);
            case "TIMESTAMP" -> moment(Long.parseLong(written));
            default -> written;
        };
    }

    private static OffsetDateTime moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private JsonNode json(JsonNode written) {
        var made = JsonNodeFactory.instance;
        if (written.isNull() || written.isMissingNode()) {
            return made.nullNode();
        }
        if (repeated) {
            var one = new BigQueryField(name, type, false, fields);
            var array = made.arrayNode();
            written.valueStream().forEach(it -> array.add(one.json(it.path("v"))));
            return array;
        }
        if (type.equals("STRUCT")) {
            var object = made.objectNode();
            var cells = written.path("f");
            for (var at = 0; at < fields.size(); at++) {
                object.set(
                        fields.get(at).name(),
                        fields.get(at).json(cells.path(at).path("v")));
            }
            return object;
        }
        return type.equals("JSON") ? parsed(written.asString()) : plain(value(written.asString()));
    }

    private static JsonNode parsed(String text) {
        try {
            return GoogleHttp.JSON.readTree(text);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.stringNode(text);
        }
    }

    /** JSON has no word for what is no number. */
    private static JsonNode plain(Object value) {
        var made = JsonNodeFactory.instance;
        return switch (value) {
            case Long it -> made.numberNode(it);
            case BigDecimal it -> made.numberNode(it);
            case Double it when !it.isNaN() && !it.isInfinite() -> made.numberNode(it);
            case Boolean it -> made.booleanNode(it);
            default -> made.stringNode(value.toString());
        };
    }
}
