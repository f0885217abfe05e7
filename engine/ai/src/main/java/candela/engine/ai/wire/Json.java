package candela.engine.ai.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON within bounds: numbers stay as they were written, and nothing nests so deep that walking it is a danger. */
final class Json {
    /** Deeper than any honest schema, far from where a stack ends. */
    static final int DEEPEST = 200;

    private static final int LONGEST = 100_000_000;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** Null where it is no JSON. */
    static @Nullable JsonNode read(byte[] text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** Null where it is no JSON. */
    static @Nullable JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    /** A large object without one of its fields, which is never held in memory; null where it is no object. */
    static @Nullable ObjectNode without(byte[] text, String field) {
        try (var parser = MAPPER.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            var rest = object();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                if (field.equals(name)) {
                    parser.skipChildren();
                } else {
                    rest.set(name, parser.<JsonNode>readValueAsTree());
                }
            }
            return rest;
        } catch (JacksonException e) {
            return null;
        }
    }

    /** A copy whose fields may be replaced; what is in them is shared. */
    static ObjectNode copy(JsonNode object) {
        var copy = object();
        object.properties().forEach(it -> copy.set(it.getKey(), it.getValue()));
        return copy;
    }

    /** The text of a field; empty where it is something else. */
    static String text(JsonNode node, String field) {
        var value = node.get(field);
        return value != null && value.isString() ? value.stringValue() : "";
    }

    /** Whether a field says something: neither missing nor null. */
    static boolean has(JsonNode node, String field) {
        return node.hasNonNull(field);
    }

    /** A count that somebody else reports: never negative. */
    static long count(JsonNode node, String field) {
        var value = node.get(field);
        return value != null && value.isIntegralNumber() && value.canConvertToLong()
                ? Math.max(0, value.longValue())
                : 0;
    }

    /** Nodes that were not read by us may nest as deep as they like. */
    static void requireShallow(JsonNode root) {
        var level = List.of(root);
        for (var depth = 0; !level.isEmpty(); depth++) {
            if (depth > DEEPEST) {
                throw new WireException("", "The body nests deeper than " + DEEPEST + " levels. Send it flatter.");
            }
            var next = new ArrayList<JsonNode>();
            for (var node : level) {
                node.forEach(it -> {
                    if (it.isContainer()) {
                        next.add(it);
                    }
                });
            }
            level = next;
        }
    }
}
