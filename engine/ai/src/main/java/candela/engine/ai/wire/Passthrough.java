package candela.engine.ai.wire;

import java.util.List;

/**
 * Client and provider speak the same dialect: everything passes as it was sent. The one thing that is kept back is the
 * usage of a stream which we asked for and the client did not.
 */
final class Passthrough implements Exchange {
    private static final String NO_USAGE = ",\"usage\":null";

    private final Endpoint endpoint;
    private final Target target;
    private final ProviderRequest request;
    private final Seen seen;
    private final boolean withheld;
    private boolean finished;

    /** @param withheld whether usage was asked for on our account alone */
    Passthrough(Endpoint endpoint, Target target, ProviderRequest request, Seen seen, boolean withheld) {
        this.endpoint = endpoint;
        this.target = target;
        this.request = request;
        this.seen = seen;
        this.withheld = withheld;
    }

    @Override
    public ProviderRequest request() {
        return request;
    }

    @Override
    public byte[] answer(byte[] body) {
        if (endpoint == Endpoint.SPEECH) {
            return body;
        }
        // vectors and pictures are megabytes that say nothing about usage
        var large = endpoint == Endpoint.EMBEDDINGS || endpoint == Endpoint.IMAGES;
        var told = large ? Json.without(body, "data") : Json.read(body);
        if (told == null || !told.isObject()) {
            throw Failures.unreadable(target);
        }
        Failures.throwIfTold(target, told);
        seen.told(told);
        seen.finish();
        return body;
    }

    @Override
    public List<ServerEvent> event(ServerEvent event) {
        var data = event.data();
        Failures.throwIfTold(target, data);
        if (endpoint == Endpoint.RESPONSES && (data.contains("\"error\"") || data.contains("\"response.failed\""))) {
            Failures.throwIfFailed(target, data);
        }
        seen.event(data);
        if (!finished && isLast(data)) {
            finished = true;
            seen.finish();
        }
        if (!withheld) {
            return List.of(event);
        }
        return isUsageOnly(data) ? List.of() : List.of(new ServerEvent(event.name(), data.replace(NO_USAGE, "")));
    }

    /** Keys stand in plain quotes, those within texts in escaped ones: to look for them needs no parsing. */
    private boolean isLast(String data) {
        return switch (endpoint) {
            case CHAT ->
                data.equals("[DONE]")
                        || data.contains("\"finish_reason\":\"")
                        || data.contains("\"finish_reason\": \"");
            case MESSAGES -> data.contains("\"message_stop\"");
            case RESPONSES -> data.contains("\"response.completed\"") || data.contains("\"response.incomplete\"");
            default -> true;
        };
    }

    private static boolean isUsageOnly(String data) {
        if (!data.contains("\"choices\":[]") && !data.contains("\"choices\": []")) {
            return false;
        }
        var told = Json.read(data);
        return told != null
                && told.path("choices").isEmpty()
                && told.path("usage").isObject();
    }

    @Override
    public List<ServerEvent> end() {
        if (!finished) {
            throw Failures.cutShort(target);
        }
        return List.of();
    }

    @Override
    public Tokens tokens() {
        return seen.tokens();
    }

    @Override
    public String text() {
        return seen.text();
    }

    @Override
    public String toolText() {
        return seen.toolText();
    }
}
