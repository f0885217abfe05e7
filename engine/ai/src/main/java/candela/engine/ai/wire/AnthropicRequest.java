package candela.engine.ai.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat completion as a message of Anthropic's. System prompts go before all others; messages of one role that follow
 * each other become one; a schema of the answer becomes a tool that must be called, or, beside other tools, the format
 * of the output. Dropped are {@link Fields#HINTS}; an answer without a bound gets one, since Anthropic wants it.
 */
final class AnthropicRequest {
    private static final String WHOSE = "Anthropic";
    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "stream",
            "max_tokens",
            "max_completion_tokens",
            "temperature",
            "top_p",
            "top_k",
            "stop",
            "n",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "response_format",
            "modalities");
    private static final int USUAL_BOUND = 8192;
    private static final int BOUND_OF_FIRST_MODELS = 4096;
    private static final Pattern FIRST_MODELS = Pattern.compile("claude-(3-(opus|haiku|sonnet)-|2|instant).*");
    private static final String AS_JSON =
            "Answer with one JSON object and nothing else: no Markdown, no words before or after it.";

    private final ObjectNode chat;
    private final ObjectNode out = Json.object();
    private final List<String> system = new ArrayList<>();
    private final ArrayNode messages = Json.array();
    private @Nullable String answerTool;

    private AnthropicRequest(ObjectNode chat) {
        this.chat = chat;
    }

    /** The body, and the name of the tool whose arguments are the answer, if there is one. */
    record Written(ObjectNode body, @Nullable String answerTool) {}

    static Written of(ObjectNode chat, String model, boolean stream) {
        return new AnthropicRequest(chat).write(model, stream);
    }

    private Written write(String model, boolean stream) {
        refuse();
        out.put("model", model);
        bound(model);
        var number = 0;
        for (var message : chat.path("messages")) {
            message(message, "messages[" + number++ + "]");
        }
        sampling();
        tools();
        format();
        if (messages.isEmpty()) {
            throw new WireException(
                    "messages", "Anthropic wants at least one message of the user beside the system prompt.");
        }
        if (!system.isEmpty()) {
            out.put("system", String.join("\n\n", system));
        }
        out.set("messages", messages);
        if (stream) {
            out.put("stream", true);
        }
        return new Written(out, answerTool);
    }

    private void refuse() {
        Fields.refuseFormerFunctions(chat);
        Fields.refuseSound(chat, WHOSE);
        Fields.require(chat, "", KNOWN, WHOSE);
        if (chat.path("n").asInt(1) > 1) {
            throw new WireException("n", "Anthropic gives one answer at a time. Leave “n” out, or call several times.");
        }
    }

    private void bound(String model) {
        var bound = Fields.bound(chat);
        if (bound == null) {
            out.put("max_tokens", FIRST_MODELS.matcher(model).matches() ? BOUND_OF_FIRST_MODELS : USUAL_BOUND);
        } else {
            out.set("max_tokens", bound);
        }
    }

    private void sampling() {
        if (chat.path("temperature").asDouble(0) > 1) {
            throw new WireException("temperature", "Anthropic takes a “temperature” from 0 to 1.");
        }
        Fields.copy(chat, "temperature", out, "temperature");
        Fields.copy(chat, "top_p", out, "top_p");
        Fields.copy(chat, "top_k", out, "top_k");
        var stops = Fields.stops(chat);
        if (!stops.isEmpty()) {
            stops.forEach(out.putArray("stop_sequences")::add);
        }
    }

    private void message(JsonNode message, String path) {
        switch (Json.text(message, "role")) {
            case "system", "developer" -> {
                var words = Fields.words(message.path("content"), path + ".content");
                if (!words.isBlank()) {
                    system.add(words);
                }
            }
            case "user" -> blocks("user").addAll(user(message.path("content"), path + ".content"));
            case "assistant" -> assistant(message, path);
            case "tool" -> blocks("user").add(result(message, path));
            default ->
                throw new WireException(path + ".role", "“role” must be system, developer, user, assistant or tool.");
        }
    }

    /** The blocks of the last message if it is of that role, else of a new one. */
    private ArrayNode blocks(String role) {
        var last = messages.isEmpty() ? null : messages.get(messages.size() - 1);
        var one = last != null && Json.text(last, "role").equals(role)
                ? (ObjectNode) last
                : messages.addObject().put("role", role);
        return one.withArray("content");
    }

    private static ArrayNode user(JsonNode content, String path) {
        var blocks = Json.array();
        var number = 0;
        for (var part : Fields.parts(content)) {
            var block = block(part, path + "[" + number++ + "]");
            if (block != null) {
                Fields.copy(part, "cache_control", block, "cache_control");
                blocks.add(block);
            }
        }
        return blocks;
    }

    /** Null for empty texts, which Anthropic refuses. */
    private static @Nullable ObjectNode block(JsonNode part, String path) {
        return switch (Json.text(part, "type")) {
            case "text" -> text(Json.text(part, "text"));
            case "image_url" ->
                Json.object()
                        .put("type", "image")
                        .set("source", source(Json.text(part.path("image_url"), "url"), path + ".image_url.url"));
            case "file" -> document(part.path("file"), path + ".file");
            default ->
                throw new WireException(path, "Anthropic takes texts, images and PDF files. Leave this part out.");
        };
    }

    private static @Nullable ObjectNode text(String text) {
        return text.isEmpty() ? null : Json.object().put("type", "text").put("text", text);
    }

    private static ObjectNode source(String url, String path) {
        if (DataUrl.is(url)) {
            var file = DataUrl.of(url, path);
            return Json.object()
                    .put("type", "base64")
                    .put("media_type", file.mediaType())
                    .put("data", file.data());
        }
        return Json.object().put("type", "url").put("url", DataUrl.web(url, path));
    }

    private static ObjectNode document(JsonNode file, String path) {
        if (!Json.has(file, "file_data")) {
            throw new WireException(
                    path, "Send the file itself as “file_data”: what was uploaded elsewhere is not there.");
        }
        var document = Json.object().put("type", "document");
        document.set("source", source(Json.text(file, "file_data"), path + ".file_data"));
        Fields.copy(file, "filename", document, "title");
        return document;
    }

    private void assistant(JsonNode message, String path) {
        var said = Fields.words(message.path("content"), path + ".content") + Json.text(message, "refusal");
        var calls = message.path("tool_calls");
        if (said.isEmpty() && calls.isEmpty()) {
            return;
        }
        var blocks = blocks("assistant");
        if (!said.isEmpty()) {
            blocks.addObject().put("type", "text").put("text", said);
        }
        var number = 0;
        for (var call : calls) {
            blocks.add(use(call, path + ".tool_calls[" + number++ + "]"));
        }
    }

    private static ObjectNode use(JsonNode call, String path) {
        var function = call.path("function");
        if (!function.isObject()) {
            throw new WireException(path, "Only calls of functions can be sent to Anthropic.");
        }
        return Json.object()
                .put("type", "tool_use")
                .put("id", id(Json.text(call, "id"), path + ".id"))
                .put("name", Json.text(function, "name"))
                .set("input", Fields.arguments(function, path + ".function"));
    }

    private static ObjectNode result(JsonNode message, String path) {
        var result = Json.object()
                .put("type", "tool_result")
                .put("tool_use_id", id(Json.text(message, "tool_call_id"), path + ".tool_call_id"));
        var content = user(message.path("content"), path + ".content");
        if (!content.isEmpty()) {
            result.set("content", content);
        }
        return result;
    }

    /** Other vendors' ids may hold what Anthropic's may not. */
    private static String id(String id, String path) {
        if (id.isBlank()) {
            throw new WireException(path, "A call of a tool and its result need the same id.");
        }
        return id.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private void tools() {
        var tools = Json.array();
        var number = 0;
        for (var tool : chat.path("tools")) {
            tools.add(tool(tool, "tools[" + number++ + "]"));
        }
        if (!tools.isEmpty()) {
            out.set("tools", tools);
            choice();
        }
    }

    private static ObjectNode tool(JsonNode tool, String path) {
        if (!Json.text(tool, "type").equals("function")) {
            throw new WireException(path + ".type", "Only tools of the type function can be sent to Anthropic.");
        }
        var function = tool.path("function");
        var own = Json.object().put("name", Json.text(function, "name"));
        Fields.copy(function, "description", own, "description");
        Fields.copy(tool, "cache_control", own, "cache_control");
        return own.set("input_schema", Json.has(function, "parameters") ? function.get("parameters") : anyObject());
    }

    private static ObjectNode anyObject() {
        var any = Json.object().put("type", "object");
        any.putObject("properties");
        return any;
    }

    private void choice() {
        var asked = chat.path("tool_choice");
        var choice = Json.object();
        if (asked.isObject()) {
            choice.put("type", "tool").put("name", chosen(asked));
        } else {
            choice.put(
                    "type",
                    switch (asked.asString("auto")) {
                        case "none" -> "none";
                        case "required" -> "any";
                        default -> "auto";
                    });
        }
        var alone = chat.path("parallel_tool_calls").isBoolean()
                && !chat.path("parallel_tool_calls").booleanValue();
        if (alone && !Json.text(choice, "type").equals("none")) {
            choice.put("disable_parallel_tool_use", true);
        }
        if (Json.has(chat, "tool_choice") || alone) {
            out.set("tool_choice", choice);
        }
    }

    private static String chosen(JsonNode asked) {
        var name = Json.text(asked.path("function"), "name");
        if (name.isEmpty()) {
            throw Fields.none("tool_choice", WHOSE);
        }
        return name;
    }

    private void format() {
        var format = chat.path("response_format");
        switch (Json.text(format, "type")) {
            case "", "text" -> {}
            case "json_object" -> system.add(AS_JSON);
            case "json_schema" -> schema(format.path("json_schema"));
            default -> throw Fields.none("response_format", WHOSE);
        }
    }

    private void schema(JsonNode asked) {
        var schema = asked.path("schema");
        if (!schema.isObject()) {
            throw new WireException("response_format.json_schema.schema", "“schema” is missing: send a JSON Schema.");
        }
        if (out.has("tools") || !Json.text(schema, "type").equals("object")) {
            out.putObject("output_config")
                    .putObject("format")
                    .put("type", "json_schema")
                    .set("schema", schema);
            return;
        }
        var name = Json.text(asked, "name").isEmpty() ? "answer" : Json.text(asked, "name");
        var tool = out.putArray("tools").addObject().put("name", name);
        Fields.copy(asked, "description", tool, "description");
        tool.set("input_schema", schema);
        out.putObject("tool_choice").put("type", "tool").put("name", name);
        answerTool = name;
    }
}
