package candela.server.testing;

import candela.server.model.Model.ModelId;
import candela.server.model.ModelUse;
import candela.server.platform.Actor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestComponent;

/** A context whose things work with models: those that a test says. */
@TestComponent
public class ModelsInUse implements ModelUse {

    private final Map<ModelId, String> uses = new ConcurrentHashMap<>();

    public void put(ModelId model, String name) {
        uses.put(model, name);
    }

    @Override
    public List<Use> of(Actor system, Set<ModelId> models) {
        return models.stream()
                .filter(uses::containsKey)
                .map(it -> new Use(it, uses.getOrDefault(it, "")))
                .toList();
    }
}
