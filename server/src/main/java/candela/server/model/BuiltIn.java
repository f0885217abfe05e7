package candela.server.model;

import candela.engine.ai.SentenceVectors;
import candela.server.platform.Problem;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The model that runs in the process: nothing leaves the machine, nothing is paid. */
@Component
public class BuiltIn implements DisposableBean {

    private final SentenceVectors vectors = new SentenceVectors();

    /** What a text means, as 384 numbers of length one together. */
    public float[] vector(String text) {
        var vector = vectors.of(text);
        if (vector.length == 0) {
            throw new Problem(
                    Problem.Kind.UNAVAILABLE,
                    "This machine cannot run the built-in model. Choose an embeddings model of another connection");
        }
        return vector;
    }

    @Override
    public void destroy() {
        vectors.close();
    }
}
