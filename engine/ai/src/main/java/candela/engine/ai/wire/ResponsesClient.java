package candela.engine.ai.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A client that reads OpenAI's responses: chat completions become theirs, and chunks their events. */
final class ResponsesClient implements Client {
    private final ObjectNode asked;
    private final Chance chance;
    private final Calls calls;
    private final List<ServerEvent> events = new ArrayList<>();
    private final ArrayNode output = Json.array();
    private final StringBuilder text = new StringBuilder();
    /** The item that is being told, and the call in it, if it is one. */
    private @Nullable ObjectNode item;

    private Calls.@Nullable Call call;
    private @Nullable ObjectNode response;
    private int number;
    private String finishReason = "stop";
    private JsonNode usage = Json.object();

    ResponsesClient(ObjectNode asked, Chance chance) {
        this.asked = asked;
        this.chance = chance;
        this.calls = new Calls(chance);
    }

    @Override
    public ObjectNode answer(ObjectNode completion) {
        var choice = completion.path("choices").path(0);
        var message = choice.path("message");
        var words = Json.text(message, "content") + Json.text(message, "refusal");
        if (!words.isEmpty()) {
            output.add(message(words, "completed"));
        }
        var place = 0;
        for (var told : message.path("tool_calls")) {
            output.add(function(calls.of(Json.copy(told).put("index", place++)), "completed"));
        }
        finishReason = Json.text(choice, "finish_reason");
        usage = completion.path("usage");
        return finished(completion);
    }

    private ObjectNode message(String words, String status) {
        var message = Json.object()
                .put("type", "message")
                .put("id", "msg_" + chance.ids().get())
                .put("status", status)
                .put("role", "assistant");
        var content = message.putArray("content");
        if (!words.isEmpty()) {
            content.add(part(words));
        }
        return message;
    }

    private static ObjectNode part(String words) {
        var part = Json.object().put("type", "output_text").put("text", words);
        part.putArray("annotations");
        return part;
    }

    private ObjectNode function(Calls.Call call, String status) {
        return Json.object()
                .put("type", "function_call")
                .put("id", "fc_" + chance.ids().get())
                .put("call_id", call.id)
                .put("name", call.name)
                .put("arguments", call.arguments())
                .put("status", status);
    }

    /** What is known before the first word; fields that the client sent are told back, as OpenAI does. */
    private ObjectNode begun(JsonNode completion) {
        var all = Json.object()
                .put("id", "resp_" + chance.ids().get())
                .put("object", "response")
                .put("created_at", chance.seconds())
                .put("status", "in_progress")
                .putNull("error")
                .putNull("incomplete_details");
        for (var field : new String[] {"instructions", "max_output_tokens", "temperature", "top_p"}) {
            all.set(
                    field,
                    Json.has(asked, field) ? asked.get(field) : Json.object().nullNode());
        }
        all.put("model", Json.text(completion, "model"));
        all.putArray("output");
        all.put("parallel_tool_calls", asked.path("parallel_tool_calls").asBoolean(true));
        all.putNull("previous_response_id").put("store", false).put("truncation", "disabled");
        all.set("tool_choice", Json.has(asked, "tool_choice") ? asked.get("tool_choice") : all.stringNode("auto"));
        all.set("tools", Json.has(asked, "tools") ? asked.get("tools") : Json.array());
        all.set("text", Json.has(asked, "text") ? asked.get("text") : plainText());
        all.set("metadata", Json.has(asked, "metadata") ? asked.get("metadata") : Json.object());
        return all.putNull("usage");
    }

    private static ObjectNode plainText() {
        var text = Json.object();
        text.putObject("format").put("type", "text");
        return text;
    }

    private ObjectNode finished(JsonNode completion) {
        var all = response == null ? begun(completion) : response;
        var why = switch (finishReason) {
            case "length" -> "max_output_tokens";
            case "content_filter" -> "content_filter";
            default -> "";
        };
        all.put("status", why.isEmpty() ? "completed" : "incomplete");
        if (!why.isEmpty()) {
            all.putObject("incomplete_details").put("reason", why);
        }
        all.set("output", output);
        return all.set("usage", used());
    }

