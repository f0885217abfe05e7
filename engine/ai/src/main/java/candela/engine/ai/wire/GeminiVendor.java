package candela.engine.ai.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gemini's answers and events as chat completions. Calls of tools have no ids there and get some here; the signature of
 * a thought travels with its call as {@code extra_content.google.thought_signature}, as in Google's own translation.
 */
final class GeminiVendor implements Vendor {
    private final Target target;
    private final Chance chance;
    private final boolean stream;
    private final Completion completion;
    private final Map<Integer, Choice> choices = new HashMap<>();
    private boolean oneCallOnly;
    private @Nullable JsonNode usage;

    /** One of the answers, as far as it has come. */
    private static final class Choice {
        private int calls;
        private boolean finished;
    }

    GeminiVendor(Target target, Chance chance, boolean stream) {
        this.target = target;
        this.chance = chance;
        this.stream = stream;
        this.completion = new Completion(chance, target.model());
    }

    @Override
    public ProviderRequest request(ObjectNode chat) {
        var parallel = chat.path("parallel_tool_calls");
        oneCallOnly = parallel.isBoolean() && !parallel.booleanValue();
        var method = stream ? ":streamGenerateContent?alt=sse" : ":generateContent";
        var body = GeminiRequest.of(chat, target.model());
        return Requests.post(target, "/" + name(target.model()) + method, body, stream);
    }

    /** The model's name as a path: {@code models/…} unless it names another folder. */
    static String name(String model) {
        var full = model.startsWith("models/") || model.startsWith("tunedModels/") ? model : "models/" + model;
        var slash = full.indexOf('/');
        return full.substring(0, slash + 1)
                + URLEncoder.encode(full.substring(slash + 1), StandardCharsets.UTF_8)
                        .replace("+", "%20");
    }

    @Override
    public ObjectNode answer(JsonNode told) {
        if (!told.path("candidates").isArray() && !told.path("promptFeedback").isObject()) {
            throw Failures.unreadable(target);
        }
        completion.named(Json.text(told, "responseId"), Json.text(told, "modelVersion"));
        var whole = completion.whole();
        for (var candidate : told.path("candidates")) {
            choice(candidate, whole);
        }
        if (whole.path("choices").isEmpty()) {
            Completion.message(whole, 0, "content_filter");
        }
        return whole.set("usage", counted(told.path("usageMetadata")));
    }

    private void choice(JsonNode candidate, ObjectNode whole) {
        var index = candidate.path("index").asInt(whole.path("choices").size());
        var calls = new ArrayList<ObjectNode>();
        var words = Json.object();
        for (var part : candidate.path("content").path("parts")) {
            if (part.has("functionCall")) {
                call(part, calls.size()).ifPresent(calls::add);
            } else if (part.has("text")) {
                Completion.append(words, field(part), part.path("text"));
            }
        }
        var message = Completion.message(whole, index, reason(Json.text(candidate, "finishReason"), !calls.isEmpty()));
        words.properties().forEach(it -> message.set(it.getKey(), it.getValue()));
        if (!calls.isEmpty()) {
            message.putArray("tool_calls").addAll(calls);
        }
    }

    private static String field(JsonNode part) {
        return part.path("thought").asBoolean(false) ? "reasoning_content" : "content";
    }

    /** Gemini cannot be told to call one tool at a time: where the client wants that, it gets the first. */
    private Optional<ObjectNode> call(JsonNode part, int before) {
        if (oneCallOnly && before > 0) {
            return Optional.empty();
        }
        var function = part.path("functionCall");
        var args = function.path("args").isObject() ? function.path("args") : Json.object();
        var call = Completion.call("call_" + chance.ids().get(), Json.text(function, "name"), Json.write(args));
        var signature = Json.text(part, "thoughtSignature");
        if (!signature.isEmpty()) {
            call.putObject("extra_content").putObject("google").put("thought_signature", signature);
        }
        return Optional.of(call);
    }

    private static String reason(String finishReason, boolean called) {
        return switch (finishReason) {
            case "MAX_TOKENS" -> "length";
            case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY" -> "content_filter";
            default -> called ? "tool_calls" : "stop";
        };
    }

    private static ObjectNode counted(JsonNode told) {
        var thought = Json.count(told, "thoughtsTokenCount");
        return Completion.usage(
                Json.count(told, "promptTokenCount") + Json.count(told, "toolUsePromptTokenCount"),
                Json.count(told, "candidatesTokenCount") + thought,
                Json.count(told, "cachedContentTokenCount"),
                thought);
    }

    @Override
    public List<ObjectNode> event(JsonNode told) {
        completion.named(Json.text(told, "responseId"), Json.text(told, "modelVersion"));
        usage = told.path("usageMetadata").isObject() ? told.path("usageMetadata") : usage;
        var chunks = new ArrayList<ObjectNode>();
        for (var candidate : told.path("candidates")) {
            candidate(candidate, chunks);
        }
        if (Json.has(told.path("promptFeedback"), "blockReason")) {
            begun(0, chunks).finished = true;
            chunks.add(completion.finish(0, "content_filter"));
        }
        return chunks;
    }

    private Choice begun(int index, List<ObjectNode> chunks) {
        return choices.computeIfAbsent(index, it -> {
            chunks.add(completion.start(it));
            return new Choice();
        });
    }

    private void candidate(JsonNode candidate, List<ObjectNode> chunks) {
        var index = candidate.path("index").asInt(0);
        var choice = begun(index, chunks);
        for (var part : candidate.path("content").path("parts")) {
            if (part.has("functionCall")) {
                call(part, choice.calls).ifPresent(it -> chunks.add(completion.callChunk(index, choice.calls++, it)));
            } else if (!Json.text(part, "text").isEmpty()) {
                chunks.add(completion.words(index, field(part), Json.text(part, "text")));
            }
        }
        var reason = Json.text(candidate, "finishReason");
        if (!reason.isEmpty() && !choice.finished) {
            choice.finished = true;
            chunks.add(completion.finish(index, reason(reason, choice.calls > 0)));
        }
    }

    @Override
    public JsonNode usage(JsonNode told) {
        return counted(told.path("usageMetadata"));
    }

    /** Usage is told with every event, whole only with the last. */
    @Override
    public List<ObjectNode> end() {
        return usage == null ? List.of() : List.of(completion.usage(counted(usage)));
    }
}
