package candela.engine.ai.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a translation does with fields: carry them over, drop harmless hints, refuse the rest by name. */
final class Fields {
    /**
     * What makes an answer cheaper, faster, easier to find again or a little more likely to be the same, yet not
     * another answer; it is dropped where a provider has no counterpart.
     */
    static final Set<String> HINTS = Set.of(
            "user",
            "safety_identifier",
            "metadata",
            "store",
            "seed",
            "service_tier",
            "prediction",
            "verbosity",
            "reasoning_effort",
            "prompt_cache_key",
            "prompt_cache_retention",
            "stream_options");

    private Fields() {}

    /** Fields that say nothing (null, false, 0, empty) may always be there: many clients send them all. */
    static void require(JsonNode object, String path, Set<String> known, String whose) {
        for (var field : object.properties()) {
            if (!known.contains(field.getKey()) && !HINTS.contains(field.getKey()) && says(field.getValue())) {
                throw none(path + field.getKey(), whose);
            }
        }
    }

    static WireException none(String path, String whose) {
        return new WireException(
                path, "“%s” has no counterpart at %s. Leave it out, or choose another model.".formatted(path, whose));
    }

    private static boolean says(JsonNode value) {
        return !(value.isNull()
                || value.isContainer() && value.isEmpty()
                || value.isBoolean() && !value.booleanValue()
                || value.isString() && value.stringValue().isEmpty()
                || value.isNumber() && value.decimalValue().signum() == 0);
    }

    static void copy(JsonNode from, String name, ObjectNode to, String newName) {
        if (Json.has(from, name)) {
            to.set(newName, from.get(name));
        }
    }

    /** The bound of the answer by either of its names. */
    static @Nullable JsonNode bound(JsonNode chat) {
        var bound =
                Json.has(chat, "max_completion_tokens") ? chat.get("max_completion_tokens") : chat.get("max_tokens");
        return bound == null || bound.isNull() ? null : bound;
    }

    /** Stop words come alone or as a list. */
    static List<String> stops(JsonNode chat) {
        var stop = chat.path("stop");
        var stops = new ArrayList<String>();
        if (stop.isString()) {
            stops.add(stop.stringValue());
        }
        stop.forEach(it -> stops.add(it.asString("")));
        return stops;
    }

    /** Content comes as a text or as a list of parts. */
    static List<JsonNode> parts(JsonNode content) {
        if (content.isString()) {
            return List.of(Json.object().put("type", "text").put("text", content.stringValue()));
        }
        var parts = new ArrayList<JsonNode>();
        content.forEach(parts::add);
        return parts;
    }

    /** The words of a message, its parts joined; other parts than texts are refused. */
    static String words(JsonNode content, String path) {
        var words = new StringBuilder();
        var number = 0;
        for (var part : parts(content)) {
            var type = Json.text(part, "type");
            if (!type.equals("text") && !type.equals("refusal")) {
                throw new WireException(
                        path + "[" + number + "]", "Only texts can stand here. Send other parts as the user's.");
            }
            words.append(Json.text(part, type));
            number++;
        }
        return words.toString();
    }

    /** Arguments of a tool are JSON within a text. */
    static ObjectNode arguments(JsonNode function, String path) {
        var text = Json.text(function, "arguments");
        var read = text.isBlank() ? Json.object() : Json.read(text);
        if (read instanceof ObjectNode object) {
            return object;
        }
        throw new WireException(path + ".arguments", "“arguments” must be a JSON object written as a text.");
    }

    static void refuseFormerFunctions(JsonNode chat) {
        for (var field : new String[] {"functions", "function_call"}) {
            if (Json.has(chat, field)) {
                throw new WireException(field, "“%s” is out of use. Send “tools” and “tool_choice”.".formatted(field));
            }
        }
    }

    static void refuseSound(JsonNode chat, String whose) {
        chat.path("modalities").forEach(it -> {
            if (!it.asString("").equals("text")) {
                throw none("modalities", whose);
            }
        });
    }
}
