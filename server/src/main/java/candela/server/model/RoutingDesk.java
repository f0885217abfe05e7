package candela.server.model;

import candela.engine.ai.wire.ModelType;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.platform.Words;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which models a team prefers. */
@Service
@Transactional
class RoutingDesk {

    private final ModelBooks books;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RoutingDesk(ModelBooks books, ApplicationEventPublisher events, Clock clock) {
        this.books = books;
        this.events = events;
        this.clock = clock;
    }

    /** What holds in the actor's team; models that are gone are no longer in it. */
    @Transactional(readOnly = true)
    public Routing get(Actor actor) {
        actor.require(ModelDirectory.USE);
        var stored = books.routings().of(actor.team().value()).orElse(Routing.NONE);
        var there = teams(actor);
        return new Routing(
                stored.policy(),
                stored.order().stream().filter(there::containsKey).toList());
    }

    public Routing put(Actor actor, Routing routing) {
        var before = get(actor);
        Scope.TEAM.requireToWrite(actor);
        var there = teams(actor);
        if (new HashSet<>(routing.order()).size() < routing.order().size()) {
            throw Problem.invalid("order", "Each model stands in the order once");
        }
        for (var id : routing.order()) {
            requireFit(there, id);
        }
        books.routings().put(actor, routing, clock.instant());
        events.publishEvent(new Audited(
                actor,
                "updated",
                "model_routing",
                actor.team().value(),
                fields(before, there),
                fields(routing, there),
                null));
        events.publishEvent(new ModelsChanged());
        return routing;
    }

    /** What everybody in the team may call: nobody's own models. */
    private Map<ModelId, Model> teams(Actor actor) {
        return books.models().of(List.<UUID>of(actor.team().value(), Scope.EVERYBODY)).stream()
                .collect(Collectors.toMap(Model::id, Function.identity()));
    }

    private static void requireFit(Map<ModelId, Model> there, ModelId id) {
        var model = there.get(id);
        if (model == null) {
            throw Problem.invalid("order", "The team has no model " + id.value());
        }
        if (model.type() != ModelType.LLM) {
            throw Problem.invalid("order", model.name() + " is no language model; only these are chosen among");
        }
    }

    private static Map<String, String> fields(Routing routing, Map<ModelId, Model> there) {
        var names = routing.order().stream()
                .map(there::get)
                .map(it -> it == null ? "" : it.name())
                .collect(Collectors.joining(", "));
        return Map.of("policy", Words.text(routing.policy()), "order", names);
    }
}
