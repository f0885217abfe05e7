package candela.server.model;

import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import java.util.List;
import java.util.UUID;

/**
 * The door for what texts mean, as numbers: near where the meanings are near. Vectors of two models cannot be compared,
 * so it is always the named one that answers and never another in its place. It stands here because the gateway, which
 * answers, is not open to other contexts.
 */
public interface Embeddings {

    /** The one that runs in the process: there for everybody, 384 numbers for a text. */
    ModelId BUILT_IN = new ModelId(UUID.fromString("01900000-0000-7000-8000-000000000111"));

    /**
     * The vectors of the texts in their order, each of length one. All texts go in one call, so the caller cuts long
     * lists into batches. Waits for the answer, so it belongs outside of transactions.
     *
     * @param purpose on account of what, e.g. {@code document:<id>}
     * @param texts none of them blank
     * @throws candela.server.platform.Problem where the model is not there for the actor, not permitted or within its
     *     limits, where the guard stops the call, and where it fails or answers something else than vectors
     */
    List<float[]> of(Actor actor, ModelId model, String purpose, List<String> texts);
}
