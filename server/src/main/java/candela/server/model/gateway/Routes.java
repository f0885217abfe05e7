package candela.server.model.gateway;

import candela.engine.ai.wire.Capability;
import candela.engine.ai.wire.Endpoint;
import candela.engine.ai.wire.ModelType;
import candela.server.model.Model;
import candela.server.model.ModelDirectory;
import candela.server.model.Routing;
import candela.server.model.Routing.Policy;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Chooses which models may answer a call, and in which order, by what the client named and the team prefers. */
@Component
class Routes {

    /** The name by which a client leaves the choice to the team's preferences. */
    static final String AUTO = "auto";

    private final ModelDirectory models;
    private final Health health;

    Routes(ModelDirectory models, Health health) {
        this.models = models;
        this.health = health;
    }

    /**
     * A decision.
     *
     * @param reason why it is this one, for who looks at the call later
     */
    record Route(List<Candidate> candidates, String reason) {

        Route {
            candidates = List.copyOf(candidates);
        }
    }

    Route of(Actor actor, Call call, String name) {
        var type = type(call.endpoint());
        var needs = needs(call);
        var routing = models.routing(actor);
        if (name.equals(AUTO)) {
            return automatic(actor, type, needs, routing);
        }
        var named = models.find(actor, name).orElseThrow(() -> unknown(name));
        requireFit(named, type, needs);
        var order = new ArrayList<>(List.of(named));
        if (routing.policy() != Policy.MANUAL && routing.order().contains(named.id())) {
            preferred(actor, type, needs, routing)
                    .filter(it -> !it.equals(named))
                    .forEach(order::add);
        }
        return new Route(reachable(actor, order), "named by the caller");
    }

    /** That one or none. */
    Route only(Actor actor, Model model, Call call) {
        requireFit(model, type(call.endpoint()), needs(call));
        return new Route(reachable(actor, List.of(model)), "the one whose answers are wanted");
    }

    /** The same without those that failed of late. */
    Route healthy(Route route) {
        var healthy = route.candidates().stream()
                .filter(it -> !health.isCooling(it.model().id()))
                .toList();
        if (healthy.isEmpty()) {
            var first = route.candidates().getFirst().model();
            throw new Problem(
                    Problem.Kind.UNAVAILABLE,
                    "The model %s failed of late: it is not asked again for the next %d seconds"
                            .formatted(first.name(), health.cooling(first.id()).toSeconds() + 1));
        }
        return new Route(healthy, route.reason());
    }

    private Route automatic(Actor actor, ModelType type, Set<Capability> needs, Routing routing) {
        var order = preferred(actor, type, needs, routing).toList();
        if (order.isEmpty()) {
            throw Problem.invalid(
                    "model",
                    "The team prefers no model that can do this: name one, or put one into the order of preference");
        }
        var first = order.getFirst();
        var reason = switch (routing.policy()) {
            case CHEAPEST -> "the cheapest of " + order.size();
            case FASTEST -> "the fastest of " + order.size() + " of late";
            case BEST, FAILOVER, MANUAL -> "the first of the team's order that can do this";
        };
        return new Route(reachable(actor, order), first.name() + ": " + reason);
    }

    private Stream<Model> preferred(Actor actor, ModelType type, Set<Capability> needs, Routing routing) {
        var fitting = routing.order().stream()
                .map(it -> models.find(actor, it))
                .flatMap(Optional::stream)
                .filter(it -> it.type() == type && it.capabilities().containsAll(needs));
        return switch (routing.policy()) {
            case CHEAPEST -> fitting.sorted(Comparator.comparing(Routes::price));
            case FASTEST -> fitting.sorted(Comparator.comparing(it -> health.pace(it.id())));
            case BEST, FAILOVER, MANUAL -> fitting;
        };
    }

    /** Those that failed of late come last, so that they are tried only where nothing else is left. */
    private List<Candidate> reachable(Actor actor, List<Model> order) {
        return order.stream()
                .sorted(Comparator.comparing(it -> health.isCooling(it.id())))
                .map(it -> new Candidate(it, models.reach(actor, it)))
                .toList();
    }

    /** A model whose price nobody knows is no bargain. */
    private static BigDecimal price(Model model) {
        return model.inputPrice() == null || model.outputPrice() == null
                ? BigDecimal.valueOf(Long.MAX_VALUE)
                : model.inputPrice().add(model.outputPrice());
    }

    private static void requireFit(Model model, ModelType type, Set<Capability> needs) {
        if (model.type() != type) {
            throw Problem.invalid(
                    "model", "The model " + model.name() + " is of another kind: this needs one for " + words(type));
        }
        for (var need : needs) {
            if (!model.capabilities().contains(need)) {
                throw Problem.invalid(
                        need == Capability.VISION ? "messages" : "tools",
                        "The model " + model.name() + " has not the capability "
                                + need.name().toLowerCase(Locale.ROOT)
                                + ": choose another, or switch the capability on where the model has it");
            }
        }
    }

    private static Set<Capability> needs(Call call) {
        var needs = EnumSet.noneOf(Capability.class);
        if (type(call.endpoint()) == ModelType.LLM) {
            if (!call.body().path("tools").isEmpty()) {
                needs.add(Capability.TOOL_USE);
            }
            if (Pictures.among(call.body())) {
                needs.add(Capability.VISION);
            }
        }
        return needs;
    }

    private static ModelType type(Endpoint endpoint) {
        return switch (endpoint) {
            case CHAT, RESPONSES, MESSAGES -> ModelType.LLM;
            case EMBEDDINGS -> ModelType.EMBEDDINGS;
            case SPEECH -> ModelType.TEXT_TO_SPEECH;
            case IMAGES -> ModelType.IMAGE;
            case MODERATIONS -> ModelType.GUARD;
        };
    }

    private static String words(ModelType type) {
        return switch (type) {
            case LLM -> "language";
            case EMBEDDINGS -> "embeddings";
            case TEXT_TO_SPEECH -> "speech";
            case IMAGE -> "images";
            case GUARD -> "moderation";
        };
    }

    private static Problem unknown(String name) {
        return new Problem(
                Problem.Kind.NOT_FOUND,
                "There is no model \"" + name + "\" for you: GET /v1/models lists those there are");
    }
}
