package candela.server.model.gateway;

import candela.server.platform.Problem;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads vectors from an answer in the form of OpenAI's embeddings, and believes nothing of it. */
final class EmbeddingAnswer {

    private EmbeddingAnswer() {}

    /** As many vectors as texts were sent, all of one dimension and of length one. */
    static List<float[]> read(JsonMapper json, Whole whole, int texts) {
        try {
            return vectors(json.readTree(whole.body()).path("data"), texts);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new Problem(
                    Problem.Kind.UPSTREAM,
                    "The model " + whole.model() + " did not answer with a vector for each text: choose another");
        }
    }

    private static List<float[]> vectors(JsonNode data, int texts) {
        var vectors = new float[texts][0];
        var next = 0;
        for (var one : data) {
            var place = one.path("index").asInt(next++);
            require(place >= 0 && place < texts);
            vectors[place] = ofLengthOne(numbers(one.path("embedding")));
        }
        require(Stream.of(vectors).allMatch(it -> it.length > 0 && it.length == vectors[0].length));
        return List.of(vectors);
    }

    private static float[] numbers(JsonNode embedding) {
        if (embedding.isString()) {
            return packed(Base64.getDecoder().decode(embedding.stringValue()));
        }
        var numbers = new float[embedding.size()];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = (float) embedding.get(i).asDouble(Double.NaN);
        }
        return numbers;
    }

    private static float[] packed(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        var numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        return numbers;
    }

    private static float[] ofLengthOne(float[] numbers) {
        var square = 0.0;
        for (var it : numbers) {
            square += (double) it * it;
        }
        require(Double.isFinite(square) && square > 0);
        var length = Math.sqrt(square);
        var vector = new float[numbers.length];
        for (var i = 0; i < vector.length; i++) {
            vector[i] = (float) (numbers[i] / length);
        }
        return vector;
    }

    private static void require(boolean fit) {
        if (!fit) {
            throw new IllegalArgumentException("no vector");
        }
    }
}
