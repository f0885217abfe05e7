package candela.server.model.gateway;

import candela.engine.ai.wire.Endpoint;
import candela.server.model.Embeddings;
import candela.server.model.Model;
import candela.server.model.Model.ModelId;
import candela.server.model.ModelDirectory;
import candela.server.model.usage.UsageRecord.Kind;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.List;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks the models of the gateway what texts mean that other contexts have. */
@Service
class OwnVectors implements Embeddings {

    private final Gateway gateway;
    private final ModelDirectory models;
    private final JsonMapper json;

    OwnVectors(Gateway gateway, ModelDirectory models, JsonMapper json) {
        this.gateway = gateway;
        this.models = models;
        this.json = json;
    }

    @Override
    public List<float[]> of(Actor actor, ModelId id, String purpose, List<String> texts) {
        actor.require(ModelDirectory.USE);
        if (texts.isEmpty()) {
            return List.of();
        }
        var model = models.find(actor, id).orElseThrow(OwnVectors::gone);
        var whole = new Whole();
        var call = new Call(Endpoint.EMBEDDINGS, body(model, texts), Kind.EMBEDDING, purpose);
        gateway.callOnly(actor, model, call, whole);
        return EmbeddingAnswer.read(json, whole, texts.size());
    }

    private static Problem gone() {
        return new Problem(
                Problem.Kind.NOT_FOUND,
                "The embeddings model is not there for you: it was deleted, switched off, or belongs to others. Choose another");
    }

    /** Packed numbers are a quarter of written ones; who does not know the form answers with a list. */
    private ObjectNode body(Model model, List<String> texts) {
        var body = json.createObjectNode().put("model", model.name()).put("encoding_format", "base64");
        var input = body.putArray("input");
        texts.forEach(input::add);
        return body;
    }
}
