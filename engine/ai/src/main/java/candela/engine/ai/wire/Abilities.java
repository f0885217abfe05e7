package candela.engine.ai.wire;

import java.util.Set;

/** Which endpoints a provider of the catalogue has none of; of others we ask the provider itself. */
final class Abilities {
    private static final Set<Endpoint> TALK = Set.of(Endpoint.CHAT, Endpoint.RESPONSES, Endpoint.MESSAGES);
    private static final Set<String> WITH_EMBEDDINGS = Set.of("google", "cohere");
    private static final Set<String> TALKING = Set.of("anthropic", "google", "cohere", "perplexity");

    private Abilities() {}

    static void require(Provider provider, Endpoint endpoint) {
        var embeds = endpoint == Endpoint.EMBEDDINGS && WITH_EMBEDDINGS.contains(provider.id());
        if (TALKING.contains(provider.id()) && !TALK.contains(endpoint) && !embeds) {
            throw new WireException(
                    "model",
                    "%s has no %s that can be called here. Choose a model of another provider."
                            .formatted(provider.label(), what(endpoint)));
        }
    }

    private static String what(Endpoint endpoint) {
        return switch (endpoint) {
            case EMBEDDINGS -> "embeddings";
            case SPEECH -> "speech";
            case IMAGES -> "images";
            case MODERATIONS -> "moderations";
            default -> "chat";
        };
    }
}
