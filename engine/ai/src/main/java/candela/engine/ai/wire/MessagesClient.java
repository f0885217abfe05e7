package candela.engine.ai.wire;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A client that reads Anthropic's messages: chat completions become theirs, and chunks their events. */
final class MessagesClient implements Client {
    private final Target target;
    private final Calls calls;
    private final List<ServerEvent> events = new ArrayList<>();
    private boolean started;
    private int blocks;
    /** What the open block is made of; empty where none is open. */
    private String open = "";

    private String stopReason = "end_turn";
    private JsonNode usage = Json.object();

    MessagesClient(Target target, Chance chance) {
        this.target = target;
        this.calls = new Calls(chance);
    }

    @Override
    public ObjectNode answer(ObjectNode completion) {
        var choice = completion.path("choices").path(0);
        var message = head(completion);
        choice.path("message").properties().forEach(it -> content(it.getKey(), it.getValue(), message));
        return message.put("stop_reason", stopReason(Json.text(choice, "finish_reason")))
                .putNull("stop_sequence")
                .set("usage", usage(completion.path("usage")));
    }

    private static ObjectNode head(JsonNode completion) {
        var message = Json.object()
                .put("id", Json.text(completion, "id"))
                .put("type", "message")
                .put("role", "assistant")
                .put("model", Json.text(completion, "model"));
        message.putArray("content");
        return message;
    }

    private void content(String field, JsonNode value, ObjectNode message) {
        if ((field.equals("content") || field.equals("refusal"))
                && value.isString()
                && !value.stringValue().isEmpty()) {
            message.withArray("content").addObject().put("type", "text").put("text", value.stringValue());
        } else if (field.equals("tool_calls")) {
            value.forEach(it -> message.withArray("content").add(use(it)));
        }
    }

    private ObjectNode use(JsonNode told) {
        var call = calls.of(Json.copy(told).put("index", blocks++));
        var input = Json.read(call.arguments());
        if (input == null || !input.isObject()) {
            throw Failures.unreadable(target);
        }
        return block(call).set("input", input);
    }

    private static ObjectNode block(Calls.Call call) {
        return Json.object().put("type", "tool_use").put("id", call.id).put("name", call.name);
    }

    private static String stopReason(String finishReason) {
        return switch (finishReason) {
            case "length" -> "max_tokens";
            case "tool_calls", "function_call" -> "tool_use";
            case "content_filter" -> "refusal";
            default -> "end_turn";
        };
    }

    private static ObjectNode usage(JsonNode usage) {
        var cached = Json.count(usage.path("prompt_tokens_details"), "cached_tokens");
        return Json.object()
                .put("input_tokens", Math.max(0, Json.count(usage, "prompt_tokens") - cached))
                .put("cache_creation_input_tokens", 0)
                .put("cache_read_input_tokens", cached)
                .put("output_tokens", Json.count(usage, "completion_tokens"));
    }

    @Override
    public List<ServerEvent> chunk(ObjectNode chunk) {
        events.clear();
        start(chunk);
        usage = chunk.path("usage").isObject() ? chunk.path("usage") : usage;
        for (var choice : chunk.path("choices")) {
            if (choice.path("index").asInt(0) == 0) {
                delta(choice.path("delta"));
                var reason = Json.text(choice, "finish_reason");
                stopReason = reason.isEmpty() ? stopReason : stopReason(reason);
            }
        }
        return List.copyOf(events);
    }

    private void start(ObjectNode chunk) {
        if (!started) {
            started = true;
            var message = head(chunk).putNull("stop_reason").putNull("stop_sequence");
            emit("message_start", Json.object().set("message", message.set("usage", usage(usage))));
        }
    }

    private void delta(JsonNode delta) {
        text(Json.text(delta, "content") + Json.text(delta, "refusal"));
        for (var piece : delta.path("tool_calls")) {
            call(calls.of(piece), Json.text(piece.path("function"), "arguments"));
        }
    }

    private void text(String words) {
        if (words.isEmpty()) {
            return;
        }
        if (!open.equals("text")) {
            begin("text", Json.object().put("type", "text").put("text", ""));
        }
        more(blocks - 1, Json.object().put("type", "text_delta").put("text", words));
    }

    private void call(Calls.Call call, String arguments) {
        if (call.block < 0) {
            var block = block(call);
            block.putObject("input");
            begin(call.id, block);
            call.block = blocks - 1;
        }
        if (!arguments.isEmpty()) {
            more(call.block, Json.object().put("type", "input_json_delta").put("partial_json", arguments));
        }
    }

    private void begin(String what, ObjectNode block) {
        close();
        open = what;
        emit("content_block_start", Json.object().put("index", blocks++).set("content_block", block));
    }

    private void more(int block, ObjectNode delta) {
        emit("content_block_delta", Json.object().put("index", block).set("delta", delta));
    }

    private void close() {
        if (!open.isEmpty()) {
            open = "";
            emit("content_block_stop", Json.object().put("index", blocks - 1));
        }
    }

    private void emit(String type, ObjectNode data) {
        var typed = Json.object().put("type", type);
        typed.setAll(data);
        events.add(new ServerEvent(type, Json.write(typed)));
    }

    @Override
    public List<ServerEvent> end() {
        events.clear();
        close();
        var last = Json.object();
        last.putObject("delta").put("stop_reason", stopReason).putNull("stop_sequence");
        emit("message_delta", last.set("usage", usage(usage)));
        emit("message_stop", Json.object());
        return List.copyOf(events);
    }
}
