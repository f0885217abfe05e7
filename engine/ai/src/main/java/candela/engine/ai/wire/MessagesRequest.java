package candela.engine.ai.wire;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message of Anthropic's as a chat completion, for providers that speak otherwise. Results of tools become messages
 * of their own; pictures in them follow as the user's. Dropped are {@link Fields#HINTS}, what to keep in a cache, how
 * much to think, former thoughts, and that a result is an error, which its words say.
 */
final class MessagesRequest {
    private static final String WHOSE = "this model's provider";
    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "system",
            "max_tokens",
            "stream",
            "stop_sequences",
            "temperature",
            "top_p",
            "top_k",
            "tools",
            "tool_choice",
            "thinking",
            "output_config",
            "output_format");

    private final ObjectNode body;
    private final ObjectNode chat = Json.object();
    private final ArrayNode messages = Json.array();

    private MessagesRequest(ObjectNode body) {
        this.body = body;
    }

    static ObjectNode toChat(ObjectNode body) {
        return new MessagesRequest(body).write();
    }

    private ObjectNode write() {
        Fields.require(body, "", KNOWN, WHOSE);
        Fields.copy(body, "model", chat, "model");
        system();
        var number = 0;
        for (var message : body.path("messages")) {
            message(message, "messages[" + number++ + "]");
        }
        chat.set("messages", messages);
        Fields.copy(body, "max_tokens", chat, "max_completion_tokens");
        Fields.copy(body, "stream", chat, "stream");
        Fields.copy(body, "temperature", chat, "temperature");
        Fields.copy(body, "top_p", chat, "top_p");
        Fields.copy(body, "top_k", chat, "top_k");
        Fields.copy(body, "stop_sequences", chat, "stop");
        tools();
        format();
        return chat;
    }

    private void system() {
        var words = Fields.words(body.path("system"), "system");
        if (!words.isEmpty()) {
            messages.addObject().put("role", "system").put("content", words);
        }
    }

    private void message(JsonNode message, String path) {
        switch (Json.text(message, "role")) {
            case "user" -> user(message.path("content"), path + ".content");
            case "assistant" -> assistant(message.path("content"), path + ".content");
            default -> throw new WireException(path + ".role", "“role” must be user or assistant.");
        }
    }

    private void user(JsonNode content, String path) {
        var parts = Json.array();
        var number = 0;
        for (var block : Fields.parts(content)) {
            var own = path + "[" + number++ + "]";
            if (Json.text(block, "type").equals("tool_result")) {
                result(block, own, parts);
            } else {
                parts.add(part(block, own));
            }
        }
        if (!parts.isEmpty()) {
            messages.addObject().put("role", "user").set("content", plain(parts));
        }
    }

    /** One text alone is sent as such, which every provider takes. */
    private static JsonNode plain(ArrayNode parts) {
        return parts.size() == 1 && parts.path(0).has("text") ? parts.path(0).path("text") : parts;
    }

    private static ObjectNode part(JsonNode block, String path) {
        var source = block.path("source");
        return switch (Json.text(block, "type")) {
            case "text" -> text(Json.text(block, "text"));
            case "image" -> image(source, path + ".source");
            case "document" -> document(block, source, path + ".source");
            default -> throw Fields.none(path + ".type", WHOSE);
        };
    }

    private static ObjectNode text(String text) {
        return Json.object().put("type", "text").put("text", text);
    }

    private static ObjectNode image(JsonNode source, String path) {
        var url = switch (Json.text(source, "type")) {
            case "base64" -> dataUrl(source);
            case "url" -> DataUrl.web(Json.text(source, "url"), path + ".url");
            default -> throw new WireException(path, "Send the picture itself, or its address.");
        };
        var part = Json.object().put("type", "image_url");
        part.putObject("image_url").put("url", url);
        return part;
    }

    private static String dataUrl(JsonNode source) {
        return "data:" + Json.text(source, "media_type") + ";base64," + Json.text(source, "data");
    }

    private static ObjectNode document(JsonNode block, JsonNode source, String path) {
        return switch (Json.text(source, "type")) {
            case "text" -> text(Json.text(source, "data"));
            case "base64" -> {
                var part = Json.object().put("type", "file");
                part.putObject("file")
                        .put("filename", Json.has(block, "title") ? Json.text(block, "title") : "document.pdf")
                        .put("file_data", dataUrl(source));
                yield part;
            }
            default -> throw new WireException(path, "Send the document itself, as base64 or text.");
        };
    }

    private void result(JsonNode block, String path, ArrayNode parts) {
        var words = new StringBuilder();
        var number = 0;
        for (var piece : Fields.parts(block.path("content"))) {
            var own = path + ".content[" + number++ + "]";
            if (Json.text(piece, "type").equals("text")) {
                words.append(Json.text(piece, "text"));
            } else {
                parts.add(part(piece, own));
            }
        }
        messages.addObject()
                .put("role", "tool")
                .put("tool_call_id", Json.text(block, "tool_use_id"))
                .put("content", words.toString());
    }

    private void assistant(JsonNode content, String path) {
        var message = Json.object().put("role", "assistant").putNull("content");
        var number = 0;
        for (var block : Fields.parts(content)) {
            said(block, message, path + "[" + number++ + "]");
        }
        if (message.size() > 2 || Json.has(message, "content")) {
            messages.add(message);
        }
    }

    private static void said(JsonNode block, ObjectNode message, String path) {
        switch (Json.text(block, "type")) {
            case "text" -> Completion.append(message, "content", block.path("text"));
            case "tool_use" ->
                message.withArray("tool_calls")
                        .add(Completion.call(
                                Json.text(block, "id"),
                                Json.text(block, "name"),
                                Json.write(block.path("input").isObject() ? block.path("input") : Json.object())));
            case "thinking", "redacted_thinking" -> {}
            default -> throw Fields.none(path + ".type", WHOSE);
        }
    }

    private void tools() {
        var number = 0;
        for (var tool : body.path("tools")) {
            var type = Json.text(tool, "type");
            if (!type.isEmpty() && !type.equals("custom")) {
                throw Fields.none("tools[" + number + "].type", WHOSE);
            }
            var function =
                    chat.withArray("tools").addObject().put("type", "function").putObject("function");
            Fields.copy(tool, "name", function, "name");
            Fields.copy(tool, "description", function, "description");
            Fields.copy(tool, "input_schema", function, "parameters");
            number++;
        }
        if (number > 0) {
            choice(body.path("tool_choice"));
        }
    }

    private void choice(JsonNode choice) {
        switch (Json.text(choice, "type")) {
            case "auto", "none" -> chat.put("tool_choice", Json.text(choice, "type"));
            case "any" -> chat.put("tool_choice", "required");
            case "tool" ->
                chat.putObject("tool_choice")
                        .put("type", "function")
                        .putObject("function")
                        .put("name", Json.text(choice, "name"));
            default -> {}
        }
        if (choice.path("disable_parallel_tool_use").asBoolean(false)) {
            chat.put("parallel_tool_calls", false);
        }
    }

    private void format() {
        var format = Json.has(body, "output_format")
                ? body.path("output_format")
                : body.path("output_config").path("format");
        if (Json.text(format, "type").equals("json_schema")) {
            var schema =
                    chat.putObject("response_format").put("type", "json_schema").putObject("json_schema");
            schema.put("name", "answer");
            Fields.copy(format, "schema", schema, "schema");
        }
    }
}
