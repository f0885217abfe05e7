package candela.server.model.gateway;

import candela.engine.ai.wire.Capability;
import candela.engine.ai.wire.Endpoint;
import candela.engine.ai.wire.ModelType;
import candela.server.model.Model;
import candela.server.model.Model.ModelId;
import candela.server.model.ModelDirectory;
import candela.server.model.guard.GuardModel;
import candela.server.model.usage.UsageRecord.Kind;
import candela.server.platform.Actor;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks guard models by the gateway, so that their calls are limited and counted as all others. */
@Component
class GuardCalls {

    private static final Executor THREADS =
            it -> Thread.ofVirtual().name("guard").start(it);

    private final ModelDirectory models;
    private final JsonMapper json;

    GuardCalls(ModelDirectory models, JsonMapper json) {
        this.models = models;
        this.json = json;
    }

    GuardModel of(Stations stations, Actor actor) {
        var call = Context.current();
        return (model, text, timeout) -> {
            try (var within = call.makeCurrent()) {
                return answer(stations, actor, model, text, timeout);
            }
        };
    }

    /**
     * The model of the type guard that judges what goes to this one; null where it is not guarded, or there is none.
     */
    @Nullable
    UUID judge(Actor actor, Model model) {
        return model.capabilities().contains(Capability.GUARDED)
                ? models.visible(actor).stream()
                        .filter(it -> it.type() == ModelType.GUARD)
                        .map(it -> it.id().value())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private String answer(Stations stations, Actor actor, UUID id, String text, Duration timeout) throws Exception {
        var model = models.find(actor, new ModelId(id))
                .orElseThrow(() -> new IllegalStateException("the guard model is not there any more"));
        var body = json.createObjectNode().put("model", model.name()).put("temperature", 0);
        body.putArray("messages").addObject().put("role", "user").put("content", text);
        var whole = new Whole();
        var route = new Routes.Route(List.of(new Candidate(model, models.reach(actor, model))), "a rule of the guard");
        var passage = new Passage(stations, actor, new Call(Endpoint.CHAT, body, Kind.GUARD, "guard"), whole);
        CompletableFuture.runAsync(Context.current().wrap(() -> passage.go(route)), THREADS)
                .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return json.readTree(whole.body()).at(Whole.SAID).asString();
    }
}
