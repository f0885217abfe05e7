package candela.server.model;

import candela.engine.ai.SentenceVectors;
import candela.server.platform.Problem;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The models that run in the process: nothing leaves the machine, nothing is paid. */
@Component
public class BuiltIn implements DisposableBean {

    private final SentenceVectors vectors = new SentenceVectors();
    private final LocalModels local;

    BuiltIn(LocalModels local) {
        this.local = local;
    }

    /** What a text means to the model that is reached so, as numbers of length one together. */
    public float[] vector(Reach reach, String text) {
        var vector = model(reach.base().toString()).of(text);
        if (vector.length == 0) {
            throw new Problem(
                    Problem.Kind.UNAVAILABLE,
                    "This machine cannot run the built-in model. Choose an embeddings model of another connection");
        }
        return vector;
    }

    /** What was tried when its connection was saved may be gone since. */
    private SentenceVectors model(String base) {
        try {
            return base.startsWith(LocalModels.PLACE) ? local.at(base) : vectors;
        } catch (Problem gone) {
            throw new Problem(Problem.Kind.UNAVAILABLE, gone.detail());
        }
    }

    /**
     * Tries a model before its connection is saved.
     *
     * @throws Problem invalid, with what is wrong with its address or its files
     */
    void tryOut(String base) {
        local.at(base);
    }

    @Override
    public void destroy() {
        vectors.close();
    }
}
