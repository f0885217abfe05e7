package candela.server.model.gateway;

import candela.server.platform.JsonColumn;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was said in a call, in the form in which OpenTelemetry's conventions tell it; no more than {@value #MOST}
 * characters each way.
 */
final class SpokenContent {

    static final int MOST = 16_384;

    private static final List<String> RULES = List.of("system", "instructions");

    private final ArrayNode input = JsonColumn.MAPPER.createArrayNode();
    private final ArrayNode rules = JsonColumn.MAPPER.createArrayNode();
    private final StringBuilder said = new StringBuilder();
    private final StringBuilder handed = new StringBuilder();
    private int left = MOST;

    void asked(JsonNode body) {
        for (var field : RULES) {
            SpokenTexts.of(with(field, body.path(field))).said().forEach(it -> text(rules, it));
        }
        body.path("messages").forEach(this::message);
        if (body.path("input").isString()) {
            text(message("user"), body.path("input").asString());
        } else {
            body.path("input").forEach(this::message);
        }
    }

    private void message(JsonNode message) {
        var parts = message(message.path("role").asString("user"));
        var texts = SpokenTexts.of(with("messages", message));
        texts.said().forEach(it -> text(parts, it));
        texts.forTools().forEach(it -> tool(parts, it));
    }

    private ArrayNode message(String role) {
        return input.addObject().put("role", role).putArray("parts");
    }

    private static ObjectNode with(String field, JsonNode value) {
        var node = JsonColumn.MAPPER.createObjectNode();
        node.set(field, value);
        return node;
    }

    private void text(ArrayNode parts, String text) {
        parts.addObject().put("type", "text").put("content", bounded(text));
    }

    private void tool(ArrayNode parts, String arguments) {
        parts.addObject().put("type", "tool_call").put("arguments", bounded(arguments));
    }

    private String bounded(String text) {
        var most = Math.min(left, text.length());
        left -= most;
        return most < text.length() ? text.substring(0, most) + "…" : text;
    }

    void told(ObjectNode answer) {
        var texts = SpokenTexts.of(answer);
        texts.said().forEach(said::append);
        texts.forTools().forEach(handed::append);
    }

    void piece(ObjectNode event) {
        for (var delta : Deltas.of(event)) {
            var into = delta.forTool() ? handed : said;
            if (into.length() <= MOST) {
                into.append(delta.text());
            }
        }
    }

    void put(Span span) {
        put(span, "gen_ai.system_instructions", rules);
        put(span, "gen_ai.input.messages", input);
        left = MOST;
        var output = JsonColumn.MAPPER.createArrayNode();
        if (!said.isEmpty() || !handed.isEmpty()) {
            var parts = output.addObject().put("role", "assistant").putArray("parts");
            if (!said.isEmpty()) {
                text(parts, said.toString());
            }
            if (!handed.isEmpty()) {
                tool(parts, handed.toString());
            }
        }
        put(span, "gen_ai.output.messages", output);
    }

    private static void put(Span span, String name, ArrayNode messages) {
        if (!messages.isEmpty()) {
            span.setAttribute(name, messages.toString());
        }
    }
}
