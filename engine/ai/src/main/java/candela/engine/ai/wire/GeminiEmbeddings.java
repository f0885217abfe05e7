package candela.engine.ai.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Embeddings of OpenAI's form by Gemini's batchEmbedContents, which does not tell its usage: it is estimated. */
final class GeminiEmbeddings implements Exchange {
    private static final Set<String> KNOWN = Set.of("model", "input", "encoding_format", "dimensions");

    private final Target target;
    private final ProviderRequest request;
    private final boolean packed;
    private final Seen seen;

    GeminiEmbeddings(ObjectNode body, Target target, Seen seen) {
        Fields.require(body, "", KNOWN, "Google Gemini");
        this.target = target;
        this.packed = Json.text(body, "encoding_format").equals("base64");
        this.request = Requests.post(
                target, "/" + GeminiVendor.name(target.model()) + ":batchEmbedContents", requests(body), false);
        this.seen = seen;
    }

    private ObjectNode requests(ObjectNode body) {
        var all = Json.object();
        var list = all.putArray("requests");
        var input = body.path("input");
        if (input.isString()) {
            list.add(request(input, body, "input"));
        }
        var number = 0;
        for (var text : input) {
            list.add(request(text, body, "input[" + number++ + "]"));
        }
        return all;
    }

    private ObjectNode request(JsonNode text, ObjectNode body, String path) {
        if (!text.isString()) {
            throw new WireException(path, "Gemini takes texts, not tokens. Send the text itself.");
        }
        var one = Json.object().put("model", GeminiVendor.name(target.model()));
        one.putObject("content").putArray("parts").addObject().put("text", text.stringValue());
        Fields.copy(body, "dimensions", one, "outputDimensionality");
        return one;
    }

    @Override
    public ProviderRequest request() {
        return request;
    }

    @Override
    public byte[] answer(byte[] body) {
        var told = Json.read(body);
        if (told == null) {
            throw Failures.unreadable(target);
        }
        Failures.throwIfTold(target, told);
        if (!told.path("embeddings").isArray()) {
            throw Failures.unreadable(target);
        }
        return Json.write(list(told.path("embeddings"))).getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode list(JsonNode embeddings) {
        var list = Json.object().put("object", "list");
        var data = list.putArray("data");
        for (var embedding : embeddings) {
            var values = embedding.path("values");
            data.addObject()
                    .put("object", "embedding")
                    .put("index", data.size() - 1)
                    .set("embedding", packed ? Json.object().stringNode(pack(values)) : values);
        }
        list.put("model", target.model());
        var read = tokens().input();
        list.putObject("usage").put("prompt_tokens", read).put("total_tokens", read);
        return list;
    }

    /** Numbers of 32 bits, the smallest byte first, as OpenAI's own libraries ask for them. */
    private static String pack(JsonNode values) {
        var bytes = ByteBuffer.allocate(values.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(it -> bytes.putFloat((float) it.asDouble(0)));
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    @Override
    public List<ServerEvent> event(ServerEvent event) {
        throw Failures.unreadable(target);
    }

    @Override
    public List<ServerEvent> end() {
        throw Failures.unreadable(target);
    }

    @Override
    public Tokens tokens() {
        return seen.tokens();
    }

    @Override
    public String text() {
        return "";
    }

    @Override
    public String toolText() {
        return "";
    }
}
