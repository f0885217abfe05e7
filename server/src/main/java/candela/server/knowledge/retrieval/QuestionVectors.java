package candela.server.knowledge.retrieval;

import candela.engine.search.Meaning;
import candela.server.knowledge.Datasets.Readable;
import candela.server.model.Embeddings;
import candela.server.model.Model.ModelId;
import candela.server.model.ModelDirectory;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks models what questions mean. */
@Component
class QuestionVectors {

    private static final String PURPOSE = "search";

    private final Embeddings embeddings;

    QuestionVectors(Embeddings embeddings) {
        this.embeddings = embeddings;
    }

    /**
     * What a question means to a model.
     *
     * @param meaning null where that cannot be asked now
     * @param note then why, for the one who asked
     */
    record Asked(@Nullable Meaning meaning, @Nullable String note) {}

    /** @param datasets those whose passages this model knows */
    Asked of(Actor actor, ModelId model, String question, List<Readable> datasets) {
        try {
            var vector = embeddings
                    .of(asker(actor, model), model, PURPOSE, List.of(question))
                    .getFirst();
            return new Asked(new Meaning(EntryLog.model(model.value(), vector.length), vector), null);
        } catch (Problem e) {
            var names = datasets.stream().map(it -> "“" + it.name() + "”").collect(Collectors.joining(", "));
            return new Asked(null, "Only by words was searched in %s: %s".formatted(names, e.detail()));
        }
    }

    /** The built-in model costs nobody anything, so who may search may also have it asked. */
    static Actor asker(Actor actor, ModelId model) {
        return model.equals(Embeddings.BUILT_IN) && !actor.may(ModelDirectory.USE) ? actor.asSystem() : actor;
    }
}
