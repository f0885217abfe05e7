package candela.engine.ai.wire;

import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Chooses how a call goes: as it is, or translated. */
final class Exchanges {
    /** These tell usage in a stream only when asked; Cohere refuses to be asked, Perplexity tells it anyway. */
    private static final Set<String> WITHOUT_STREAM_OPTIONS = Set.of("cohere", "perplexity");

    private Exchanges() {}

    static Exchange of(Endpoint endpoint, ObjectNode body, Target target, Demand demand, Chance chance) {
        if (target.provider().speech() != Provider.Speech.OPENAI) {
            throw unspoken(target, endpoint);
        }
        body.put("model", target.model());
        return switch (endpoint) {
            case CHAT -> chat(body, target, demand);
            case EMBEDDINGS -> same(endpoint, "/embeddings", body, target, demand);
            case SPEECH -> speech(body, target, demand);
            case IMAGES -> same(endpoint, "/images/generations", body, target, demand);
            case MODERATIONS -> same(endpoint, "/moderations", body, target, demand);
            case RESPONSES, MESSAGES -> throw unspoken(target, endpoint);
        };
    }

    private static WireException unspoken(Target target, Endpoint endpoint) {
        return new WireException(
                "model", target.provider().label() + " cannot be called by " + endpoint + ". Choose another model.");
    }

    private static Exchange same(Endpoint endpoint, String path, ObjectNode body, Target target, Demand demand) {
        var request = Requests.post(target, path, body, demand.stream());
        var seen = new Seen(Reading.usageOnly(), demand::inputTokens);
        return new Passthrough(endpoint, target, request, seen, false);
    }

    private static Exchange speech(ObjectNode body, Target target, Demand demand) {
        var request = Requests.post(target, "/audio/speech", body, demand.stream() ? "text/event-stream" : "*/*");
        return new Passthrough(
                Endpoint.SPEECH, target, request, new Seen(Reading.usageOnly(), demand::inputTokens), false);
    }

    private static Exchange chat(ObjectNode body, Target target, Demand demand) {
        var withheld = demand.stream() && askForUsage(body, target.provider());
        var request = Requests.post(target, "/chat/completions", body, demand.stream());
        return new Passthrough(Endpoint.CHAT, target, request, new Seen(Reading.chat(), demand::inputTokens), withheld);
    }

    /** Whether it is we who asked. */
    private static boolean askForUsage(ObjectNode body, Provider provider) {
        if (WITHOUT_STREAM_OPTIONS.contains(provider.id())) {
            body.remove("stream_options");
            return false;
        }
        var options = body.path("stream_options");
        if (options.path("include_usage").asBoolean(false)) {
            return false;
        }
        body.set("stream_options", Json.copy(options).put("include_usage", true));
        return true;
    }
}
