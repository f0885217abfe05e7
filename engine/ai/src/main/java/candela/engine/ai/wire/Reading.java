package candela.engine.ai.wire;

import tools.jackson.databind.JsonNode;

/** How the answers and events of one dialect tell of tokens and texts. */
interface Reading {
    void read(JsonNode told, Seen seen);

    /** Answers without words: vectors, pictures, judgements. */
    static Reading usageOnly() {
        return (told, seen) -> seen.usage(told.path("usage"));
    }

    /** Chat completions of OpenAI, whole or in chunks. */
    static Reading chat() {
        return (told, seen) -> {
            for (var choice : told.path("choices")) {
                message(choice.path("delta"), seen);
                message(choice.path("message"), seen);
            }
            seen.usage(told.path("usage"));
            seen.usage(told.path("x_groq").path("usage"));
        };
    }

    private static void message(JsonNode message, Seen seen) {
        seen.text(Json.text(message, "content"));
        seen.text(Json.text(message, "refusal"));
        seen.hidden(Json.text(message, "reasoning_content"));
        seen.hidden(Json.text(message, "reasoning"));
        for (var call : message.path("tool_calls")) {
            tool(call.path("function"), seen);
            tool(call.path("custom"), seen);
        }
    }

    private static void tool(JsonNode function, Seen seen) {
        var name = Json.text(function, "name");
        seen.tool(name.isEmpty() ? "" : "\n" + name + " ");
        seen.tool(Json.text(function, "arguments"));
        seen.tool(Json.text(function, "input"));
    }
}
