package candela.server.knowledge.answer;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.knowledge.answer.KeptAnswer.AnswerId;
import candela.server.knowledge.answer.KeptAnswer.Sentence;
import candela.server.knowledge.retrieval.Narrowing;
import candela.server.knowledge.retrieval.Searching;
import candela.server.knowledge.retrieval.Searching.Wanted;
import candela.server.platform.Actor;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The door to answers from documents: asks, lists and deletes them. */
@Service
public class Answering {

    public static final int MOST_PASSAGES = 20;
    public static final String BUILT_IN = "built-in";
    public static final int USUAL_PASSAGES = 5;

    private final Searching searching;
    private final Extracts extracts;
    private final Writer writer;
    private final AnswerBook book;

    Answering(Searching searching, Extracts extracts, Writer writer, AnswerBook book) {
        this.searching = searching;
        this.extracts = extracts;
        this.writer = writer;
        this.book = book;
    }

    /**
     * A question to documents.
     *
     * @param datasets that must all be visible; empty for all that are
     * @param maxPassages that are looked at, 1 to {@value Answering#MOST_PASSAGES}
     * @param threshold of similarity below which a passage answers nothing, 0 to 1
     * @param model the name of the language model that writes; {@value Answering#BUILT_IN} for none; null for the one
     *     that the team prefers, where there is one
     */
    public record Question(
            String text,
            List<DatasetId> datasets,
            int maxPassages,
            double threshold,
            @Nullable String model) {

        public Question {
            datasets = List.copyOf(datasets);
            if (maxPassages < 1 || maxPassages > MOST_PASSAGES) {
                throw Problem.invalid("maxPassages", "The number of passages must lie between 1 and " + MOST_PASSAGES);
            }
        }
    }

    /**
     * An answer that is not kept.
     *
     * @param removed how many sentences and citations of a model were left out
     */
    public record Tried(List<String> sentences, int removed) {}

    /**
     * Waits for models, so it belongs outside of transactions.
     *
     * @param conversation of the actor, into which question and answer are written; null for none
     */
    public KeptAnswer ask(Actor actor, Question question, @Nullable UUID conversation) {
        actor.require(Datasets.READ);
        var wanted = wanted(question);
        return book.keep(actor, wanted.query(), answer(actor, question, wanted), conversation);
    }

    /** The same without keeping it. */
    public Tried attempt(Actor actor, Question question) {
        actor.require(Datasets.READ);
        var draft = answer(actor, question, wanted(question));
        var sentences = draft.told().sentences().stream()
                .map(Sentence::text)
                .filter(Objects::nonNull)
                .toList();
        return new Tried(sentences, draft.removed());
    }

    private static Wanted wanted(Question question) {
        return new Wanted(
                question.text(), question.datasets(), Narrowing.NONE, question.maxPassages(), question.threshold());
    }

    private Draft answer(Actor actor, Question question, Wanted wanted) {
        var result = searching.search(actor, wanted);
        if (result.items().isEmpty()) {
            return Draft.nothing(result.notes());
        }
        var notes = new ArrayList<>(result.notes());
        var told = extracts.of(actor, wanted.query(), Extracts.sources(result.items()), notes);
        var extract = Draft.extractive(told, List.copyOf(notes));
        return BUILT_IN.equals(question.model())
                ? extract
                : writer.write(actor, wanted.query(), question.model(), extract);
    }

    /** One that the actor asked for, with those of its sources that the actor may see now. */
    public KeptAnswer find(Actor actor, AnswerId id) {
        return book.find(actor, id);
    }

    /** The actor's own, the newest first. */
    public Page<KeptAnswer> list(Actor actor, @Nullable UUID before, int limit) {
        return book.list(actor, before, limit);
    }

    public void delete(Actor actor, AnswerId id) {
        book.delete(actor, id);
    }

    /** Those of them that the actor asked for. */
    public void deleteAll(Actor actor, Collection<AnswerId> ids) {
        book.deleteAll(actor, ids);
    }
}
