package candela.server.assistant;

import candela.server.assistant.Assistant.AssistantId;
import candela.server.iam.Contact;
import candela.server.iam.Directory;
import candela.server.knowledge.Dataset;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.model.Model;
import candela.server.model.Model.ModelId;
import candela.server.model.ModelDirectory;
import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.OneOf;
import candela.server.platform.Visibility;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes views of assistants, with the names of what the reader sees of their models and datasets. */
@Component
class AssistantViews {

    private final ModelDirectory models;
    private final Datasets datasets;
    private final Directory directory;

    AssistantViews(ModelDirectory models, Datasets datasets, Directory directory) {
        this.models = models;
        this.datasets = datasets;
        this.directory = directory;
    }

    /** A dataset that the reader sees. */
    @Schema(name = "AssistantDataset")
    record DatasetName(DatasetId id, String name) {

        static DatasetName of(Dataset it) {
            return new DatasetName(it.id(), it.name());
        }
    }

    /**
     * An assistant as the API shows it.
     *
     * @param instructions null where the reader may not see them
     * @param modelName null where the reader may not call the model, so not the assistant either
     * @param datasets those that the reader sees
     * @param mine whether the reader may change and delete it
     */
    @Schema(name = "Assistant")
    record AssistantView(
            AssistantId id,
            String name,
            String description,
            @Nullable String instructions,
            ModelId model,
            @Nullable String modelName,
            @Nullable BigDecimal temperature,
            @Nullable BigDecimal topP,
            @Nullable Integer maxOutputTokens,
            List<String> examples,
            List<DatasetName> datasets,

            @OneOf(value = Visibility.class, without = "COMPANY")
            String visibility,

            String disclaimer,
            UserId owner,
            String ownerName,
            boolean mine,
            Instant createdAt,
            Instant updatedAt,
            int version) {}

    AssistantView of(Actor actor, Assistant assistant) {
        return of(actor, List.of(assistant)).getFirst();
    }

    List<AssistantView> of(Actor actor, List<Assistant> assistants) {
        var people = directory.contacts(
                actor, assistants.stream().map(Assistant::owner).collect(Collectors.toSet()));
        var seen = actor.may(Datasets.READ) ? datasets.search(actor, "") : List.<Dataset>of();
        return assistants.stream()
                .map(it -> view(actor, it, Contact.name(people, it.owner()), seen))
                .toList();
    }

    private AssistantView view(Actor actor, Assistant it, String ownerName, List<Dataset> seen) {
        var content = it.content();
        return new AssistantView(
                it.id(),
                content.name(),
                content.description(),
                it.tellsInstructions(actor) ? content.instructions() : null,
                content.model(),
                modelName(actor, content.model()),
                content.temperature(),
                content.topP(),
                content.maxOutputTokens(),
                content.examples(),
                seen.stream()
                        .filter(dataset ->
                                content.datasets().contains(dataset.id().value()))
                        .map(DatasetName::of)
                        .toList(),
                Words.text(content.visibility()),
                content.disclaimer(),
                it.owner(),
                ownerName,
                it.isOwnedBy(actor),
                it.createdAt(),
                it.updatedAt(),
                it.version());
    }

    private @Nullable String modelName(Actor actor, ModelId id) {
        return actor.may(ModelDirectory.USE)
                ? models.find(actor, id).map(Model::name).orElse(null)
                : null;
    }
}
