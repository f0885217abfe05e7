package candela.server.model;

import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks all contexts what works with a model before it goes. */
@Component
class ModelUses {

    private final ObjectProvider<ModelUse> contexts;

    ModelUses(ObjectProvider<ModelUse> contexts) {
        this.contexts = contexts;
    }

    void requireNone(Collection<Model> models) {
        var byId = models.stream().collect(Collectors.toMap(Model::id, Function.identity()));
        var uses = contexts.stream()
                .flatMap(it -> it.of(Actor.system(), byId.keySet()).stream())
                .map(it -> words(it, byId))
                .sorted()
                .toList();
        if (!uses.isEmpty()) {
            throw Problem.conflict(
                    "This is still used: " + String.join("; ", uses) + ". Let each of these use another model first");
        }
    }

    private static String words(ModelUse.Use use, Map<ModelId, Model> models) {
        var model = models.get(use.model());
        return (model == null ? "" : model.name() + " by ") + use.name();
    }
}
