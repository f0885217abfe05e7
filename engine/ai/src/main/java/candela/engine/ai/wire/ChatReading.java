package candela.engine.ai.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Chat completions of OpenAI: most of their chunks are a few words, which are found without reading the rest. */
final class ChatReading implements Reading {
    private static final String CONTENT = "\"content\":\"";
    private static final List<String> MORE = List.of(
            "\"tool_calls\":[",
            "\"tool_calls\": [",
            "\"refusal\":\"",
            "\"reasoning",
            "\"usage\":{",
            "\"usage\": {",
            "\"annotations\"",
            "\"message\":");

    @Override
    public void read(JsonNode told, Seen seen) {
        for (var choice : told.path("choices")) {
            message(choice.path("delta"), seen);
            message(choice.path("message"), seen);
        }
        seen.usage(told.path("usage"));
        seen.usage(told.path("x_groq").path("usage"));
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

    /** A key stands in plain quotes, which within a text would be escaped: what looks like one is one. */
    @Override
    public @Nullable String words(String data) {
        var key = data.indexOf(CONTENT);
        if (key < 0 || data.indexOf(CONTENT, key + 1) >= 0) {
            return null;
        }
        var from = key + CONTENT.length();
        var to = data.indexOf('"', from);
        var escaped = data.indexOf('\\', from);
        if (to < 0 || escaped >= 0 && escaped < to) {
            return null;
        }
        return hasMore(data) ? null : data.substring(from, to);
    }

    private static boolean hasMore(String data) {
        for (var key : MORE) {
            if (data.contains(key)) {
                return true;
            }
        }
        return false;
    }
}
