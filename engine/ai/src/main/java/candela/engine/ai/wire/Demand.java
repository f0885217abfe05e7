package candela.engine.ai.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a request may use at most, read before anything is sent.
 *
 * @param inputTokens an estimate that is rather too high than too low; see {@link Estimate}
 * @param outputTokens the most that the client wants, times the choices; null where it set no bound
 * @param images how many pictures are asked for
 * @param characters how many characters shall be spoken
 */
public record Demand(
        String model,
        boolean stream,
        long inputTokens,
        @Nullable Long outputTokens,
        long images,
        long characters) {

    /** @throws WireException for what is missing, of the wrong type or absurd */
    public static Demand of(Endpoint endpoint, JsonNode body) {
        return new Checks(endpoint, body).demand();
    }
}
