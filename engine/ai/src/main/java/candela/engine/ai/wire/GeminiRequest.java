package candela.engine.ai.wire;

import java.net.URLConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat completion as Gemini's generateContent. System prompts become the system instruction; messages of one role
 * that follow each other become one; results of tools go by the tool's name, which Gemini knows them by. Dropped are
 * {@link Fields#HINTS}, save how much to think and the seed, which Gemini has too.
 */
final class GeminiRequest {
    private static final String WHOSE = "Google Gemini";
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
            "presence_penalty",
            "frequency_penalty",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "response_format",
            "modalities");
    /** These refuse a call of a tool without the signature of the thought behind it, unless told not to. */
    private static final Pattern SIGNING = Pattern.compile(".*gemini-([3-9]|\\d{2}).*");

    private static final String NO_SIGNATURE = "skip_thought_signature_validator";
    private static final Map<String, Integer> THOUGHT =
            Map.of("none", 0, "minimal", 512, "low", 1024, "medium", 8192, "high", 24_576, "xhigh", 24_576);

    private final ObjectNode chat;
    private final String model;
    private final ObjectNode out = Json.object();
    private final ArrayNode contents = Json.array();
    private final List<String> system = new ArrayList<>();
    /** Names of the tools by the ids of their calls. */
    private final Map<String, String> called = new HashMap<>();

    private GeminiRequest(ObjectNode chat, String model) {
        this.chat = chat;
        this.model = model;
    }

    static ObjectNode of(ObjectNode chat, String model) {
        return new GeminiRequest(chat, model).write();
    }

    private ObjectNode write() {
        Fields.refuseFormerFunctions(chat);
        Fields.refuseSound(chat, WHOSE);
        Fields.require(chat, "", KNOWN, WHOSE);
        var number = 0;
        for (var message : chat.path("messages")) {
            message(message, "messages[" + number++ + "]");
        }
        if (contents.isEmpty()) {
            throw new WireException(
                    "messages", "Gemini wants at least one message of the user beside the system prompt.");
        }
        out.set("contents", contents);
        if (!system.isEmpty()) {
            out.putObject("systemInstruction").putArray("parts").addObject().put("text", String.join("\n\n", system));
        }
        tools();
        configuration();
        return out;
    }

    private void message(JsonNode message, String path) {
        switch (Json.text(message, "role")) {
            case "system", "developer" -> {
                var words = Fields.words(message.path("content"), path + ".content");
                if (!words.isBlank()) {
                    system.add(words);
                }
            }
            case "user" -> user(message.path("content"), path + ".content");
            case "assistant" -> assistant(message, path);
            case "tool" -> parts("user", true).add(result(message, path));
            default ->
                throw new WireException(path + ".role", "“role” must be system, developer, user, assistant or tool.");
        }
    }

    private ArrayNode parts(String role) {
        return parts(role, false);
    }

    /** Results of tools stand by themselves: as many as were called, and no words between them. */
    private ArrayNode parts(String role, boolean results) {
        var last = contents.isEmpty() ? null : contents.get(contents.size() - 1);
        var one = last != null
                        && Json.text(last, "role").equals(role)
                        && results == last.path("parts").path(0).has("functionResponse")
                ? (ObjectNode) last
                : contents.addObject().put("role", role);
        return one.withArray("parts");
    }

    private void user(JsonNode content, String path) {
        var number = 0;
        for (var part : Fields.parts(content)) {
            var own = part(part, path + "[" + number++ + "]");
            if (!own.path("text").asString("x").isEmpty()) {
                parts("user").add(own);
            }
        }
    }

    private static ObjectNode part(JsonNode part, String path) {
        return switch (Json.text(part, "type")) {
            case "text" -> Json.object().put("text", Json.text(part, "text"));
            case "image_url" -> file(Json.text(part.path("image_url"), "url"), path + ".image_url.url");
            case "input_audio" ->
                inline(
                        "audio/" + Json.text(part.path("input_audio"), "format"),
                        Json.text(part.path("input_audio"), "data"));
            case "file" -> document(part.path("file"), path + ".file");
            default ->
                throw new WireException(path, "Gemini takes texts, images, sound and files. Leave this part out.");
        };
    }

    private static ObjectNode file(String url, String path) {
        if (DataUrl.is(url)) {
            var file = DataUrl.of(url, path);
            return inline(file.mediaType(), file.data());
        }
        var part = Json.object();
        var data = part.putObject("fileData").put("fileUri", DataUrl.web(url, path));
        var type = URLConnection.guessContentTypeFromName(url.replaceFirst("[?#].*", ""));
        if (type != null) {
            data.put("mimeType", type);
        }
        return part;
    }

    private static ObjectNode inline(String mediaType, String data) {
        var part = Json.object();
        part.putObject("inlineData").put("mimeType", mediaType).put("data", data);
        return part;
    }

    private static ObjectNode document(JsonNode file, String path) {
        if (!Json.has(file, "file_data")) {
            throw new WireException(
                    path, "Send the file itself as “file_data”: what was uploaded elsewhere is not there.");
        }
        return file(Json.text(file, "file_data"), path + ".file_data");
    }

    private void assistant(JsonNode message, String path) {
        var said = Fields.words(message.path("content"), path + ".content") + Json.text(message, "refusal");
        if (!said.isEmpty()) {
            parts("model").addObject().put("text", said);
        }
        var number = 0;
        for (var call : message.path("tool_calls")) {
            parts("model").add(call(call, path + ".tool_calls[" + number + "]", number == 0));
            number++;
        }
    }

    /** Of calls side by side only the first bears a signature. */
    private ObjectNode call(JsonNode call, String path, boolean first) {
        var function = call.path("function");
        if (!function.isObject()) {
            throw new WireException(path, "Only calls of functions can be sent to Gemini.");
        }
        var name = Json.text(function, "name");
        called.put(Json.text(call, "id"), name);
        var part = Json.object();
        part.putObject("functionCall").put("name", name).set("args", Fields.arguments(function, path + ".function"));
        var signature = Json.text(call.path("extra_content").path("google"), "thought_signature");
        if (!signature.isEmpty()) {
            part.put("thoughtSignature", signature);
        } else if (first && SIGNING.matcher(model).matches()) {
            part.put("thoughtSignature", NO_SIGNATURE);
        }
        return part;
    }

    private ObjectNode result(JsonNode message, String path) {
        var name = called.get(Json.text(message, "tool_call_id"));
        if (name == null) {
            throw new WireException(
                    path + ".tool_call_id", "No message before this one calls a tool by that id. Send the call too.");
        }
        var words = Fields.words(message.path("content"), path + ".content");
        var read = Json.read(words);
        var part = Json.object();
        part.putObject("functionResponse")
                .put("name", name)
                .set(
                        "response",
                        read != null && read.isObject() ? read : Json.object().put("result", words));
        return part;
    }

    private void tools() {
        var declarations = Json.array();
        var number = 0;
        for (var tool : chat.path("tools")) {
            declarations.add(declaration(tool, "tools[" + number++ + "]"));
        }
        if (!declarations.isEmpty()) {
            out.putArray("tools").addObject().set("functionDeclarations", declarations);
            choice(chat.path("tool_choice"));
        }
    }

    private static ObjectNode declaration(JsonNode tool, String path) {
        if (!Json.text(tool, "type").equals("function")) {
            throw new WireException(path + ".type", "Only tools of the type function can be sent to Gemini.");
        }
        var function = tool.path("function");
        var own = Json.object().put("name", Json.text(function, "name"));
        Fields.copy(function, "description", own, "description");
        Fields.copy(function, "parameters", own, "parametersJsonSchema");
        return own;
    }

    private void choice(JsonNode asked) {
        if (asked.isMissingNode() || asked.isNull()) {
            return;
        }
        var config = out.putObject("toolConfig").putObject("functionCallingConfig");
        if (asked.isObject()) {
            var name = Json.text(asked.path("function"), "name");
            if (name.isEmpty()) {
                throw Fields.none("tool_choice", WHOSE);
            }
            config.put("mode", "ANY").putArray("allowedFunctionNames").add(name);
        } else {
            config.put(
                    "mode",
                    switch (asked.asString("auto")) {
                        case "none" -> "NONE";
                        case "required" -> "ANY";
                        default -> "AUTO";
                    });
        }
    }

    private void configuration() {
        var config = Json.object();
        Fields.copy(chat, "temperature", config, "temperature");
        Fields.copy(chat, "top_p", config, "topP");
        Fields.copy(chat, "top_k", config, "topK");
        Fields.copy(chat, "seed", config, "seed");
        Fields.copy(chat, "presence_penalty", config, "presencePenalty");
        Fields.copy(chat, "frequency_penalty", config, "frequencyPenalty");
        if (chat.path("n").asInt(1) > 1) {
            config.set("candidateCount", chat.get("n"));
        }
        var bound = Fields.bound(chat);
        if (bound != null) {
            config.set("maxOutputTokens", bound);
        }
        Fields.stops(chat).forEach(it -> config.withArray("stopSequences").add(it));
        format(config);
        thinking(config);
        if (!config.isEmpty()) {
            out.set("generationConfig", config);
        }
    }

    private void format(ObjectNode config) {
        var format = chat.path("response_format");
        switch (Json.text(format, "type")) {
            case "", "text" -> {}
            case "json_object" -> config.put("responseMimeType", "application/json");
            case "json_schema" -> {
                config.put("responseMimeType", "application/json");
                Fields.copy(format.path("json_schema"), "schema", config, "responseJsonSchema");
            }
            default -> throw Fields.none("response_format", WHOSE);
        }
    }

    /** The former generation takes tokens to think with, the newer one two levels. */
    private void thinking(ObjectNode config) {
        var effort = Json.text(chat, "reasoning_effort");
        var tokens = THOUGHT.get(effort);
        if (tokens == null) {
            return;
        }
        if (SIGNING.matcher(model).matches()) {
            config.putObject("thinkingConfig").put("thinkingLevel", tokens <= 1024 ? "low" : "high");
        } else if (model.contains("gemini-2.5")) {
            config.putObject("thinkingConfig")
                    .put("thinkingBudget", model.contains("pro") ? Math.max(128, tokens) : tokens);
        }
    }
}
