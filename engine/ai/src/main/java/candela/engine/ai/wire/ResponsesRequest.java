package candela.engine.ai.wire;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to OpenAI's responses as a chat completion, for providers that keep no state. Dropped are
 * {@link Fields#HINTS}, former thoughts, and what would be told in addition.
 */
final class ResponsesRequest {
    private static final String WHOSE = "this model's provider";
    private static final Set<String> KNOWN = Set.of(
            "model",
            "input",
            "instructions",
            "max_output_tokens",
            "temperature",
            "top_p",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "text",
            "reasoning",
            "stream",
            "include",
            "truncation",
            "max_tool_calls");

    private final ObjectNode body;
    private final ObjectNode chat = Json.object();
    private final ArrayNode messages = Json.array();

    private ResponsesRequest(ObjectNode body) {
        this.body = body;
    }

    static ObjectNode toChat(ObjectNode body) {
        return new ResponsesRequest(body).write();
    }

    private ObjectNode write() {
        refuseState();
        Fields.require(body, "", KNOWN, WHOSE);
        Fields.copy(body, "model", chat, "model");
        if (!Json.text(body, "instructions").isEmpty()) {
            messages.addObject().put("role", "system").set("content", body.get("instructions"));
        }
        input();
        chat.set("messages", messages);
        Fields.copy(body, "max_output_tokens", chat, "max_completion_tokens");
        Fields.copy(body, "temperature", chat, "temperature");
        Fields.copy(body, "top_p", chat, "top_p");
        Fields.copy(body, "stream", chat, "stream");
        Fields.copy(body.path("reasoning"), "effort", chat, "reasoning_effort");
        tools();
        format(body.path("text").path("format"));
        return chat;
    }

    private void refuseState() {
        for (var field : new String[] {"previous_response_id", "conversation", "prompt"}) {
            if (Json.has(body, field)) {
                throw new WireException(
                        field,
                        "This model's provider keeps nothing between calls. Leave “%s” out and send the whole conversation as “input”."
                                .formatted(field));
            }
        }
    }

    private void input() {
        var input = body.path("input");
        if (input.isString()) {
            messages.addObject().put("role", "user").set("content", input);
            return;
        }
        var number = 0;
        for (var item : input) {
            item(item, "input[" + number++ + "]");
        }
    }

    private void item(JsonNode item, String path) {
        switch (Json.text(item, "type")) {
            case "", "message" -> message(item, path);
            case "function_call" ->
                calling()
                        .withArray("tool_calls")
                        .add(Completion.call(
                                Json.text(item, "call_id"), Json.text(item, "name"), Json.text(item, "arguments")));
            case "function_call_output" ->
                messages.addObject()
                        .put("role", "tool")
                        .put("tool_call_id", Json.text(item, "call_id"))
                        .put("content", output(item.path("output"), path + ".output"));
            case "reasoning" -> {}
            case "item_reference" ->
                throw new WireException(
                        path, "This model's provider keeps nothing between calls. Send the item itself.");
            default -> throw Fields.none(path + ".type", WHOSE);
        }
    }

    /** Calls side by side, and the words before them, are one message. */
    private ObjectNode calling() {
        var last = messages.isEmpty() ? null : messages.get(messages.size() - 1);
        return last != null && Json.text(last, "role").equals("assistant")
                ? (ObjectNode) last
                : messages.addObject().put("role", "assistant").putNull("content");
    }

    private static String output(JsonNode output, String path) {
        var parts = Json.array();
        var number = 0;
        for (var part : Fields.parts(output)) {
            parts.add(part(part, path + "[" + number++ + "]"));
        }
        return Fields.words(parts, path);
    }

    private void message(JsonNode item, String path) {
        var role = Json.text(item, "role");
        var content = item.path("content");
        if (!Set.of("user", "assistant", "system", "developer").contains(role)) {
            throw new WireException(path + ".role", "“role” must be user, assistant, system or developer.");
        }
        var parts = Json.array();
        var number = 0;
        for (var part : Fields.parts(content)) {
            parts.add(part(part, path + ".content[" + number++ + "]"));
        }
        var plain = role.equals("user") && (parts.size() != 1 || !parts.path(0).has("text"))
                ? parts
                : Json.object().stringNode(Fields.words(parts, path + ".content"));
        messages.addObject()
                .put("role", role.equals("developer") ? "system" : role)
                .set("content", plain);
    }

    private static ObjectNode part(JsonNode part, String path) {
        return switch (Json.text(part, "type")) {
            case "input_text", "output_text", "text" -> text(Json.text(part, "text"));
            case "refusal" -> text(Json.text(part, "refusal"));
            case "input_image" -> image(part, path);
            case "input_file" -> file(part, path);
            case "input_audio" -> (ObjectNode) part;
            default -> throw Fields.none(path + ".type", WHOSE);
        };
    }

    private static ObjectNode text(String text) {
        return Json.object().put("type", "text").put("text", text);
    }

    private static ObjectNode image(JsonNode part, String path) {
        if (!Json.has(part, "image_url")) {
            throw new WireException(path + ".image_url", "Send the picture itself, or its address, as “image_url”.");
        }
        var own = Json.object().put("type", "image_url");
        var url = own.putObject("image_url").put("url", Json.text(part, "image_url"));
        Fields.copy(part, "detail", url, "detail");
        return own;
    }

    private static ObjectNode file(JsonNode part, String path) {
        if (!Json.has(part, "file_data")) {
            throw new WireException(path + ".file_data", "Send the file itself as “file_data”.");
        }
        var own = Json.object().put("type", "file");
        var file = own.putObject("file");
        Fields.copy(part, "filename", file, "filename");
        Fields.copy(part, "file_data", file, "file_data");
        return own;
    }

    private void tools() {
        var number = 0;
        for (var tool : body.path("tools")) {
            if (!Json.text(tool, "type").equals("function")) {
                throw new WireException(
                        "tools[" + number + "].type",
                        "Only tools of the type function work with this model. Leave the others out, or choose a model of OpenAI.");
            }
            var function = Json.copy(tool);
            function.remove("type");
            chat.withArray("tools").addObject().put("type", "function").set("function", function);
            number++;
        }
        if (number > 0) {
            choice(body.path("tool_choice"));
            Fields.copy(body, "parallel_tool_calls", chat, "parallel_tool_calls");
        }
    }

    private void choice(JsonNode choice) {
        if (choice.isString()) {
            chat.set("tool_choice", choice);
        } else if (choice.isObject()) {
            if (!Json.text(choice, "type").equals("function")) {
                throw Fields.none("tool_choice", WHOSE);
            }
            chat.putObject("tool_choice")
                    .put("type", "function")
                    .putObject("function")
                    .put("name", Json.text(choice, "name"));
        }
    }

    private void format(JsonNode format) {
        switch (Json.text(format, "type")) {
            case "", "text" -> {}
            case "json_object" -> chat.set("response_format", format);
            case "json_schema" -> {
                var schema = Json.copy(format);
                schema.remove("type");
                chat.putObject("response_format").put("type", "json_schema").set("json_schema", schema);
            }
            default -> throw Fields.none("text.format", WHOSE);
        }
    }
}
