package candela.engine.ai;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of what English words and sentences mean, near where the meanings are near, computed in the process by
 * all-MiniLM-L6-v2 (Apache-2.0). The model is loaded when the first text comes; a text has the same vector each time.
 * Safe for use by many threads.
 */
public final class SentenceVectors implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SentenceVectors.class.getName());
    /** About 14 MB of vectors. */
    private static final int KEPT = 8_192;

    private final Map<String, float[]> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > KEPT;
        }
    };
    private @Nullable Encoder encoder;
    private boolean failed;

    /** With the model that comes along. */
    public SentenceVectors() {}

    private SentenceVectors(Encoder encoder) {
        this.encoder = encoder;
    }

    /**
     * With a model of BERT's kind in that folder, which is loaded and tried at once: {@code model.onnx} with
     * {@code tokenizer.json} or {@code vocab.txt}.
     *
     * @throws IOException with words for who put it there
     */
    public static SentenceVectors in(Path folder) throws IOException {
        return new SentenceVectors(Encoder.load(folder));
    }

    /**
     * The vector of a text, of 384 numbers with the model that comes along, and length one, so that the sum of products
     * of two is the cosine between them; of a long text its first 254 pieces of words count. Empty, and told in the log
     * once, where the machine cannot run the model.
     */
    public float[] of(String text) {
        synchronized (kept) {
            var known = kept.get(text);
            if (known != null) {
                return known.clone();
            }
        }
        var loaded = loaded();
        if (loaded == null) {
            return new float[0];
        }
        var vector = loaded.encode(text);
        synchronized (kept) {
            kept.put(text, vector);
        }
        return vector.clone();
    }

    private synchronized @Nullable Encoder loaded() {
        if (encoder == null && !failed) {
            try {
                encoder = Encoder.load();
            } catch (IOException e) {
                failed = true;
                LOG.log(Level.WARNING, "Words are compared by their letters only: " + e.getMessage());
            }
        }
        return encoder;
    }

    @Override
    public synchronized void close() {
        if (encoder != null) {
            encoder.close();
        }
        encoder = null;
        failed = true;
    }
}
