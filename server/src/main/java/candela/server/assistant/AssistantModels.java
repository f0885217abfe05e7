package candela.server.assistant;

import candela.server.model.Model.ModelId;
import candela.server.model.ModelUse;
import candela.server.platform.Actor;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells which assistants speak by a model: without it nobody could call them. */
@Service
@Transactional(readOnly = true)
class AssistantModels implements ModelUse {

    private final AssistantRows rows;

    AssistantModels(AssistantRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Use> of(Actor system, Set<ModelId> models) {
        return models.isEmpty()
                ? List.of()
                : rows.with(models.stream().map(ModelId::value).toList()).stream()
                        .map(it -> new Use(
                                it.content().model(),
                                "the assistant “" + it.content().name() + "”"))
                        .toList();
    }
}
