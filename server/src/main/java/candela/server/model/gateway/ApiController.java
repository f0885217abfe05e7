package candela.server.model.gateway;

import candela.engine.ai.wire.Endpoint;
import candela.engine.ai.wire.Wire;
import candela.engine.ai.wire.WireException;
import candela.server.model.Model;
import candela.server.model.ModelDirectory;
import candela.server.model.Persona;
import candela.server.model.usage.UsageRecord.Kind;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.JsonNode;

/** OpenAI's API, and Anthropic's messages: the clients of both work here with their base address changed. */
@Hidden
@RestController
@RequestMapping("/v1")
class ApiController {

    private static final int LARGEST = 32 << 20;
    private static final String PURPOSE = "api";

    private final Gateway gateway;
    private final ModelDirectory models;
    private final Personas personas;
    private final Clock clock;

    ApiController(Gateway gateway, ModelDirectory models, Personas personas, Clock clock) {
        this.gateway = gateway;
        this.models = models;
        this.personas = personas;
        this.clock = clock;
    }

    /** A model as OpenAI's API lists it, and of which type it is. */
    record ModelView(String id, String object, long created, String owned_by, String type) {

        static ModelView of(Model it) {
            return new ModelView(it.name(), "model", it.createdAt().getEpochSecond(), "candela", Words.text(it.type()));
        }

        ModelView named(String other) {
            return new ModelView(other, object, created, owned_by, type);
        }
    }

    /** The only one that the actor's key calls; empty for keys and people that call all. */
    private Optional<ModelView> bound(Actor actor) {
        return Optional.ofNullable(actor.origin().assistant())
                .map(it -> ModelView.of(personas.of(actor, it).model()).named(Persona.MARK + it));
    }

    /** A list as OpenAI's API gives it. */
    record ListView(String object, List<ModelView> data) {}

    @GetMapping("/models")
    ListView models(Actor actor) {
        return new ListView(
                "list",
                bound(actor)
                        .map(List::of)
                        .orElseGet(() -> models.visible(actor).stream()
                                .map(ModelView::of)
                                .toList()));
    }

    @GetMapping("/models/{name}")
    ModelView model(Actor actor, @PathVariable String name) {
        var only = bound(actor);
        return (only.isPresent()
                        ? only.filter(it -> it.id().equals(name))
                        : models.find(actor, name).map(ModelView::of))
                .orElseThrow(() -> new Problem(Problem.Kind.NOT_FOUND, "There is no model " + name + " for you"));
    }

    @PostMapping("/chat/completions")
    void chat(Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pass(actor, Endpoint.CHAT, Kind.CHAT, request, response);
    }

    @PostMapping("/responses")
    void responses(Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pass(actor, Endpoint.RESPONSES, Kind.CHAT, request, response);
    }

    @PostMapping("/messages")
    void messages(Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pass(actor, Endpoint.MESSAGES, Kind.CHAT, request, response);
    }

    @PostMapping("/embeddings")
    void embeddings(Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pass(actor, Endpoint.EMBEDDINGS, Kind.EMBEDDING, request, response);
    }

    @PostMapping("/audio/speech")
    void speech(Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pass(actor, Endpoint.SPEECH, Kind.SPEECH, request, response);
    }

    @PostMapping("/images/generations")
    void images(Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pass(actor, Endpoint.IMAGES, Kind.IMAGE, request, response);
    }

    @PostMapping("/moderations")
    void moderations(Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        pass(actor, Endpoint.MODERATIONS, Kind.MODERATION, request, response);
    }

    private void pass(
            Actor actor, Endpoint endpoint, Kind kind, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var body = body(request);
        var client = new HttpReceiver(response, clock);
        personas.addressed(actor, endpoint, body)
                .ifPresentOrElse(
                        it -> personas.call(actor, it, endpoint, body, client),
                        () -> gateway.call(actor, new Call(endpoint, body, kind, PURPOSE), client));
    }

    /** Who says nothing of the type of a body means JSON; who says another may not have meant to send it here. */
    private static JsonNode body(HttpServletRequest request) throws IOException {
        if (request.getContentType() != null && !request.getContentType().contains("json")) {
            throw new ResponseStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
        var body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw new Problem(Problem.Kind.TOO_LARGE, "The request is larger than " + (LARGEST >> 20) + " MB");
        }
        try {
            return Wire.read(body);
        } catch (WireException e) {
            throw Problem.invalid("body", e.getMessage());
        }
    }
}
