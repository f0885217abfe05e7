package candela.engine.ai.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Client and provider speak different dialects: everything goes through chat completions. */
final class Translated implements Exchange {
    private final Target target;
    private final ProviderRequest request;
    private final Vendor vendor;
    private final Client client;
    private final Seen seen;
    private boolean finished;

    Translated(Target target, ProviderRequest request, Vendor vendor, Client client, Seen seen) {
        this.target = target;
        this.request = request;
        this.vendor = vendor;
        this.client = client;
        this.seen = seen;
    }

    @Override
    public ProviderRequest request() {
        return request;
    }

    @Override
    public byte[] answer(byte[] body) {
        var completion = vendor.answer(told(Json.read(body)));
        seen.told(completion);
        seen.finish();
        return Json.write(client.answer(completion)).getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode told(@Nullable JsonNode told) {
        if (told == null || !told.isObject()) {
            throw Failures.unreadable(target);
        }
        Failures.throwIfTold(target, told);
        return told;
    }

    @Override
    public List<ServerEvent> event(ServerEvent event) {
        if (event.data().isBlank() || event.data().equals("[DONE]")) {
            return List.of();
        }
        var told = told(Json.read(event.data()));
        seen.usage(vendor.usage(told));
        return pass(vendor.event(told));
    }

    private List<ServerEvent> pass(List<ObjectNode> chunks) {
        var events = new ArrayList<ServerEvent>();
        for (var chunk : chunks) {
            seen.told(chunk);
            if (!finished && Json.has(chunk.path("choices").path(0), "finish_reason")) {
                finished = true;
                seen.finish();
            }
            events.addAll(client.chunk(chunk));
        }
        return events;
    }

    @Override
    public List<ServerEvent> end() {
        var events = new ArrayList<>(pass(vendor.end()));
        if (!finished) {
            throw Failures.cutShort(target);
        }
        events.addAll(client.end());
        return events;
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
