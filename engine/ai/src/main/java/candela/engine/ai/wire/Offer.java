package candela.engine.ai.wire;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model that a connection offers, as far as its provider tells or it is well known.
 *
 * @param name the provider's own name of it
 * @param contextSize in tokens; null where nobody knows
 */
public record Offer(String name, ModelType type, @Nullable Integer contextSize, Set<Capability> capabilities) {
    public Offer {
        capabilities = Set.copyOf(capabilities);
    }
}
