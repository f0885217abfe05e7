package candela.engine.ai.wire;

import candela.engine.ai.wire.Provider.Speech;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Chooses how a call goes: as it is, or translated. */
final class Exchanges {
    /** These tell usage in a stream only when asked; Cohere refuses to be asked, Perplexity tells it anyway. */
    private static final Set<String> WITHOUT_STREAM_OPTIONS = Set.of("cohere", "perplexity");

    private static final Set<String> WITH_RESPONSES = Set.of("openai", "xai");

    private final Target target;
    private final Demand demand;
    private final Chance chance;

    private Exchanges(Target target, Demand demand, Chance chance) {
        this.target = target;
        this.demand = demand;
        this.chance = chance;
    }

    static Exchange of(Endpoint endpoint, ObjectNode body, Target target, Demand demand, Chance chance) {
        body.put("model", target.model());
        return new Exchanges(target, demand, chance).of(endpoint, body);
    }

    private Exchange of(Endpoint endpoint, ObjectNode body) {
        return switch (endpoint) {
            case CHAT -> chat(body);
            case EMBEDDINGS -> embeddings(body);
            case SPEECH -> same(endpoint, "/audio/speech", body, demand.stream() ? "text/event-stream" : "*/*");
            case IMAGES -> same(endpoint, "/images/generations", body, accepted());
            case MODERATIONS -> same(endpoint, "/moderations", body, accepted());
            case MESSAGES -> messages(body);
            case RESPONSES -> responses(body);
        };
    }

    private String accepted() {
        return demand.stream() ? "text/event-stream" : "application/json";
    }

    private Exchange same(Endpoint endpoint, String path, ObjectNode body, String accept) {
        var request = Requests.post(target, path, body, accept);
        return new Passthrough(endpoint, target, request, seen(Reading.usageOnly()), false);
    }

    private Seen seen(Reading reading) {
        return new Seen(reading, demand::inputTokens);
    }

    private Exchange embeddings(ObjectNode body) {
        return target.provider().speech() == Speech.GOOGLE
                ? new GeminiEmbeddings(body, target, seen(Reading.usageOnly()))
                : same(Endpoint.EMBEDDINGS, "/embeddings", body, accepted());
    }

    private Exchange chat(ObjectNode body) {
        var asked = body.path("stream_options").path("include_usage").asBoolean(false);
        if (target.provider().speech() != Speech.OPENAI) {
            return translated(body, new Client.Chat(asked));
        }
        var withheld = demand.stream() && askForUsage(body) && !asked;
        var request = Requests.post(target, "/chat/completions", body, demand.stream());
        return new Passthrough(Endpoint.CHAT, target, request, seen(Reading.chat()), withheld);
    }

    private Exchange messages(ObjectNode body) {
        if (target.provider().speech() == Speech.ANTHROPIC) {
            var request = Requests.post(target, "/messages", body, demand.stream());
            return new Passthrough(Endpoint.MESSAGES, target, request, seen(Reading.messages()), false);
        }
        return translated(MessagesRequest.toChat(body), new MessagesClient(target, chance));
    }

    private Exchange responses(ObjectNode body) {
        if (WITH_RESPONSES.contains(target.provider().id())) {
            var request = Requests.post(target, "/responses", body, demand.stream());
            return new Passthrough(Endpoint.RESPONSES, target, request, seen(Reading.responses()), false);
        }
        return translated(ResponsesRequest.toChat(body), new ResponsesClient(body, chance));
    }

    private Exchange translated(ObjectNode chat, Client client) {
        if (demand.stream() && target.provider().speech() == Speech.OPENAI) {
            askForUsage(chat);
        }
        var vendor = Vendor.of(target, chance, demand.stream());
        return new Translated(target, vendor.request(chat), vendor, client, seen(Reading.chat()));
    }

    /** Whether usage will be told. */
    private boolean askForUsage(ObjectNode body) {
        if (WITHOUT_STREAM_OPTIONS.contains(target.provider().id())) {
            body.remove("stream_options");
            return false;
        }
        var options = body.path("stream_options");
        if (!options.path("include_usage").asBoolean(false)) {
            body.set("stream_options", Json.copy(options).put("include_usage", true));
        }
        return true;
    }
}
