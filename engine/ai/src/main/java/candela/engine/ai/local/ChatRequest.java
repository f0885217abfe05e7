package candela.engine.ai.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request for a chat completion, as OpenAI has it. What would change the answer and cannot be done is refused by the
 * name of its field.
 *
 * @param turns what was said; a system's turn comes first, the others take turns
 * @param most tokens of the answer; null where it is not bounded
 * @param schema what the answer's JSON must be like; null where it may be text
 * @param usage whether a stream ends with what it used
 */
record ChatRequest(
        List<Turn> turns,
        @Nullable Integer most,
        List<String> stops,
        @Nullable ObjectNode schema,
        Manner manner,
        boolean stream,
        boolean usage) {

    /** @param role system, user or assistant */
    record Turn(String role, String text) {}

    /** How words are chosen; null where the request does not say. */
    record Manner(
            @Nullable Double temperature,
            @Nullable Double topP,
            @Nullable Integer topK,
            @Nullable Integer seed,
            double frequency,
            double presence) {}

    private static final Set<String> ROLES = Set.of("system", "user", "assistant");
    private static final int MOST_STOPS = 16;
    private static final int LONGEST_STOP = 500;
    private static final double HOTTEST = 2;

    static ChatRequest read(String text) throws Refusal {
        try {
            return of(JsonMapper.shared().readTree(text));
        } catch (JacksonException e) {
            throw new Refusal("The body is not JSON, or nests too deep.");
        }
    }

    private static ChatRequest of(JsonNode body) throws Refusal {
        requireFeasible(body);
        var most = whole(body, body.has("max_completion_tokens") ? "max_completion_tokens" : "max_tokens");
        if (most != null && most < 1) {
            throw Refusal.of("max_tokens", "must be at least 1.");
        }
        return new ChatRequest(
                turns(body.path("messages")),
                most,
                stops(body.path("stop")),
                Shape.wanted(body.path("response_format")),
                manner(body),
                body.path("stream").asBoolean(false),
                body.path("stream_options").path("include_usage").asBoolean(false));
    }

    private static void requireFeasible(JsonNode body) throws Refusal {
        var n = whole(body, "n");
        if (n != null && n > 1) {
            throw Refusal.of("n", "must be 1: this model gives one answer at a time.");
        }
        if (!body.path("tools").isEmpty()
                && !body.path("tool_choice").asString("").equals("none")) {
            throw Refusal.of("tools", "cannot be used: this model calls no tools. Choose another model for that.");
        }
        if (body.path("logprobs").asBoolean(false) || !body.path("logit_bias").isEmpty()) {
            throw new Refusal("“logprobs” and “logit_bias” cannot be used with this model.");
        }
    }

    private static Manner manner(JsonNode body) throws Refusal {
        return new Manner(
                within(body, "temperature", 0, HOTTEST),
                within(body, "top_p", 0, 1),
                whole(body, "top_k"),
                whole(body, "seed"),
                or(within(body, "frequency_penalty", -HOTTEST, HOTTEST)),
                or(within(body, "presence_penalty", -HOTTEST, HOTTEST)));
    }

    private static double or(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    private static @Nullable Double within(JsonNode body, String field, double least, double most) throws Refusal {
        var value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
            throw Refusal.of(field, "must be a number from " + least + " to " + most + ".");
        }
        return value.asDouble();
    }

    private static @Nullable Integer whole(JsonNode body, String field) throws Refusal {
        var value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            throw Refusal.of(field, "must be a whole number.");
        }
        return Math.clamp(value.asLong(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private static List<String> stops(JsonNode stop) throws Refusal {
        var stops = new ArrayList<String>();
        for (var each : stop.isArray() ? stop : List.of(stop)) {
            if (each.isString() && !each.asString().isEmpty() && each.asString().length() <= LONGEST_STOP) {
                stops.add(each.asString());
            } else if (!each.isNull() && !each.isMissingNode()) {
                throw Refusal.of("stop", "must be texts of 1 to " + LONGEST_STOP + " characters.");
            }
        }
        if (stops.size() > MOST_STOPS) {
            throw Refusal.of("stop", "has more than " + MOST_STOPS + " texts.");
        }
        return stops;
    }

    /** Templates of many models end the process where two turns of the same side follow each other. */
    private static List<Turn> turns(JsonNode messages) throws Refusal {
        var rules = new StringBuilder();
        var turns = new ArrayList<Turn>();
        for (var message : messages) {
            var turn = turn(message);
            if (turn.role().equals("system")) {
                rules.append(rules.isEmpty() ? "" : "\n\n").append(turn.text());
            } else if (!turns.isEmpty() && turns.getLast().role().equals(turn.role())) {
                turns.add(new Turn(turn.role(), turns.removeLast().text() + "\n\n" + turn.text()));
            } else {
                turns.add(turn);
            }
        }
        if (turns.isEmpty() || !turns.getFirst().role().equals("user")) {
            turns.addFirst(new Turn("user", "…"));
        }
        if (!rules.isEmpty()) {
            turns.addFirst(new Turn("system", rules.toString()));
        }
        return turns;
    }

    private static Turn turn(JsonNode message) throws Refusal {
        var role = message.path("role").asString("");
        var known = role.equals("developer") ? "system" : role;
        if (!ROLES.contains(known) || !message.path("tool_calls").isEmpty()) {
            throw Refusal.of("messages", "may be of system, developer, user and assistant: this model calls no tools.");
        }
        return new Turn(known, words(message.path("content")));
    }

    private static String words(JsonNode content) throws Refusal {
        if (content.isString() || content.isNull() || content.isMissingNode()) {
            return content.asString("");
        }
        var words = new ArrayList<String>();
        for (var part : content) {
            if (!part.path("text").isString()) {
                throw Refusal.of("messages", "may hold texts only: this model reads no pictures, sounds or files.");
            }
            words.add(part.path("text").asString());
        }
        return String.join("\n", words);
    }
}
