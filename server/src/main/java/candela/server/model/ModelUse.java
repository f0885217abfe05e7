package candela.server.model;

import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import java.util.List;
import java.util.Set;

/** Tells what of a context works with models, so that nobody takes one away from it; contexts implement it. */
public interface ModelUse {

    /**
     * One thing that would no longer work.
     *
     * @param name as people know it and may be told: “the assistant Helpdesk”
     */
    record Use(ModelId model, String name) {}

    /** What works with any of these. */
    List<Use> of(Actor system, Set<ModelId> models);
}
