package candela.engine.ai.wire;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The provider's side of a translation: from chat completions, which are the inner form of all, to its own, and back.
 * One instance for each exchange.
 */
interface Vendor {
    /** @throws WireException for what this provider has no counterpart of and would change the answer */
    ProviderRequest request(ObjectNode chat);

    /** From its whole answer to a chat completion. */
    ObjectNode answer(JsonNode told);

    /** From one of its events to chunks of a chat completion. */
    List<ObjectNode> event(JsonNode told);

    /** What an event tells of usage before the last does, for streams that are broken off. */
    JsonNode usage(JsonNode told);

    /** What the last chunks were, once its stream has ended. */
    List<ObjectNode> end();

    static Vendor of(Target target, Chance chance, boolean stream) {
        return switch (target.provider().speech()) {
            case OPENAI -> new OpenAiVendor(target, stream);
            case ANTHROPIC -> new AnthropicVendor(target, chance, stream);
            case GOOGLE -> new GeminiVendor(target, chance, stream);
        };
    }
}
