package candela.server.model.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The texts in a request or an answer of any dialect, what is handed to tools apart from what people and models say,
 * each with its place, so that another can be put there.
 */
final class SpokenTexts {

    /** The parts of a body in which somebody speaks. */
    private static final List<String> PARTS = List.of(
            "system",
            "instructions",
            "messages",
            "input",
            "prompt",
            "choices",
            "content",
            "output",
            "response",
            "item",
            "part",
            "text");

    private static final Set<String> SAID = Set.of(
            "content", "text", "input", "prompt", "system", "instructions", "output", "refusal", "reasoning_content");
    private static final Set<String> FOR_TOOLS = Set.of("arguments", "partial_json");

    private final List<Place> said = new ArrayList<>();
    private final List<Place> forTools = new ArrayList<>();

    private SpokenTexts() {}

    /** Where a text stands. */
    private record Place(String text, Consumer<String> put) {}

    static SpokenTexts of(JsonNode body) {
        var texts = new SpokenTexts();
        if (body instanceof ObjectNode object) {
            PARTS.forEach(it -> texts.gather(object.path(it), it, text -> object.put(it, text), false));
        }
        return texts;
    }

    List<String> said() {
        return said.stream().map(Place::text).toList();
    }

    List<String> forTools() {
        return forTools.stream().map(Place::text).toList();
    }

    /** Puts texts where the others stood; as many as there are places. */
    void sayInstead(List<String> texts) {
        put(said, texts);
    }

    void handInstead(List<String> texts) {
        put(forTools, texts);
    }

    private static void put(List<Place> places, List<String> texts) {
        for (var i = 0; i < places.size(); i++) {
            if (!places.get(i).text.equals(texts.get(i))) {
                places.get(i).put.accept(texts.get(i));
            }
        }
    }

    private void gather(JsonNode node, String name, Consumer<String> put, boolean tool) {
        switch (node) {
            case StringNode text -> keep(new Place(text.asString(), put), name, tool);
            case ArrayNode array -> {
                for (var i = 0; i < array.size(); i++) {
                    var place = i;
                    gather(array.get(i), name, text -> array.set(place, text), tool);
                }
            }
            case ObjectNode object -> {
                var calls = tool || object.path("type").asString("").equals("tool_use");
                for (var field : object.properties()) {
                    var key = field.getKey();
                    gather(field.getValue(), key, text -> object.put(key, text), calls && !key.equals("type"));
                }
            }
            default -> {
                // Numbers, flags and nulls say nothing.
            }
        }
    }

    private void keep(Place place, String name, boolean tool) {
        if (tool && !name.equals("id") && !name.equals("name") || FOR_TOOLS.contains(name)) {
            forTools.add(place);
        } else if (SAID.contains(name)) {
            said.add(place);
        }
    }
}
