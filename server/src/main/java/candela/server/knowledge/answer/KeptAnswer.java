package candela.server.knowledge.answer;

import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.retrieval.Found;
import candela.server.knowledge.retrieval.Found.Mark;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A question to documents, its answer, and what was found for it. Immutable: a change is a new one.
 *
 * @param model the name of the one that wrote it; null where none did
 * @param documents whose text is in it
 * @param removed how many sentences and citations of a model were left out
 * @param notes what the reader has to know of how it came about
 */
@Table(schema = "knowledge", name = "answer")
public record KeptAnswer(
        @Id AnswerId id,
        UserId owner,
        TeamId team,
        String question,
        Mode mode,
        @Nullable String model,
        Told told,
        List<UUID> documents,
        int removed,
        List<String> notes,
        Instant createdAt,
        @Version int version) {

    public record AnswerId(UUID value) implements TypedId {}

    /** How it came about. */
    public enum Mode {
        /** Its sentences stand so in the documents. */
        EXTRACTIVE,
        /** A language model wrote it, and each sentence is borne out by the passages that it cites. */
        WRITTEN,
        /** No passage is near enough to the question. */
        NOTHING
    }

    /**
     * What it says.
     *
     * @param sources all that was found, the most similar first, cited or not
     */
    public record Told(List<Sentence> sentences, List<Source> sources) implements JsonColumn {

        public static final Told NOTHING = new Told(List.of(), List.of());

        public Told {
            sentences = List.copyOf(sentences);
            sources = List.copyOf(sources);
        }

        /** Without what stands in these documents, or was said because of them. */
        Told without(Set<DocumentId> gone) {
            var numbers = sources.stream()
                    .filter(it -> gone.contains(it.found().place().document()))
                    .map(Source::n)
                    .collect(Collectors.toSet());
            return new Told(
                    sentences.stream()
                            .map(it -> it.citations().stream().anyMatch(numbers::contains) ? it.withdraw() : it)
                            .toList(),
                    sources.stream()
                            .map(it -> numbers.contains(it.n()) ? it.withdraw() : it)
                            .toList());
        }
    }

    /**
     * A sentence of the answer.
     *
     * @param text null where a source of it was withdrawn
     * @param citations numbers of sources
     */
    public record Sentence(@Nullable String text, List<Integer> citations) {

        public Sentence {
            citations = List.copyOf(citations);
        }

        Sentence withdraw() {
            return new Sentence(null, citations);
        }
    }

    /**
     * A passage that was found.
     *
     * @param n what citations call it, from 1
     * @param withdrawn whether its document is gone, or not seen by the reader any more: then its text and names are
     *     empty
     * @param highlights where that stands in its text which the answer says
     */
    public record Source(int n, boolean withdrawn, Found found, List<Mark> highlights) {

        public Source {
            highlights = List.copyOf(highlights);
        }

        Source withdraw() {
            return new Source(n, true, found.withdrawn(), List.of());
        }
    }

    static KeptAnswer of(Actor actor, String question, Draft draft, Instant now) {
        return new KeptAnswer(
                new AnswerId(TypedId.next()),
                actor.user(),
                actor.team(),
                question,
                draft.mode(),
                draft.model(),
                draft.told(),
                draft.told().sources().stream()
                        .map(it -> it.found().place().document().value())
                        .distinct()
                        .toList(),
                draft.removed(),
                draft.notes(),
                now,
                0);
    }

    /** The same as it may be shown while these documents are not. */
    KeptAnswer without(Set<DocumentId> hidden) {
        return with(told.without(hidden), documents);
    }

    /** The same for good, without all that these said. */
    KeptAnswer forgetting(Set<DocumentId> gone) {
        return with(
                told.without(gone),
                documents.stream()
                        .filter(it -> !gone.contains(new DocumentId(it)))
                        .toList());
    }

    private KeptAnswer with(Told less, List<UUID> documents) {
        return new KeptAnswer(
                id, owner, team, question, mode, model, less, documents, removed, notes, createdAt, version);
    }
}
