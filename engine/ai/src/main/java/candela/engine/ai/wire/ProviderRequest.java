package candela.engine.ai.wire;

import java.net.URI;
import java.util.Map;

/**
 * A request as the provider wants it.
 *
 * @param body empty for GET
 */
public record ProviderRequest(String method, URI address, Map<String, String> headers, String body) {
    public ProviderRequest {
        headers = Map.copyOf(headers);
    }

    /** Neither the headers, which hold the key, nor the body, which holds people's words. */
    @Override
    public String toString() {
        return method + " " + address.getHost() + address.getPath() + " (" + body.length() + " characters)";
    }
}
