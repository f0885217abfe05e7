package candela.engine.ai.wire;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Providers whose own form the inner one is. */
final class OpenAiVendor implements Vendor {
    private final Target target;
    private final boolean stream;

    OpenAiVendor(Target target, boolean stream) {
        this.target = target;
        this.stream = stream;
    }

    @Override
    public ProviderRequest request(ObjectNode chat) {
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
