package candela.engine.ai;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A loaded model that makes vectors of texts: all-MiniLM-L6-v2 with weights of eight bits, Apache-2.0, 384 numbers for
 * a text, or another one of BERT's kind.
 */
final class Encoder implements AutoCloseable {
    private static final String MODEL = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
    /** Tokens that the model was trained to read at once. */
    private static final int LONGEST = 256;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;

    private Encoder(OrtEnvironment environment, OrtSession session, WordPieces pieces) {
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
    }

    /** @throws IOException when the files of the model are not there or this machine cannot run them */
    static Encoder load() throws IOException {
        try (var model = resource(MODEL);
                var tokenizer = resource(TOKENIZER)) {
            var environment = NativeLibraries.load();
            environment.setTelemetry(false);
            return new Encoder(environment, session(environment, model.readAllBytes()), WordPieces.of(tokenizer));
        } catch (OrtException | LinkageError e) {
            throw new IOException("the model of meanings cannot run here: " + e.getMessage(), e);
        }
    }

    /**
     * Loads {@code model.onnx} and {@code tokenizer.json} or {@code vocab.txt} of a folder, and tries it.
     *
     * @throws IOException with words for who put it there
     */
    static Encoder load(Path folder) throws IOException {
        var file = folder.resolve("model.onnx");
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no file model.onnx");
        }
        var pieces = WordPieces.in(folder);
        Encoder encoder = null;
        try {
            var environment = NativeLibraries.load();
            environment.setTelemetry(false);
            encoder = new Encoder(environment, session(environment, Files.readAllBytes(file)), pieces);
            encoder.encode("a test");
            return encoder;
        } catch (OrtException | LinkageError | IllegalStateException e) {
            if (encoder != null) {
                encoder.close();
            }
            var why = e.getCause() == null ? e : e.getCause();
            throw new IOException("model.onnx cannot run here as a model that makes vectors: " + why.getMessage(), e);
        }
    }

    private static InputStream resource(String name) throws IOException {
        var in = Encoder.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("the file " + name + " of the model of meanings is missing");
        }
        return in;
    }

    /** One thread and no arena: many people ask at once, and memory goes back when they are done. */
    private static OrtSession session(OrtEnvironment environment, byte[] model) throws OrtException {
        try (var options = new SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            return environment.createSession(model, options);
        }
    }

    /** One text in one run: with others in a batch the rounding of its weights would depend on them. */
    float[] encode(String text) {
        var ids = pieces.ids(text, LONGEST);
        try (var tokens = tensor(ids);
                var mask = tensor(filled(ids.length, 1));
                var types = tensor(filled(ids.length, 0));
                var result = session.run(
                        wanted(Map.of("input_ids", tokens, "attention_mask", mask, "token_type_ids", types)))) {
            return normalised(vector(result.get(0)));
        } catch (OrtException e) {
            throw new IllegalStateException("the model of meanings failed", e);
        }
    }

    /** Some models do not ask for types. */
    private Map<String, OnnxTensor> wanted(Map<String, OnnxTensor> known) {
        var wanted = new HashMap<>(known);
        wanted.keySet().retainAll(session.getInputNames());
        return wanted;
    }

    /** Of one vector for each token their mean, else the one that there is. */
    private static float[] vector(OnnxValue answer) {
        if (!(answer instanceof OnnxTensor tensor) || tensor.getInfo().type != OnnxJavaType.FLOAT) {
            throw new IllegalStateException("its answer is no vector of 32-bit numbers");
        }
        var shape = tensor.getInfo().getShape();
        return switch (shape.length) {
            case 2 -> mean(tensor.getFloatBuffer(), 1);
            case 3 -> mean(tensor.getFloatBuffer(), (int) shape[1]);
            default -> throw new IllegalStateException("its answer has " + shape.length + " dimensions");
        };
    }

    private OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(row), new long[] {1, row.length});
    }

    private static long[] filled(int length, long value) {
        var row = new long[length];
        Arrays.fill(row, value);
        return row;
    }

    /** The mean over the tokens; with one text in a run, no token is mere filling. */
    private static float[] mean(FloatBuffer states, int tokens) {
        int size = states.remaining() / tokens;
        var mean = new float[size];
        var state = new float[size];
        for (int token = 0; token < tokens; token++) {
            states.get(token * size, state);
            for (int i = 0; i < size; i++) {
                mean[i] += state[i] / tokens;
            }
        }
        return mean;
    }

    private static float[] normalised(float[] vector) {
        double square = 0;
        for (var it : vector) {
            square += it * it;
        }
        var length = (float) Math.sqrt(square);
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
        return vector;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the model of meanings could not be closed", e);
        }
    }
}
