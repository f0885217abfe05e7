package candela.engine.ai.wire;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Providers whose own form the inner one is. */
final class OpenAiVendor implements Vendor {
    private static final Set<String> WITHOUT_TOP_K = Set.of("openai", "xai", "groq", "cohere");

    private final Target target;
    private final boolean stream;

    OpenAiVendor(Target target, boolean stream) {
        this.target = target;
        this.stream = stream;
    }

    @Override
    public ProviderRequest request(ObjectNode chat) {
        var bound = chat.get("max_completion_tokens");
        // OpenAI's newer models want the new name, everybody else knows the old one
        if (bound != null && !target.provider().id().equals("openai")) {
            chat.remove("max_completion_tokens");
            chat.set("max_tokens", bound);
        }
        if (chat.has("top_k") && WITHOUT_TOP_K.contains(target.provider().id())) {
            throw Fields.none("top_k", target.provider().label());
        }
        return Requests.post(target, "/chat/completions", chat, stream);
    }

    @Override
    public ObjectNode answer(JsonNode told) {
        if (!told.path("choices").isArray()) {
            throw Failures.unreadable(target);
        }
        return (ObjectNode) told;
    }

    @Override
    public List<ObjectNode> event(JsonNode told) {
        return List.of((ObjectNode) told);
    }

    @Override
    public JsonNode usage(JsonNode told) {
        return told.path("usage");
    }

    @Override
    public List<ObjectNode> end() {
        return List.of();
    }
}
