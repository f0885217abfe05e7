package candela.server.assistant;

import candela.engine.ai.wire.ModelType;
import candela.server.assistant.Assistant.Content;
import candela.server.knowledge.Datasets;
import candela.server.model.Model;
import candela.server.model.ModelDirectory;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.Visibility;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks at what somebody wants an assistant to be: whether they may use its model and see its documents. */
@Component
class AssistantRules {

    private final ModelDirectory models;
    private final Datasets datasets;

    AssistantRules(ModelDirectory models, Datasets datasets) {
        this.models = models;
        this.datasets = datasets;
    }

    /** @param before the datasets that it has already, which the actor need not see any more */
    Content checked(Actor actor, Content content, List<UUID> before) {
        if (content.visibility() == Visibility.COMPANY) {
            throw Problem.invalid("visibility", "An assistant is private, or the team's");
        }
        var model = language(actor, content);
        if (content.visibility() == Visibility.TEAM
                && model.holder().equals(actor.user().value())) {
            throw Problem.invalid(
                    "model",
                    "Only you may call the model " + model.name()
                            + ": choose one of the team's, or keep the assistant for yourself");
        }
        content.datasetsBeside(before).forEach(it -> datasets.find(actor, it));
        return content;
    }

    private Model language(Actor actor, Content content) {
        var model = models.find(actor, content.model())
                .orElseThrow(() -> Problem.invalid("model", "There is no such model for you: choose another"));
        if (model.type() != ModelType.LLM) {
            throw Problem.invalid("model", "The model " + model.name() + " does not talk: choose a language model");
        }
        return model;
    }
}
