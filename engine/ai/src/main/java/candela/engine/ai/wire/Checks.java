package candela.engine.ai.wire;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether a request is one at all: what every provider would refuse is refused before it costs anything. */
final class Checks {
    private static final long MOST_TOKENS = 10_000_000;
    private static final long MOST_CHOICES = 128;
    private static final int MOST_MESSAGES = 10_000;
    private static final int MOST_TOOLS = 1_000;
    private static final int MOST_TEXTS = 4_096;
    private static final int LONGEST_MODEL = 256;
    /** By these a proxy at the other end would take another model or address than the one that was checked. */
    private static final List<String> DETOURS =
            List.of("models", "fallbacks", "model_list", "preset", "api_base", "base_url", "api_key");

    private final Endpoint endpoint;
    private final JsonNode body;

    Checks(Endpoint endpoint, JsonNode body) {
        this.endpoint = endpoint;
        this.body = body;
    }

    Demand demand() {
        if (!body.isObject()) {
            throw new WireException("", "The body must be a JSON object.");
        }
        Json.requireShallow(body);
        DETOURS.forEach(this::refuseDetour);
        var model = model();
        content();
        return new Demand(model, stream(), Estimate.of(body), outputTokens(), images(), characters());
    }

    private boolean stream() {
        return bool("stream") || endpoint == Endpoint.SPEECH && "sse".equals(Json.text(body, "stream_format"));
    }

    private void refuseDetour(String field) {
        if (Json.has(body, field)) {
            throw new WireException(field, "“%s” is not accepted here: name one model in “model”.".formatted(field));
        }
    }

    private String model() {
        var model = required("model", "the name of a model").strip();
        if (model.length() > LONGEST_MODEL) {
            throw new WireException("model", "“model” is longer than " + LONGEST_MODEL + " characters.");
        }
        return model;
    }

    private void content() {
        switch (endpoint) {
            case CHAT, MESSAGES -> messages();
            case RESPONSES -> responses();
            case EMBEDDINGS -> texts();
            case MODERATIONS -> input();
            case SPEECH -> required("input", "the text to be spoken");
            case IMAGES -> required("prompt", "what the image shall show");
        }
    }

    private void messages() {
        list("messages", MOST_MESSAGES);
        var messages = body.get("messages");
        if (messages == null || messages.isEmpty()) {
            throw new WireException(
                    "messages", "“messages” is missing or empty: send a list with at least one message.");
        }
        for (var i = 0; i < messages.size(); i++) {
            message("messages[" + i + "]", messages.get(i));
        }
        list("tools", MOST_TOOLS);
    }

    private static void message(String path, JsonNode message) {
        if (!message.isObject()) {
            throw new WireException(path, "Each message must be an object with “role” and “content”.");
        }
        if (Json.text(message, "role").isBlank()) {
            throw new WireException(path + ".role", "“role” must be a text such as \"user\".");
        }
        var content = message.get("content");
        if (content != null && !content.isNull() && !content.isString() && !content.isArray()) {
            throw new WireException(path + ".content", "“content” must be a text or a list of parts.");
        }
    }

    private void responses() {
        list("tools", MOST_TOOLS);
        if (bool("background")) {
            throw new WireException(
                    "background", "Answers in the background could not be counted here. Leave “background” out.");
        }
        if (Json.has(body, "input")) {
            input();
        } else if (!Json.has(body, "prompt") && !Json.has(body, "previous_response_id")) {
            throw new WireException("input", "“input” is missing: send a text or a list of items.");
        }
    }

    private void texts() {
        input();
        list("input", MOST_TEXTS);
    }

    private void input() {
        var input = body.get("input");
        if (input == null || input.isNull()) {
            throw new WireException("input", "“input” is missing: send a text or a list.");
        }
        if (!input.isString() && !input.isArray()) {
            throw new WireException("input", "“input” must be a text or a list.");
        }
        if (input.isEmpty() && input.isArray()) {
            throw new WireException("input", "“input” is an empty list: send at least one text.");
        }
    }

    private void list(String field, int most) {
        var list = body.get(field);
        if (list == null || list.isNull() || list.isString()) {
            return;
        }
        if (!list.isArray()) {
            throw new WireException(field, "“%s” must be a list.".formatted(field));
        }
        if (list.size() > most && !(list.get(0).isNumber())) {
            throw new WireException(field, "“%s” has more than %,d items. Send fewer.".formatted(field, most));
        }
    }

    private String required(String field, String what) {
        var value = body.get(field);
        if (value == null || value.isNull()) {
            throw new WireException(field, "“%s” is missing: send %s.".formatted(field, what));
        }
        if (!value.isString() || value.stringValue().isBlank()) {
            throw new WireException(field, "“%s” must be a text: %s.".formatted(field, what));
        }
        return value.stringValue();
    }

    private boolean bool(String field) {
        var value = body.get(field);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new WireException(field, "“%s” must be true or false.".formatted(field));
        }
        return value.booleanValue();
    }

    private long images() {
        return endpoint == Endpoint.IMAGES ? Objects.requireNonNullElse(count("n", MOST_CHOICES), 1L) : 0;
    }

    private long characters() {
        var text = endpoint == Endpoint.SPEECH ? Json.text(body, "input") : "";
        return text.codePointCount(0, text.length());
    }

    private @Nullable Long outputTokens() {
        var choices = count("n", MOST_CHOICES);
        return switch (endpoint) {
            case CHAT -> times(greater(tokens("max_tokens"), tokens("max_completion_tokens")), choices);
            case RESPONSES -> tokens("max_output_tokens");
            case MESSAGES -> neededTokens();
            case EMBEDDINGS, MODERATIONS -> 0L;
            case SPEECH, IMAGES -> null;
        };
    }

    private Long neededTokens() {
        var tokens = tokens("max_tokens");
        if (tokens == null) {
            throw new WireException(
                    "max_tokens", "“max_tokens” is missing: say how long the answer may be, such as 4096.");
        }
        return tokens;
    }

    private @Nullable Long tokens(String field) {
        return count(field, MOST_TOKENS);
    }

    private static @Nullable Long greater(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? one == null ? other : one : Long.valueOf(Math.max(one, other));
    }

    private static @Nullable Long times(@Nullable Long tokens, @Nullable Long choices) {
        return tokens == null || choices == null ? tokens : Long.valueOf(tokens * choices);
    }

    private @Nullable Long count(String field, long most) {
        var value = body.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            throw new WireException(field, "“%s” must be a whole number.".formatted(field));
        }
        if (!value.canConvertToLong() || value.longValue() < 1 || value.longValue() > most) {
            throw new WireException(field, "“%s” must be between 1 and %,d.".formatted(field, most));
        }
        return value.longValue();
    }
}
