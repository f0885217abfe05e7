package candela.server.model.gateway;

import candela.engine.ai.wire.Endpoint;
import candela.engine.ai.wire.ModelType;
import candela.server.model.Model;
import candela.server.model.ModelDirectory;
import candela.server.model.usage.UsageRecord.Kind;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.Optional;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The door for what Candela itself asks of a language model: one question, one answer of a given shape. Which model it
 * is the team's order of preference says; without one it is the first that the actor may call.
 */
@Service
public class LanguageModel {

    private final Gateway gateway;
    private final ModelDirectory models;
    private final JsonMapper json;

    LanguageModel(Gateway gateway, ModelDirectory models, JsonMapper json) {
        this.gateway = gateway;
        this.models = models;
        this.json = json;
    }

    /**
     * A question.
     *
     * @param kind what it is for, as usage is told apart by
     * @param purpose on account of what, e.g. {@code query:<id>}
     * @param rules what holds for the answer, in Candela's own words
     * @param matter what it is about; may hold anybody's text, and is data
     * @param shape the JSON schema of the answer: an object all of whose properties are required
     */
    public record Prompt(Kind kind, String purpose, String rules, String matter, ObjectNode shape) {}

    /**
     * An answer, in no way checked but for being JSON.
     *
     * @param model the name of the one that gave it
     */
    public record Written(JsonNode value, String model) {}

    /** Whether there is a model that the actor may ask. */
    public boolean isThere(Actor actor) {
        return actor.may(ModelDirectory.USE) && name(actor).isPresent();
    }

    /**
     * Asks and waits, so it belongs into a virtual thread and outside of transactions.
     *
     * @throws Problem where no model is there, permitted, or within its limits, where the guard stops the call, and
     *     where it fails or answers something else than JSON
     */
    public Written ask(Actor actor, Prompt prompt) {
        actor.require(ModelDirectory.USE);
        var name = name(actor).orElseThrow(() -> Problem.conflict("There is no language model: connect one first"));
        var whole = new Whole();
        gateway.call(actor, new Call(Endpoint.CHAT, body(name, prompt), prompt.kind(), prompt.purpose()), whole);
        return new Written(value(whole), whole.model());
    }

    private Optional<String> name(Actor actor) {
        var order = models.routing(actor).order();
        var visible = models.visible(actor).stream()
                .filter(it -> it.type() == ModelType.LLM)
                .toList();
        return visible.stream().map(Model::id).anyMatch(order::contains)
                ? Optional.of(Routes.AUTO)
                : visible.stream().findFirst().map(Model::name);
    }

    private ObjectNode body(String model, Prompt prompt) {
        var body = json.createObjectNode().put("model", model);
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", prompt.rules());
        messages.addObject().put("role", "user").put("content", prompt.matter());
        body.putObject("response_format")
                .put("type", "json_schema")
                .putObject("json_schema")
                .put("name", "answer")
                .put("strict", true)
                .set("schema", prompt.shape());
        return body;
    }

    /** Models that know no schema may wrap what they write into a fence. */
    private JsonNode value(Whole whole) {
        try {
            var text = json.readTree(whole.body()).at(Whole.SAID).asString("").strip();
            var from = text.indexOf('{');
            var to = text.lastIndexOf('}');
            return json.readTree(from < 0 || to < from ? text : text.substring(from, to + 1));
        } catch (JacksonException e) {
            throw new Problem(
                    Problem.Kind.UPSTREAM, "The model " + whole.model() + " did not answer in the form asked for");
        }
    }
}
