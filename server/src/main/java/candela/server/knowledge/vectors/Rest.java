package candela.server.knowledge.vectors;

import candela.server.platform.JsonColumn;
import candela.server.platform.Outbound;
import candela.server.platform.Outbound.Most;
import candela.server.platform.Outbound.Question;
import candela.server.platform.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Asks a store over HTTP, by the one way out.
 *
 * @param name of the store, for messages
 * @param address that the operator set, without a slash at its end
 * @param headers that let us in
 */
record Rest(Outbound outbound, String name, String address, Map<String, String> headers) {

    private static final Most MOST = new Most(64L << 20, Duration.ofSeconds(10));
    private static final int LONGEST_REASON = 300;

    /** @param body null for none; what is no text is written as JSON */
    JsonNode ask(String method, String path, @Nullable Object body) {
        return find(method, path, body)
                .orElseThrow(() -> new VectorStoreException(name + " does not know " + path + " at " + address));
    }

    /** Empty where the store has no such thing. */
    Optional<JsonNode> find(String method, String path, @Nullable Object body) {
        var uri = URI.create(address + path);
        var conversation = outbound.begin(Set.of(String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT)), MOST);
        try (var answer = conversation.ask(new Question(method, uri, headers(body), written(body)))) {
            var said = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
            if (answer.status() == 404) {
                return Optional.empty();
            }
            if (answer.status() / 100 != 2) {
                throw new VectorStoreException(
                        "%s answers %s with %d: %s".formatted(name, path, answer.status(), shortened(said)));
            }
            return Optional.of(JsonColumn.MAPPER.readTree(said.isBlank() ? "{}" : said));
        } catch (IOException | Problem e) {
            throw new VectorStoreException(name + " at " + address + " cannot be reached: " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new VectorStoreException(name + " at " + address + " answers " + path + " with what is no JSON", e);
        }
    }

    private Map<String, String> headers(@Nullable Object body) {
        var all = new HashMap<>(headers);
        all.put("Accept", "application/json");
        if (body != null) {
            all.put("Content-Type", body instanceof String ? "application/x-ndjson" : "application/json");
        }
        return all;
    }

    private static @Nullable String written(@Nullable Object body) {
        return body == null || body instanceof String ? (String) body : JsonColumn.MAPPER.writeValueAsString(body);
    }

    private static String shortened(String said) {
        return said.length() > LONGEST_REASON ? said.substring(0, LONGEST_REASON) + " …" : said;
    }
}
