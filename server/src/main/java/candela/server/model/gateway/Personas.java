package candela.server.model.gateway;

import candela.engine.ai.wire.Endpoint;
import candela.server.model.ModelDirectory;
import candela.server.model.Persona;
import candela.server.model.Persona.Briefing;
import candela.server.model.usage.UsageRecord.Kind;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes calls that are addressed to a persona through the gateway. A key that is bound to one reaches it whatever the
 * client names; others name it in the place of a model.
 */
@Component
class Personas {

    private final Persona persona;
    private final ModelDirectory models;
    private final Gateway gateway;
    private final JsonMapper json;

    Personas(Persona persona, ModelDirectory models, Gateway gateway, JsonMapper json) {
        this.persona = persona;
        this.models = models;
        this.gateway = gateway;
        this.json = json;
    }

    /** Whom a call is for; empty for a bare model. */
    Optional<UUID> addressed(Actor actor, Endpoint endpoint, JsonNode body) {
        var bound = actor.origin().assistant();
        if (bound != null) {
            requireSpoken(endpoint);
            return Optional.of(bound);
        }
        return endpoint.isSpoken() ? named(body.path("model").asString("")) : Optional.empty();
    }

    private static void requireSpoken(Endpoint endpoint) {
        if (!endpoint.isSpoken()) {
            throw Problem.forbidden(
                    "insufficient_scope", "This key calls its assistant and does nothing else: it only talks");
        }
    }

    private static Optional<UUID> named(String model) {
        if (!model.startsWith(Persona.MARK)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(model.substring(Persona.MARK.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a persona says of itself, without a question. */
    Briefing of(Actor actor, UUID id) {
        return briefing(actor, id, "");
    }

    /** As {@link Gateway#call}. */
    void call(Actor actor, UUID id, Endpoint endpoint, JsonNode body, Receiver receiver) {
        actor.require(ModelDirectory.USE);
        var briefed = Briefed.of(endpoint, body);
        var briefing = briefing(actor, id, briefed.question());
        var told = briefed.told(briefing, models.reach(actor, briefing.model()).provider());
        gateway.callOnly(
                actor,
                briefing.model(),
                new Call(endpoint, told, Kind.ASSISTANT, Persona.MARK + id),
                new Citing(receiver, id, briefing.sources(), briefed.instructions(), json));
    }

    private Briefing briefing(Actor actor, UUID id, String question) {
        return persona.brief(actor, id, question).orElseThrow(() -> unseen(actor, id));
    }

    private static Problem unseen(Actor actor, UUID id) {
        return actor.origin().assistant() != null
                ? Problem.forbidden(
                        "assistant_gone",
                        "The assistant of this key was deleted, or its owner shows it to you no longer: make a key for another")
                : new Problem(
                        Problem.Kind.NOT_FOUND,
                        "There is no model \"" + Persona.MARK + id
                                + "\" for you: GET /v1/models lists those there are");
    }
}
