package candela.engine.ai.wire;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes.
 *
 * @param base the address of the API with its version, such as {@code https://api.openai.com/v1}
 * @param secret null where none is needed
 * @param model the provider's own name of it
 */
public record Target(Provider provider, URI base, @Nullable String secret, String model) {

    @Override
    public String toString() {
        return provider.id() + "/" + model + " at " + base.getHost();
    }
}