    private ObjectNode used() {
        var used = Json.object().put("input_tokens", Json.count(usage, "prompt_tokens"));
        used.putObject("input_tokens_details")
                .put("cached_tokens", Json.count(usage.path("prompt_tokens_details"), "cached_tokens"));
        used.put("output_tokens", Json.count(usage, "completion_tokens"));
        used.putObject("output_tokens_details")
                .put("reasoning_tokens", Json.count(usage.path("completion_tokens_details"), "reasoning_tokens"));
        return used.put("total_tokens", Json.count(usage, "prompt_tokens") + Json.count(usage, "completion_tokens"));
    }

    @Override
    public List<ServerEvent> chunk(ObjectNode chunk) {
        events.clear();
        if (response == null) {
            response = begun(chunk);
            emit("response.created", Json.object().set("response", response));
            emit("response.in_progress", Json.object().set("response", response));
        }
        usage = chunk.path("usage").isObject() ? chunk.path("usage") : usage;
        for (var choice : chunk.path("choices")) {
            if (choice.path("index").asInt(0) == 0) {
                delta(choice.path("delta"));
                var reason = Json.text(choice, "finish_reason");
                finishReason = reason.isEmpty() ? finishReason : reason;
            }
        }
        return List.copyOf(events);
    }

    private void delta(JsonNode delta) {
        words(Json.text(delta, "content") + Json.text(delta, "refusal"));
        for (var piece : delta.path("tool_calls")) {
            called(calls.of(piece), Json.text(piece.path("function"), "arguments"));
        }
    }

    private void words(String words) {
        if (words.isEmpty()) {
            return;
        }
        if (item == null || call != null) {
            begin(message("", "in_progress"), null);
            emit("response.content_part.added", place(true).set("part", part("")));
        }
        text.append(words);
        emit("response.output_text.delta", place(true).put("delta", words).set("logprobs", Json.array()));
    }

    private void called(Calls.Call piece, String arguments) {
        if (!piece.begun) {
            piece.begun = true;
            var item = function(piece, "in_progress").put("arguments", "");
            begin(item, piece);
            piece.block = output.size();
        }
        if (!arguments.isEmpty() && piece.equals(call)) {
            emit("response.function_call_arguments.delta", place(false).put("delta", arguments));
        }
    }

    private void begin(ObjectNode newItem, Calls.@Nullable Call newCall) {
        close();
        item = newItem;
        call = newCall;
        text.setLength(0);
        emit(
                "response.output_item.added",
                Json.object().put("output_index", output.size()).set("item", newItem));
    }

    private ObjectNode place(boolean content) {
        var place = Json.object()
                .put("item_id", item == null ? "" : Json.text(item, "id"))
                .put("output_index", output.size());
        return content ? place.put("content_index", 0) : place;
    }

    private void close() {
        if (item == null) {
            return;
        }
        if (call == null) {
            emit(
                    "response.output_text.done",
                    place(true).put("text", text.toString()).set("logprobs", Json.array()));
            emit("response.content_part.done", place(true).set("part", part(text.toString())));
            item.putArray("content").add(part(text.toString()));
        } else {
            var arguments = call.arguments();
            emit("response.function_call_arguments.done", place(false).put("arguments", arguments));
            item.put("arguments", arguments);
        }
        item.put("status", "completed");
        emit(
                "response.output_item.done",
                Json.object().put("output_index", output.size()).set("item", item));
        output.add(item);
        item = null;
        call = null;
    }

    private void emit(String type, ObjectNode data) {
        var typed = Json.object().put("type", type).put("sequence_number", number++);
        typed.setAll(data);
        events.add(new ServerEvent(type, Json.write(typed)));
    }

    @Override
    public List<ServerEvent> end() {
        events.clear();
        close();
        var all = finished(Json.object());
        emit("response." + Json.text(all, "status"), Json.object().set("response", all));
        return List.copyOf(events);
    }
}
