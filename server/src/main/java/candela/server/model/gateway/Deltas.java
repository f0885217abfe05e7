package candela.server.model.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds the pieces of texts in the events of OpenAI's and Anthropic's streams. */
final class Deltas {

    private static final Set<String> ENDINGS = Set.of(
            "content_block_stop",
            "message_delta",
            "message_stop",
            "response.output_text.done",
            "response.function_call_arguments.done",
            "response.completed");

    private Deltas() {}

    /**
     * A piece.
     *
     * @param id which of the texts that come at the same time it is of
     * @param forTool whether it is handed to a tool
     * @param path where in the event it stands
     */
    record Delta(String id, boolean forTool, String text, List<String> path) {}

    static List<Delta> of(JsonNode event) {
        var found = new ArrayList<Delta>();
        var type = event.path("type").asString("");
        if (type.endsWith(".delta")) {
            add(
                    found,
                    "output" + event.path("output_index") + "/" + event.path("content_index"),
                    type.contains("arguments"),
                    event.path("delta"),
                    List.of("delta"));
        }
        if (type.equals("content_block_delta")) {
            var id = "block" + event.path("index");
            add(found, id, false, event.at("/delta/text"), List.of("delta", "text"));
            add(found, id, false, event.at("/delta/thinking"), List.of("delta", "thinking"));
            add(found, id, true, event.at("/delta/partial_json"), List.of("delta", "partial_json"));
        }
        for (var i = 0; i < event.path("choices").size(); i++) {
            choice(found, event.path("choices").get(i), i);
        }
        return found;
    }

    private static void choice(List<Delta> found, JsonNode choice, int place) {
        var id = "choice" + choice.path("index");
        var path = List.of("choices", String.valueOf(place), "delta");
        add(found, id, false, choice.at("/delta/content"), with(path, "content"));
        add(found, id + "r", false, choice.at("/delta/reasoning_content"), with(path, "reasoning_content"));
        var calls = choice.at("/delta/tool_calls");
        for (var i = 0; i < calls.size(); i++) {
            add(found, id + "t" + calls.get(i).path("index"), true, calls.get(i).at("/function/arguments"), path);
        }
    }

    private static void add(List<Delta> found, String id, boolean forTool, JsonNode text, List<String> path) {
        if (text.isString() && !text.asString().isEmpty()) {
            found.add(new Delta(id, forTool, text.asString(), path));
        }
    }

    private static List<String> with(List<String> path, String last) {
        var all = new ArrayList<>(path);
        all.add(last);
        return all;
    }

    /** Whether texts end with this event. */
    static boolean ends(JsonNode event) {
        if (ENDINGS.contains(event.path("type").asString(""))) {
            return true;
        }
        for (var choice : event.path("choices")) {
            if (choice.path("finish_reason").isString()) {
                return true;
            }
        }
        return false;
    }
}
