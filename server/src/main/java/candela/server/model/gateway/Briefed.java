package candela.server.model.gateway;

import candela.engine.ai.wire.Demand;
import candela.engine.ai.wire.Endpoint;
import candela.engine.ai.wire.Provider;
import candela.engine.ai.wire.WireException;
import candela.server.model.Persona.Briefing;
import candela.server.model.Persona.Manner;
import candela.server.platform.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** A client's request to a persona: what it asks, and how it goes to the persona's model. */
final class Briefed {

    private final Endpoint endpoint;
    private final ObjectNode body;

    private Briefed(Endpoint endpoint, ObjectNode body) {
        this.endpoint = endpoint;
        this.body = body;
    }

    static Briefed of(Endpoint endpoint, JsonNode body) {
        if (!(body instanceof ObjectNode object)) {
            throw Problem.invalid("body", "The body must be a JSON object");
        }
        return new Briefed(endpoint, object.deepCopy());
    }

    /** The last words of the person; empty where there are none. */
    String question() {
        var turns = body.path(endpoint == Endpoint.RESPONSES ? "input" : "messages");
        if (turns.isString()) {
            return turns.asString();
        }
        for (var turn : List.copyOf(turns.values()).reversed()) {
            var words = turn.path("role").asString("").equals("user") ? words(turn.path("content")) : "";
            if (!words.isBlank()) {
                return words;
            }
        }
        return "";
    }

    private static String words(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        var words = new ArrayList<String>();
        content.values().forEach(part -> words.add(part.path("text").asString("")));
        return String.join("\n", words).strip();
    }

    /** The instructions that the client itself sent, as responses tell them back. */
    JsonNode instructions() {
        return body.path("instructions").isString() ? body.path("instructions") : NullNode.getInstance();
    }

    /** The request as it goes to the model, the client's own rules behind the persona's. */
    JsonNode told(Briefing briefing, Provider provider) {
        var told = body.deepCopy();
        told.put("model", briefing.model().name());
        settle(told, briefing.manner(), provider);
        requireSound(told);
        if (!briefing.rules().isEmpty()) {
            tell(told, briefing.rules());
        }
        return told;
    }

    /** Looked at before anything is put into it, so that a field that is wrong is named as the client knows it. */
    private void requireSound(ObjectNode told) {
        try {
            Demand.of(endpoint, told);
        } catch (WireException e) {
            throw Problem.invalid(e.field(), e.getMessage());
        }
    }

    private void tell(ObjectNode told, String rules) {
        switch (endpoint) {
            case MESSAGES -> told.set("system", before(rules, told.path("system")));
            case RESPONSES ->
                told.put("instructions", before(rules, told.path("instructions").asString("")));
            default -> messages(told).insertObject(0).put("role", "system").put("content", rules);
        }
    }

    private static String before(String rules, String own) {
        return own.isEmpty() ? rules : rules + "\n\n" + own;
    }

    private static ArrayNode before(String rules, JsonNode own) {
        var all = own.isArray() ? (ArrayNode) own.deepCopy() : block(own.asString(""));
        all.insertObject(0).put("type", "text").put("text", rules);
        return all;
    }

    /** Anthropic takes no block without a text. */
    private static ArrayNode block(String own) {
        var all = JsonNodeFactory.instance.arrayNode();
        if (!own.isEmpty()) {
            all.addObject().put("type", "text").put("text", own);
        }
        return all;
    }

    private static ArrayNode messages(ObjectNode told) {
        if (told.path("messages") instanceof ArrayNode messages) {
            return messages;
        }
        throw Problem.invalid("messages", "“messages” must be a list");
    }

    private void settle(ObjectNode told, Manner manner, Provider provider) {
        put(told, "temperature", manner.temperature());
        put(told, "top_p", manner.topP());
        var most = manner.maxOutputTokens();
        switch (endpoint) {
            case MESSAGES -> put(told, "max_tokens", most);
            case RESPONSES -> put(told, "max_output_tokens", most);
            default -> {
                // OpenAI's newer models want the new name, everybody else knows the old one
                if (isSilent(told, "max_tokens") && isSilent(told, "max_completion_tokens")) {
                    put(told, provider.id().equals("openai") ? "max_completion_tokens" : "max_tokens", most);
                }
            }
        }
    }

    private static boolean isSilent(ObjectNode told, String field) {
        return told.path(field).isMissingNode() || told.path(field).isNull();
    }

    private static void put(ObjectNode told, String field, @Nullable BigDecimal value) {
        if (value != null && isSilent(told, field)) {
            told.put(field, value);
        }
    }

    private static void put(ObjectNode told, String field, @Nullable Integer value) {
        if (value != null && isSilent(told, field)) {
            told.put(field, value);
        }
    }
}
