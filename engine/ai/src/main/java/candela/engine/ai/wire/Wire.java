package candela.engine.ai.wire;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The door of this package: requests to providers and what their answers mean. */
public final class Wire {
    private Wire() {}

    /**
     * A client's body, with its numbers as written and its fields in their order.
     *
     * @throws WireException when it is no JSON, or nests too deep
     */
    public static JsonNode read(byte[] body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw new WireException("", "The body is not JSON, or nests deeper than " + Json.DEEPEST + " levels.");
        }
    }

    /**
     * Where client and provider speak the same dialect the body passes as sent, with the model's name replaced.
     *
     * @throws WireException where the request is no good, or this provider cannot do that endpoint or field
     */
    public static Exchange exchange(Endpoint endpoint, JsonNode body, Target target) {
        return exchange(endpoint, body, target, Chance.REAL);
    }

    static Exchange exchange(Endpoint endpoint, JsonNode body, Target target, Chance chance) {
        var demand = Demand.of(endpoint, body);
        Abilities.require(target.provider(), endpoint);
        return Exchanges.of(endpoint, Json.copy(body), target, demand, chance);
    }

    /** Lists what a connection offers; it asks for the key, and so is the test of the connection too. */
    public static ProviderRequest models(Target target) {
        return Offers.request(target);
    }

    /**
     * The models in the answer to {@link #models}, without those that no endpoint can call.
     *
     * @throws ProviderException when it is no list of models
     */
    public static List<Offer> offers(Provider provider, byte[] body) {
        return Offers.read(provider, body);
    }

    /**
     * Why a provider refused.
     *
     * @param header gives a header of its answer by the name in small letters
     * @param secret what must not appear in the message
     */
    public static Failure failure(
            Provider provider,
            int status,
            Function<String, @Nullable String> header,
            byte[] body,
            @Nullable String secret) {
        return Failures.of(status, header, body, secret);
    }
}
