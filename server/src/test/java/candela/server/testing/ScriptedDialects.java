package candela.server.testing;

import candela.server.testing.ScriptedModel.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the scripted model says to who speaks as Anthropic or Google: the same words and counts as to all others. */
final class ScriptedDialects {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PIECES = List.of("Three ", "small ", "boats.");

    private ScriptedDialects() {}

    static Reply anthropic() {
        return (exchange, body) -> {
            if (body.path("stream").asBoolean(false)) {
                events(anthropicEvents(), true).send(exchange, body);
            } else {
                ScriptedModel.json(200, """
                        {"id": "msg_1", "type": "message", "role": "assistant", "model": "scripted",
                         "content": [{"type": "text", "text": "%s"}], "stop_reason": "end_turn", "stop_sequence": null,
                         "usage": {"input_tokens": %d, "output_tokens": %d}}""".formatted(ScriptedModel.ANSWER, ScriptedModel.INPUT, ScriptedModel.OUTPUT))
                        .send(exchange, body);
            }
        };
    }

    private static List<String> anthropicEvents() {
        var events = new ArrayList<String>();
        events.add("""
                {"type": "message_start", "message": {"id": "msg_1", "type": "message", "role": "assistant", "model": "scripted", \
                "content": [], "stop_reason": null, "usage": {"input_tokens": %d, "output_tokens": 1}}}""".formatted(ScriptedModel.INPUT));
        events.add("""
                {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}}""");
        for (var piece : PIECES) {
            events.add("""
                    {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "%s"}}""".formatted(piece));
        }
        events.add("""
                {"type": "content_block_stop", "index": 0}""");
        events.add("""
                {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": null}, \
                "usage": {"output_tokens": %d}}""".formatted(ScriptedModel.OUTPUT));
        events.add("""
                {"type": "message_stop"}""");
        return events;
    }

    /** @param path names the method of Google's API after a colon */
    static Reply google(String path) {
        if (path.endsWith(":batchEmbedContents")) {
            return (exchange, body) -> ScriptedModel.json(
                            200, vectors(body.path("requests").size()))
                    .send(exchange, body);
        }
        if (path.endsWith(":streamGenerateContent")) {
            return events(
                    List.of(
                            candidate(PIECES.get(0), false),
                            candidate(PIECES.get(1), false),
                            candidate(PIECES.get(2), true)),
                    false);
        }
        return ScriptedModel.json(200, candidate(ScriptedModel.ANSWER, true));
    }

    private static String vectors(int count) {
        var all = JSON.createObjectNode();
        for (var i = 0; i < count; i++) {
            all.withArray("embeddings").addObject().putArray("values").add(0.5).add(0.25);
        }
        return all.toString();
    }

    private static String candidate(String text, boolean last) {
        return """
                {"candidates": [{"content": {"role": "model", "parts": [{"text": "%s"}]}, "index": 0%s}], \
                "usageMetadata": {"promptTokenCount": %d, "candidatesTokenCount": %d, "totalTokenCount": %d}, \
                "modelVersion": "scripted", "responseId": "r1"}""".formatted(
                        text,
                        last ? ", \"finishReason\": \"STOP\"" : "",
                        ScriptedModel.INPUT,
                        ScriptedModel.OUTPUT,
                        ScriptedModel.INPUT + ScriptedModel.OUTPUT);
    }

    /** @param named whether each event bears the name of its type */
    private static Reply events(List<String> events, boolean named) {
        return (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            for (var event : events) {
                var name = named ? "event: " + type(event) + "\n" : "";
                exchange.getResponseBody().write((name + "data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
                exchange.getResponseBody().flush();
            }
        };
    }

    private static String type(String event) throws IOException {
        JsonNode read = JSON.readTree(event);
        return read.path("type").asString();
    }
}
