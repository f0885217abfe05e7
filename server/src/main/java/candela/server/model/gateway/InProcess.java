package candela.server.model.gateway;

import candela.engine.ai.wire.Demand;
import candela.engine.ai.wire.Endpoint;
import candela.engine.ai.wire.Tokens;
import candela.server.model.BuiltIn;
import candela.server.model.Reach;
import candela.server.platform.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers for the models of embeddings that run in the process, in the form of OpenAI. */
@Component
class InProcess {

    private static final String BASE64 = "base64";

    private final BuiltIn model;
    private final JsonMapper json;

    InProcess(BuiltIn model, JsonMapper json) {
        this.model = model;
        this.json = json;
    }

    /** An answer, and what it used. */
    record Answered(byte[] body, Tokens tokens) {}

    Answered answer(Reach reach, Endpoint endpoint, JsonNode body, Demand demand) {
        if (endpoint != Endpoint.EMBEDDINGS) {
            throw Problem.invalid("model", "The built-in model makes embeddings, and nothing else");
        }
        var asBase64 = BASE64.equals(body.path("encoding_format").asString(""));
        var answer = json.createObjectNode();
        answer.put("object", "list").put("model", demand.model());
        var data = answer.putArray("data");
        for (var text : texts(body.path("input"))) {
            var one = json.createObjectNode().put("object", "embedding").put("index", data.size());
            var vector = model.vector(reach, text);
            if (asBase64) {
                one.put("embedding", base64(vector));
            } else {
                one.putPOJO("embedding", vector);
            }
            data.add(one);
        }
        var tokens = new Tokens(demand.inputTokens(), 0, false);
        answer.putObject("usage").put("prompt_tokens", tokens.input()).put("total_tokens", tokens.input());
        return new Answered(json.writeValueAsBytes(answer), tokens);
    }

    private static List<String> texts(JsonNode input) {
        if (input.isString()) {
            return List.of(input.asString());
        }
        var texts = new ArrayList<String>();
        for (var text : input) {
            if (!text.isString()) {
                throw Problem.invalid("input", "The built-in model takes texts, no numbers of tokens");
            }
            texts.add(text.asString());
        }
        return texts;
    }

    private static String base64(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var number : vector) {
            bytes.putFloat(number);
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
