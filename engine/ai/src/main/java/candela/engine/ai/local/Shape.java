package candela.engine.ai.local;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema that an answer must follow, with those of its words alone that llama.cpp makes a grammar of: it ends the
 * process where it does not understand one. Words that only narrow a value are left out, those that would change its
 * shape are refused.
 */
final class Shape {

    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");
    private static final List<String> CHANGING =
            List.of("$ref", "allOf", "not", "if", "patternProperties", "prefixItems", "dependentSchemas");
    private static final int DEEPEST = 30;
    private static final int MOST = 1_000;

    private int parts;

    private Shape() {}

    /** Null where the answer may be text. */
    static @Nullable ObjectNode wanted(JsonNode format) throws Refusal {
        return switch (format.path("type").asString("text")) {
            case "text" -> null;
            case "json_object" -> JsonNodeFactory.instance.objectNode().put("type", "object");
            case "json_schema" -> new Shape().copy(format.at("/json_schema/schema"), 0);
            default -> throw Refusal.of("response_format", "must be of the type text, json_object or json_schema.");
        };
    }

    private ObjectNode copy(JsonNode schema, int depth) throws Refusal {
        if (!schema.isObject() || depth > DEEPEST || ++parts > MOST) {
            throw Refusal.of(
                    "response_format",
                    "must hold a JSON schema of at most " + MOST + " parts, " + DEEPEST
                            + " deep, each of them an object.");
        }
        for (var word : CHANGING) {
            if (schema.has(word)) {
                throw Refusal.of("response_format", "has a schema with " + word + ", which this model cannot follow.");
            }
        }
        var copy = JsonNodeFactory.instance.objectNode();
        type(schema, copy);
        values(schema, copy);
        choices(schema, copy, depth);
        object(schema, copy, depth);
        array(schema, copy, depth);
        return copy;
    }

    private static void type(JsonNode schema, ObjectNode copy) throws Refusal {
        var type = schema.path("type");
        if (type.isMissingNode()) {
            return;
        }
        for (var each : type.isArray() ? type : List.of(type)) {
            if (!TYPES.contains(each.asString(""))) {
                throw Refusal.of("response_format", "has a schema of a type that JSON does not have.");
            }
        }
        copy.set("type", type.deepCopy());
    }

    private static void values(JsonNode schema, ObjectNode copy) {
        if (schema.path("enum") instanceof ArrayNode values && !values.isEmpty()) {
            copy.set("enum", values.deepCopy());
        }
        if (schema.has("const")) {
            copy.set("const", schema.path("const").deepCopy());
        }
    }

    private void choices(JsonNode schema, ObjectNode copy, int depth) throws Refusal {
        for (var word : List.of("anyOf", "oneOf")) {
            if (schema.path(word) instanceof ArrayNode choices && !choices.isEmpty()) {
                var all = copy.putArray(word);
                for (var choice : choices) {
                    all.add(copy(choice, depth + 1));
                }
            }
        }
    }

    private void object(JsonNode schema, ObjectNode copy, int depth) throws Refusal {
        if (schema.path("properties").isObject()) {
            var all = copy.putObject("properties");
            for (var property : schema.path("properties").properties()) {
                all.set(property.getKey(), copy(property.getValue(), depth + 1));
            }
        }
        if (schema.path("required") instanceof ArrayNode required) {
            var all = copy.putArray("required");
            required.forEach(it -> all.add(it.asString("")));
        }
        var further = schema.path("additionalProperties");
        if (further.isBoolean()) {
            copy.put("additionalProperties", further.asBoolean());
        } else if (further.isObject()) {
            copy.set("additionalProperties", copy(further, depth + 1));
        }
    }

    private void array(JsonNode schema, ObjectNode copy, int depth) throws Refusal {
        if (schema.path("items").isObject()) {
            copy.set("items", copy(schema.path("items"), depth + 1));
        }
        for (var word : List.of("minItems", "maxItems")) {
            var count = schema.path(word);
            if (count.isIntegralNumber() && count.asLong() >= 0 && count.asLong() <= MOST) {
                copy.put(word, count.asInt());
            }
        }
    }
}
