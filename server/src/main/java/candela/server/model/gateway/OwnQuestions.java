package candela.server.model.gateway;

import candela.engine.ai.wire.Endpoint;
import candela.engine.ai.wire.ModelType;
import candela.server.model.LanguageModel;
import candela.server.model.Model;
import candela.server.model.ModelDirectory;
import candela.server.model.usage.UsageRecord.Kind;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks the models of the gateway what other contexts want to know. */
@Service
class OwnQuestions implements LanguageModel {

    private final Gateway gateway;
    private final ModelDirectory models;
    private final JsonMapper json;

    OwnQuestions(Gateway gateway, ModelDirectory models, JsonMapper json) {
        this.gateway = gateway;
        this.models = models;
        this.json = json;
    }

    @Override
    public boolean isThere(Actor actor) {
        return actor.may(ModelDirectory.USE) && name(actor).isPresent();
    }

    @Override
    public Written ask(Actor actor, Prompt prompt, @Nullable String model) {
        actor.require(ModelDirectory.USE);
        var name = Optional.ofNullable(model)
                .or(() -> name(actor))
                .orElseThrow(() -> Problem.conflict("There is no language model: connect one first"));
        var whole = new Whole();
        gateway.callHealthy(
                actor, new Call(Endpoint.CHAT, body(name, prompt), kind(prompt.task()), prompt.purpose()), whole);
        return new Written(value(whole), whole.model());
    }

    private static Kind kind(Task task) {
        return switch (task) {
            case SQL -> Kind.SQL;
            case INSIGHT -> Kind.INSIGHT;
            case ANSWER -> Kind.ANSWER;
            case DESCRIBING -> Kind.DESCRIBING;
            case RANKING -> Kind.RANKING;
        };
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
