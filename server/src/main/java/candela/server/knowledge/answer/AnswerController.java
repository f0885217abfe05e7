package candela.server.knowledge.answer;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.answer.Answering.Question;
import candela.server.knowledge.answer.KeptAnswer.AnswerId;
import candela.server.knowledge.answer.KeptAnswer.Mode;
import candela.server.knowledge.answer.KeptAnswer.Sentence;
import candela.server.knowledge.answer.KeptAnswer.Source;
import candela.server.knowledge.retrieval.FoundView;
import candela.server.knowledge.retrieval.FoundView.MarkView;
import candela.server.knowledge.retrieval.Searching;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Words;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Questions to documents. */
@RestController
@RequestMapping("/api/v1/rag")
class AnswerController {

    /**
     * A question.
     *
     * @param threshold the usual one where there is none
     * @param model the name of the language model that writes; {@code built-in} for the sentences of the documents
     *     themselves; without one, the model that the team prefers, where there is one
     * @param conversation into which question and answer are written
     */
    @Schema(name = "DocumentQuestion")
    record QuestionBody(
            @NotNull String question,
            @Nullable @Size(max = 200) List<@NotNull DatasetId> datasets,
            @Nullable Integer maxPassages,
            @Nullable Double threshold,
            @Nullable @Size(max = 200) String model,
            @Nullable UUID conversation) {

        Question asked() {
            return new Question(
                    question,
                    Objects.requireNonNullElse(datasets, List.of()),
                    Objects.requireNonNullElse(maxPassages, Answering.USUAL_PASSAGES),
                    Objects.requireNonNullElse(threshold, Searching.THRESHOLD),
                    model);
        }
    }

    /** @param text null where a source of it was withdrawn */
    @Schema(name = "DocumentAnswerSentence")
    record SentenceView(@Nullable String text, List<Integer> citations) {

        static SentenceView of(Sentence it) {
            return new SentenceView(it.text(), it.citations());
        }
    }

    /**
     * A passage that was found.
     *
     * @param n what citations call it
     * @param withdrawn whether its document is gone, or may not be seen any more
     * @param highlights where that stands in its text which the answer says
     */
    @Schema(name = "DocumentAnswerSource")
    record SourceView(
            int n, boolean withdrawn, @JsonUnwrapped FoundView found, List<MarkView> highlights) {

        static SourceView of(Source it) {
            return new SourceView(
                    it.n(),
                    it.withdrawn(),
                    FoundView.of(it.found()),
                    it.highlights().stream().map(MarkView::of).toList());
        }
    }

    /**
     * An answer.
     *
     * @param model the name of the one that wrote it; null where none did
     * @param removed how many sentences and citations of a model were left out
     * @param notes what to know of how it came about
     */
    @Schema(name = "DocumentAnswer")
    record AnswerView(
            AnswerId id,
            String question,
            @OneOf(Mode.class) String mode,
            @Nullable String model,
            List<SentenceView> sentences,
            List<SourceView> sources,
            int removed,
            List<String> notes,
            Instant createdAt) {

        static AnswerView of(KeptAnswer it) {
            return new AnswerView(
                    it.id(),
                    it.question(),
                    Words.text(it.mode()),
                    it.model(),
                    it.told().sentences().stream().map(SentenceView::of).toList(),
                    it.told().sources().stream().map(SourceView::of).toList(),
                    it.removed(),
                    it.notes(),
                    it.createdAt());
        }
    }

    private final Answering answering;

    AnswerController(Answering answering) {
        this.answering = answering;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AnswerView ask(Actor actor, @Valid @RequestBody QuestionBody body) {
        return AnswerView.of(answering.ask(actor, body.asked(), body.conversation()));
    }

    @GetMapping
    Page<AnswerView> list(
            Actor actor,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return answering.list(actor, cursor, Page.size(limit)).map(AnswerView::of);
    }

    @GetMapping("/{id}")
    AnswerView get(Actor actor, @PathVariable AnswerId id) {
        return AnswerView.of(answering.find(actor, id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable AnswerId id) {
        answering.delete(actor, id);
    }
}
