package candela.engine.ai.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How the answers and events of one dialect tell of tokens and texts. */
interface Reading {
    void read(JsonNode told, Seen seen);

    /** The words of an event that has nothing else to tell, found without reading it; null where it must be read. */
    default @Nullable String words(String data) {
        return null;
    }

    /** Answers without words: vectors, pictures, judgements. */
    static Reading usageOnly() {
        return (told, seen) -> seen.usage(told.path("usage"));
    }

    /** Chat completions of OpenAI, whole or in chunks. */
    static Reading chat() {
        return new ChatReading();
    }

    /** Messages of Anthropic, whole or in events. */
    static Reading messages() {
        return (told, seen) -> {
            seen.usage(told.path("usage"));
            seen.usage(told.path("message").path("usage"));
            told.path("content").forEach(it -> block(it, seen));
            block(told.path("content_block"), seen);
            block(told.path("delta"), seen);
        };
    }

    private static void block(JsonNode block, Seen seen) {
        seen.text(Json.text(block, "text"));
        seen.hidden(Json.text(block, "thinking"));
        if (Json.text(block, "type").endsWith("tool_use")) {
            seen.tool("\n" + Json.text(block, "name") + " ");
            // in a stream it begins empty and its pieces follow
            seen.tool(block.path("input").isEmpty() ? "" : Json.write(block.path("input")));
        }
        seen.tool(Json.text(block, "partial_json"));
    }

    /** Responses of OpenAI, whole or in events; the last of these repeats all, so that only pieces count there. */
    static Reading responses() {
        return (told, seen) -> {
            seen.usage(told.path("usage"));
            seen.usage(told.path("response").path("usage"));
            told.path("output").forEach(it -> item(it, seen));
            piece(told, seen);
        };
    }

    private static void item(JsonNode item, Seen seen) {
        for (var part : item.path("content")) {
            seen.text(Json.text(part, "text"));
            seen.text(Json.text(part, "refusal"));
        }
        if (Json.text(item, "type").equals("function_call")) {
            seen.tool("\n" + Json.text(item, "name") + " " + Json.text(item, "arguments"));
        }
    }

    private static void piece(JsonNode told, Seen seen) {
        var more = Json.text(told, "delta");
        switch (Json.text(told, "type")) {
            case "response.output_text.delta", "response.refusal.delta" -> seen.text(more);
            case "response.function_call_arguments.delta" -> seen.tool(more);
            case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" -> seen.hidden(more);
            case "response.output_item.added" -> {
                if (Json.text(told.path("item"), "type").equals("function_call")) {
                    seen.tool("\n" + Json.text(told.path("item"), "name") + " ");
                }
            }
            default -> {}
        }
    }
}
