package candela.engine.ai.wire;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Addresses and headers as each speech wants them. */
final class Requests {
    private static final String ANTHROPIC_VERSION = "2023-06-01";

    private Requests() {}

    /** @param path below the base, with its first slash; it may bring a query */
    static ProviderRequest post(Target target, String path, JsonNode body, String accept) {
        var headers = headers(target);
        headers.put("Content-Type", "application/json");
        headers.put("Accept", accept);
        return new ProviderRequest("POST", address(target.base(), path), headers, Json.write(body));
    }

    static ProviderRequest post(Target target, String path, JsonNode body, boolean stream) {
        return post(target, path, body, stream ? "text/event-stream" : "application/json");
    }

    static ProviderRequest get(Target target, String path) {
        var headers = headers(target);
        headers.put("Accept", "application/json");
        return new ProviderRequest("GET", address(target.base(), path), headers, "");
    }

    private static Map<String, String> headers(Target target) {
        var headers = new LinkedHashMap<String, String>();
        var speech = target.provider().speech();
        if (speech == Provider.Speech.ANTHROPIC) {
            headers.put("anthropic-version", ANTHROPIC_VERSION);
        }
        var secret = secret(target.secret());
        if (secret != null) {
            switch (speech) {
                case OPENAI -> headers.put("Authorization", "Bearer " + secret);
                case ANTHROPIC -> headers.put("x-api-key", secret);
                case GOOGLE -> headers.put("x-goog-api-key", secret);
            }
        }
        return headers;
    }

    /** What an HTTP client would refuse with the whole value in its message is refused here without it. */
    private static @Nullable String secret(@Nullable String secret) {
        if (secret == null || secret.isBlank()) {
            return null;
        }
        var stripped = secret.strip();
        if (!stripped.chars().allMatch(it -> it > 0x20 && it < 0x7F)) {
            throw new WireException(
                    "secret", "The key has characters that no key has, such as spaces or accents. Enter it again.");
        }
        return stripped;
    }

    /** A query of the base stays, for endpoints that tell their version by it. */
    static URI address(URI base, String path) {
        var scheme = base.getScheme();
        if (base.getHost() == null || !("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme))) {
            throw new WireException("base_url", "The base URL must begin with https:// or http:// and name a host.");
        }
        var folder = base.getRawPath() == null ? "" : base.getRawPath().replaceFirst("/+$", "");
        var split = path.indexOf('?');
        var own = split < 0 ? null : path.substring(split + 1);
        var query = both(base.getRawQuery(), own);
        return URI.create(scheme + "://" + base.getRawAuthority() + folder
                + (split < 0 ? path : path.substring(0, split)) + (query == null ? "" : "?" + query));
    }

    private static @Nullable String both(@Nullable String one, @Nullable String other) {
        return one == null ? other : other == null ? one : one + "&" + other;
    }
}
