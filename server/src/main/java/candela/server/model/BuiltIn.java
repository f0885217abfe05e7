package candela.server.model;

import candela.engine.ai.SentenceVectors;
import candela.engine.ai.local.LocalAnswer;
import candela.engine.ai.local.LocalModelException;
import candela.engine.ai.wire.ModelType;
import candela.engine.ai.wire.Offer;
import candela.server.platform.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The models that run in Candela itself: nothing leaves the machine, nothing is paid. */
@Component
public class BuiltIn implements DisposableBean {

    private final SentenceVectors vectors = new SentenceVectors();
    private final LocalModels local;
    private final LocalLanguages languages;

    BuiltIn(LocalModels local, LocalLanguages languages) {
        this.local = local;
        this.languages = languages;
    }

    /**
     * What the language model that is reached so answers to a chat completion; the caller closes it. What was tried
     * when its connection was saved may be gone since.
     *
     * @param patience how long to wait for others
     * @param longest how long the answer may take
     * @throws LocalModelException where it does not answer, and why
     * @throws Problem unavailable, where its file is gone or others take the memory
     */
    public LocalAnswer answer(Reach reach, String body, Duration patience, Duration longest)
            throws LocalModelException {
        try {
            return languages.ask(reach.base().toString(), body, patience, longest);
        } catch (Problem gone) {
            throw new Problem(Problem.Kind.UNAVAILABLE, gone.detail());
        }
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
            return base.startsWith(ModelsFolder.PLACE) ? local.at(base) : vectors;
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
        if (ModelsFolder.isLanguage(base)) {
            languages.tryOut(base);
        } else {
            local.at(base);
        }
    }

    /** What can be called at that address, tried before; the model that comes along is offered already. */
    List<Offer> offers(Reach reach) {
        var base = reach.base().toString();
        if (ModelsFolder.isLanguage(base)) {
            languages.tryOut(base);
            var context = languages.context(base);
            return List.of(new Offer(ModelsFolder.languageName(base), ModelType.LLM, context, Set.of()));
        }
        vector(reach, "a test");
        return base.startsWith(ModelsFolder.PLACE)
                ? List.of(new Offer(ModelsFolder.name(base), ModelType.EMBEDDINGS, null, Set.of()))
                : List.of();
    }

    @Override
    public void destroy() {
        vectors.close();
    }
}
