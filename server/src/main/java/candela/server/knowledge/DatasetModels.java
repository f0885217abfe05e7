package candela.server.knowledge;

import candela.server.model.Model.ModelId;
import candela.server.model.ModelUse;
import candela.server.platform.Actor;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells which datasets work with a model: without it nobody could search them by meaning. */
@Service
@Transactional(readOnly = true)
class DatasetModels implements ModelUse {

    private final PassageIndexes indexes;

    DatasetModels(PassageIndexes indexes) {
        this.indexes = indexes;
    }

    @Override
    public List<Use> of(Actor system, Set<ModelId> models) {
        return models.stream()
                .flatMap(model -> indexes.datasetsWith(model).stream()
                        .map(name -> new Use(model, "the documents “" + name + "”")))
                .toList();
    }
}
