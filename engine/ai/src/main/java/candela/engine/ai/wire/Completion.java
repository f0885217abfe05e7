package candela.engine.ai.wire;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds chat completions and their chunks. */
final class Completion {
    private final Chance chance;
    private String id = "";
    private String model;

    Completion(Chance chance, String model) {
        this.chance = chance;
        this.model = model;
    }

    /** As the provider told them; what it did not tell stays. */
    void named(String told, String toldModel) {
        id = told.isEmpty() ? id : told;
        model = toldModel.isEmpty() ? model : toldModel;
    }

    private ObjectNode head(String object) {
        id = id.isEmpty() ? "chatcmpl-" + chance.ids().get() : id;
        return Json.object()
                .put("id", id)
                .put("object", object)
                .put("created", chance.seconds())
                .put("model", model);
    }

    ObjectNode whole() {
        var whole = head("chat.completion");
        whole.putArray("choices");
        return whole;
    }

    /** A message to be filled, as a further choice. */
    static ObjectNode message(ObjectNode whole, int index, String finishReason) {
        var choice = whole.withArray("choices").addObject().put("index", index);
        var message = choice.putObject("message").put("role", "assistant").putNull("content");
        choice.put("finish_reason", finishReason);
        return message;
    }

    ObjectNode chunk(int index, ObjectNode delta) {
        var chunk = head("chat.completion.chunk");
        chunk.putArray("choices")
                .addObject()
                .put("index", index)
                .set("delta", delta)
                .putNull("finish_reason");
        return chunk;
    }

    ObjectNode start(int index) {
        return chunk(index, Json.object().put("role", "assistant").put("content", ""));
    }

    ObjectNode words(int index, String field, String words) {
        return chunk(index, Json.object().put(field, words));
    }

    ObjectNode finish(int index, String reason) {
        var chunk = chunk(index, Json.object());
        ((ObjectNode) chunk.path("choices").path(0)).put("finish_reason", reason);
        return chunk;
    }

    ObjectNode usage(ObjectNode usage) {
        var chunk = head("chat.completion.chunk");
        chunk.putArray("choices");
        return chunk.set("usage", usage);
    }

    static ObjectNode usage(long read, long written, long cached, long thought) {
        var usage = Json.object()
                .put("prompt_tokens", read)
                .put("completion_tokens", written)
                .put("total_tokens", read + written);
        usage.putObject("prompt_tokens_details").put("cached_tokens", cached);
        if (thought > 0) {
            usage.putObject("completion_tokens_details").put("reasoning_tokens", thought);
        }
        return usage;
    }

    static ObjectNode call(String id, String name, String arguments) {
        var call = Json.object().put("id", id).put("type", "function");
        call.putObject("function").put("name", name).put("arguments", arguments);
        return call;
    }

    /** A call as a stream tells it; later pieces have only the place and more of the arguments. */
    ObjectNode callChunk(int index, int place, ObjectNode call) {
        var delta = Json.object();
        delta.putArray("tool_calls").addObject().put("index", place).setAll(call);
        return chunk(index, delta);
    }

    ObjectNode argumentsChunk(int index, int place, String more) {
        var piece = Json.object();
        piece.putObject("function").put("arguments", more);
        return callChunk(index, place, piece);
    }

    static void append(ObjectNode message, String field, JsonNode text) {
        var more = text.asString("");
        message.put(field, Json.text(message, field) + more);
    }
}
