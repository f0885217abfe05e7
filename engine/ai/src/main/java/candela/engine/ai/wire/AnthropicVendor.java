package candela.engine.ai.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's messages: answers and events as chat completions. What the model thought becomes reasoning_content. */
final class AnthropicVendor implements Vendor {
    private final Target target;
    private final boolean stream;
    private final Completion completion;
    private @Nullable String answerTool;
    /** Which call of a tool each open block is, and whether its arguments have begun. */
    private final Map<Integer, Call> open = new HashMap<>();

    private int calls;
    private long read;
    private long cached;

    /** A call of a tool while it streams in. */
    private static final class Call {
        private final int place;
        private boolean begun;

        Call(int place) {
            this.place = place;
        }
    }

    AnthropicVendor(Target target, Chance chance, boolean stream) {
        this.target = target;
        this.stream = stream;
        this.completion = new Completion(chance, target.model());
    }

    @Override
    public ProviderRequest request(ObjectNode chat) {
        var written = AnthropicRequest.of(chat, target.model(), stream);
        answerTool = written.answerTool();
        return Requests.post(target, "/messages", written.body(), stream);
    }

    @Override
    public ObjectNode answer(JsonNode told) {
        if (!told.path("content").isArray()) {
            throw Failures.unreadable(target);
        }
        completion.named(Json.text(told, "id"), Json.text(told, "model"));
        var whole = completion.whole();
        var message = Completion.message(whole, 0, reason(Json.text(told, "stop_reason")));
        told.path("content").forEach(it -> block(it, message));
        readUsage(told.path("usage"));
        return whole.set("usage", counted(told.path("usage")));
    }

    private void block(JsonNode block, ObjectNode message) {
        switch (Json.text(block, "type")) {
            case "text" -> Completion.append(message, "content", block.path("text"));
            case "thinking" -> Completion.append(message, "reasoning_content", block.path("thinking"));
            case "tool_use" -> {
                var name = Json.text(block, "name");
                var arguments = Json.write(block.path("input").isObject() ? block.path("input") : Json.object());
                if (name.equals(answerTool)) {
                    message.put("content", arguments);
                } else {
                    message.withArray("tool_calls").add(Completion.call(Json.text(block, "id"), name, arguments));
                }
            }
            default -> {}
        }
    }

    private String reason(String stopReason) {
        return switch (stopReason) {
            case "max_tokens", "model_context_window_exceeded" -> "length";
            case "tool_use" -> answerTool == null ? "tool_calls" : "stop";
            case "refusal" -> "content_filter";
            default -> "stop";
        };
    }

    /** The input is told at the start, and again at the end by newer versions. */
    private void readUsage(JsonNode usage) {
        var fromCache = Json.count(usage, "cache_read_input_tokens");
        var all = Json.count(usage, "input_tokens") + Json.count(usage, "cache_creation_input_tokens") + fromCache;
        read = Math.max(read, all);
        cached = Math.max(cached, fromCache);
    }

    private ObjectNode counted(JsonNode usage) {
        return Completion.usage(read, Json.count(usage, "output_tokens"), cached, 0);
    }

    @Override
    public List<ObjectNode> event(JsonNode told) {
        var block = told.path("index").asInt(0);
        return switch (Json.text(told, "type")) {
            case "message_start" -> start(told.path("message"));
            case "content_block_start" -> begin(block, told.path("content_block"));
            case "content_block_delta" -> more(block, told.path("delta"));
            case "content_block_stop" -> close(block);
            case "message_delta" -> finish(told);
            default -> List.of();
        };
    }

    private List<ObjectNode> start(JsonNode message) {
        completion.named(Json.text(message, "id"), Json.text(message, "model"));
        readUsage(message.path("usage"));
        return List.of(completion.start(0));
    }

    private List<ObjectNode> begin(int block, JsonNode content) {
        var name = Json.text(content, "name");
        if (!Json.text(content, "type").equals("tool_use") || name.equals(answerTool)) {
            return List.of();
        }
        var call = new Call(calls++);
        open.put(block, call);
        return List.of(completion.callChunk(0, call.place, Completion.call(Json.text(content, "id"), name, "")));
    }

    private List<ObjectNode> more(int block, JsonNode delta) {
        return switch (Json.text(delta, "type")) {
            case "text_delta" -> words("content", Json.text(delta, "text"));
            case "thinking_delta" -> words("reasoning_content", Json.text(delta, "thinking"));
            case "input_json_delta" -> arguments(open.get(block), Json.text(delta, "partial_json"));
            default -> List.of();
        };
    }

    private List<ObjectNode> words(String field, String words) {
        return words.isEmpty() ? List.of() : List.of(completion.words(0, field, words));
    }

    private List<ObjectNode> arguments(@Nullable Call call, String more) {
        if (call == null) {
            return answerTool == null ? List.of() : words("content", more);
        }
        call.begun = call.begun || !more.isEmpty();
        return more.isEmpty() ? List.of() : List.of(completion.argumentsChunk(0, call.place, more));
    }

    /** A call without arguments streams none, yet clients read them as JSON. */
    private List<ObjectNode> close(int block) {
        var call = open.remove(block);
        return call == null || call.begun ? List.of() : List.of(completion.argumentsChunk(0, call.place, "{}"));
    }

    private List<ObjectNode> finish(JsonNode told) {
        var reason = Json.text(told.path("delta"), "stop_reason");
        readUsage(told.path("usage"));
        var usage = completion.usage(counted(told.path("usage")));
        return reason.isEmpty() ? List.of(usage) : List.of(completion.finish(0, reason(reason)), usage);
    }

    @Override
    public JsonNode usage(JsonNode told) {
        return told.path("message").path("usage");
    }

    @Override
    public List<ObjectNode> end() {
        return List.of();
    }
}
