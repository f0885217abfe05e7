package candela.server.model;

import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.Encryption;
import candela.server.platform.Problem;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The door to which models somebody may call, and how they are reached. Cheap enough for each call: a change is seen at
 * once on the node that made it and within a second on the others.
 */
@Service
public class ModelDirectory {

    /** To call models, and to see which there are. */
    public static final String USE = "model:use";

    private final Shelf shelf;
    private final Encryption encryption;

    ModelDirectory(Shelf shelf, Encryption encryption) {
        this.shelf = shelf;
        this.encryption = encryption;
    }

    /** Those that are switched on: the actor's own, then the team's, then everybody's. */
    public List<Model> visible(Actor actor) {
        actor.require(USE);
        return shelf.now().visible(actor);
    }

    /**
     * The model that a client names: {@code gpt-5-mini}, or {@code connection/gpt-5-mini} where several have the name.
     * Of equal names the actor's own goes first, then the team's.
     */
    public Optional<Model> find(Actor actor, String name) {
        actor.require(USE);
        return shelf.now().find(actor, name);
    }

    public Optional<Model> find(Actor actor, ModelId id) {
        actor.require(USE);
        return shelf.now().find(actor, id);
    }

    /** How it is reached now. */
    public Reach reach(Actor actor, Model model) {
        actor.require(USE);
        var now = shelf.now();
        var reach = now.find(actor, model.id())
                .map(it -> now.reach(it.connection(), made -> Reach.of(made, encryption)))
                .orElse(null);
        if (reach == null) {
            throw Problem.notFound("model", model.id());
        }
        return reach;
    }

    /** What the actor's team prefers; only models that the actor may call are in it. */
    public Routing routing(Actor actor) {
        actor.require(USE);
        return shelf.now().routing(actor);
    }
}
