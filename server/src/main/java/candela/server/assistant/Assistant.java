package candela.server.assistant;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** A model with instructions and documents of its own. Immutable: a change is a new Assistant. */
@Table(schema = "assistant", name = "assistant")
public record Assistant(
        @Id AssistantId id,
        UserId owner,
        TeamId team,
        @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Content content,
        Instant createdAt,
        Instant updatedAt,
        @Version int version) {

    /** How many example prompts one has at most. */
    static final int EXAMPLES = 4;

    public record AssistantId(UUID value) implements TypedId {}

    /**
     * What people enter.
     *
     * @param instructions what the model is told before all else; may be empty
     * @param temperature null for the model's own, as topP and maxOutputTokens
     * @param examples prompts that show what it is good for
     * @param datasets that are searched for each question, as far as the one who asks sees them
     * @param visibility private or team
     * @param disclaimer what people read beside its answers; may be empty
     */
    public record Content(
            String name,
            String description,
            String instructions,
            ModelId model,
            @Nullable BigDecimal temperature,
            @Nullable BigDecimal topP,
            @Nullable Integer maxOutputTokens,
            List<String> examples,
            List<UUID> datasets,
            Visibility visibility,
            String disclaimer) {

        public Content {
            examples = List.copyOf(examples);
            datasets = List.copyOf(datasets);
        }

        /** Those of its datasets that another content had not. */
        List<DatasetId> datasetsBeside(List<UUID> others) {
            return datasets.stream()
                    .filter(it -> !others.contains(it))
                    .map(DatasetId::new)
                    .toList();
        }
    }

    static Assistant of(Actor actor, Content content, Instant now) {
        return new Assistant(new AssistantId(TypedId.next()), actor.user(), actor.team(), content, now, now, 0);
    }

    Assistant with(Content changed, Instant now) {
        return new Assistant(id, owner, team, changed, createdAt, now, version);
    }

    boolean isOwnedBy(Actor actor) {
        return owner.equals(actor.user()) || actor.administrator();
    }

    /** Whether this actor, who sees it, also sees what its model is told. */
    boolean tellsInstructions(Actor actor) {
        return isOwnedBy(actor) || actor.may(Assistants.PROMPT);
    }
}
