package candela.server.assistant;

import candela.server.assistant.Assistant.AssistantId;
import candela.server.assistant.Assistant.Content;
import candela.server.knowledge.Dataset;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.knowledge.retrieval.Found;
import candela.server.knowledge.retrieval.Narrowing;
import candela.server.knowledge.retrieval.Searching;
import candela.server.knowledge.retrieval.Searching.Wanted;
import candela.server.model.Model;
import candela.server.model.ModelDirectory;
import candela.server.model.Persona;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an assistant's model is told before a question: its instructions, and what its documents say of it. */
@Component
class Briefings implements Persona {

    private final Assistants assistants;
    private final ModelDirectory models;
    private final Datasets datasets;
    private final Searching searching;

    Briefings(Assistants assistants, ModelDirectory models, Datasets datasets, Searching searching) {
        this.assistants = assistants;
        this.models = models;
        this.datasets = datasets;
        this.searching = searching;
    }

    @Override
    public Optional<Briefing> brief(Actor actor, UUID id, String question) {
        return assistants.visible(actor, new AssistantId(id)).map(it -> briefing(actor, it.content(), question));
    }

    private Briefing briefing(Actor actor, Content content, String question) {
        var model = model(actor, content);
        var passages = new Passages(found(actor, content, question));
        return new Briefing(
                content.name(),
                model,
                passages.below(content.instructions()),
                new Manner(content.temperature(), content.topP(), content.maxOutputTokens()),
                passages.sources());
    }

    private Model model(Actor actor, Content content) {
        return models.find(actor, content.model())
                .orElseThrow(() -> Problem.forbidden(
                        "assistant_without_model",
                        "You may not call the model of the assistant “%s”, or it was switched off: its owner chooses another"
                                .formatted(content.name())));
    }

    /** What was attached and is hidden from the one who asks is left out as if it were not there. */
    private List<Found> found(Actor actor, Content content, String question) {
        if (question.replaceAll("\\p{Cntrl}", "").isBlank()
                || content.datasets().isEmpty()
                || !actor.may(Datasets.READ)) {
            return List.of();
        }
        var seen = seen(actor, content);
        var words = question.length() <= Searching.LONGEST ? question : question.substring(0, Searching.LONGEST);
        return seen.isEmpty()
                ? List.of()
                : searching
                        .search(actor, new Wanted(words, seen, Narrowing.NONE, Searching.USUALLY, Searching.THRESHOLD))
                        .items();
    }

    private List<DatasetId> seen(Actor actor, Content content) {
        return datasets.search(actor, "").stream()
                .map(Dataset::id)
                .filter(it -> content.datasets().contains(it.value()))
                .toList();
    }
}
