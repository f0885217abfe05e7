package candela.engine.ai.local;

import candela.engine.ai.local.Frame.Told;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One answer on its way out, as OpenAI's chat completions give it: as events, or as a whole. */
final class Completion {

    private static final int OK = 200;

    private final DataOutputStream out;
    private final String model;
    private final ChatRequest request;
    private final String id = "chatcmpl-" + UUID.randomUUID().toString().replace("-", "");
    private final long created = Instant.now().getEpochSecond();
    private final StringBuilder words = new StringBuilder();

    Completion(DataOutputStream out, String model, ChatRequest request) {
        this.out = out;
        this.model = model;
        this.request = request;
    }

    void begin() throws IOException {
        Frame.write(out, new Told(Frame.BEGIN, OK, request.stream() ? "text/event-stream" : "application/json"));
        if (request.stream()) {
            chunk("", null);
        }
    }

    void say(String more) throws IOException {
        if (more.isEmpty()) {
            return;
        }
        if (request.stream()) {
            chunk(more, null);
        } else {
            words.append(more);
        }
    }

    void end(String reason, int read, int written) throws IOException {
        if (request.stream()) {
            chunk(null, reason);
            if (request.usage()) {
                var last = head("chat.completion.chunk");
                last.putArray("choices");
                usage(last, read, written);
                event(last.toString());
            }
            event("[DONE]");
        } else {
            Frame.write(out, new Told(Frame.PIECE, 0, whole(reason, read, written)));
        }
        Frame.write(out, new Told(Frame.END, 0, ""));
    }

    /** Nobody wants more of it. */
    void breakOff() throws IOException {
        Frame.write(out, new Told(Frame.END, 0, ""));
    }

    static void refuse(DataOutputStream out, Refusal refusal) throws IOException {
        var error = JsonNodeFactory.instance.objectNode();
        error.putObject("error")
                .put("message", refusal.getMessage())
                .put("type", "invalid_request_error")
                .put("code", refusal.code());
        Frame.write(out, new Told(Frame.REFUSED, Refusal.INVALID, error.toString()));
    }

    private String whole(String reason, int read, int written) {
        var answer = head("chat.completion");
        var choice = answer.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", words.toString());
        choice.put("finish_reason", reason);
        usage(answer, read, written);
        return answer.toString();
    }

    private void chunk(@Nullable String more, @Nullable String reason) throws IOException {
        var chunk = head("chat.completion.chunk");
        var choice = chunk.putArray("choices").addObject().put("index", 0);
        var delta = choice.putObject("delta");
        if (more != null) {
            if (more.isEmpty()) {
                delta.put("role", "assistant");
            }
            delta.put("content", more);
        }
        choice.put("finish_reason", reason);
        event(chunk.toString());
    }

    private ObjectNode head(String object) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", model);
    }

    private static void usage(ObjectNode answer, int read, int written) {
        answer.putObject("usage")
                .put("prompt_tokens", read)
                .put("completion_tokens", written)
                .put("total_tokens", read + written);
    }

    private void event(String data) throws IOException {
        Frame.write(out, new Told(Frame.PIECE, 0, "data: " + data + "\n\n"));
    }
}
