package candela.server.knowledge.evaluation;

import candela.server.knowledge.ChunkingBody;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.evaluation.Evaluation.EvaluationId;
import candela.server.knowledge.evaluation.Evaluation.Status;
import candela.server.knowledge.evaluation.GoldenQuestion.Place;
import candela.server.knowledge.evaluation.GoldenQuestion.QuestionId;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Page;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The test bench of a dataset: its questions, and how well they were answered. */
@RestController
@RequestMapping("/api/v1/datasets/{id}")
class EvaluationController {

    /** A document, or a range of its text in UTF-16 units where both ends are given. */
    @Schema(name = "ExpectedPlace")
    record PlaceBody(
            @NotNull UUID document,
            @Nullable Integer begins,
            @Nullable Integer ends) {}

    /** @param facts words that an answer holds, each on its own */
    @Schema(name = "NewGoldenQuestion")
    record QuestionBody(
            @NotBlank @Size(max = 1000) String question,
            @Nullable List<@Valid @NotNull PlaceBody> places,
            @Nullable List<@NotNull String> facts) {

        GoldenQuestions.Wanted wanted() {
            return new GoldenQuestions.Wanted(
                    question,
                    Objects.requireNonNullElse(places, List.<PlaceBody>of()).stream()
                            .map(it -> new Place(it.document(), it.begins(), it.ends()))
                            .toList(),
                    Objects.requireNonNullElse(facts, List.of()));
        }
    }

    /** @param name what the document is called; null where it is there no longer */
    @Schema(name = "KnownPlace")
    record PlaceView(
            UUID document,
            @Nullable String name,
            @Nullable Integer begins,
            @Nullable Integer ends) {}

    @Schema(name = "GoldenQuestion")
    record QuestionView(QuestionId id, String question, List<PlaceView> places, List<String> facts) {

        static QuestionView of(GoldenQuestion it, Map<UUID, String> names) {
            return new QuestionView(
                    it.id(),
                    it.question(),
                    it.places().places().stream()
                            .map(place -> new PlaceView(
                                    place.document(), names.get(place.document()), place.begins(), place.ends()))
                            .toList(),
                    it.facts());
        }
    }

    /** @param building whether the index is tried that is being built, instead of the one that is searched */
    @Schema(name = "NewEvaluation")
    record NewEvaluation(boolean building) {}

    /**
     * A trial.
     *
     * @param hitRate the share of questions whose answer stands in one of the first five passages
     * @param ndcg of the first ten passages, on average
     * @param faithfulness the share of sentences that their passages bear out; null where no answers were tried
     * @param factsSaid the share of expected facts that the answers say; null where none were expected or tried
     */
    @Schema(name = "Evaluation")
    record EvaluationView(
            EvaluationId id,
            boolean live,
            ChunkingBody chunking,
            ModelId model,
            @OneOf(Status.class) String status,
            int questions,
            int done,
            @Nullable Double hitRate,
            @Nullable Double ndcg,
            @Nullable Double faithfulness,
            @Nullable Double factsSaid,
            @Nullable String failure,
            boolean cancelRequested,
            Instant createdAt,
            @Nullable Instant finishedAt) {

        static EvaluationView of(Evaluation it) {
            var scores = it.scores().scores();
            var all = Score.Summary.of(scores);
            return new EvaluationView(
                    it.id(),
                    it.live(),
                    ChunkingBody.of(it.chunking()),
                    it.model(),
                    Words.text(it.status()),
                    it.questions(),
                    scores.size(),
                    all == null ? null : all.hitRate(),
                    all == null ? null : all.ndcg(),
                    all == null ? null : all.faithfulness(),
                    all == null ? null : all.factsSaid(),
                    it.failure(),
                    it.cancelRequested(),
                    it.createdAt(),
                    it.finishedAt());
        }
    }

    /** How one question was answered; {@code rank} is null where the answer was not among the first ten passages. */
    @Schema(name = "EvaluationScore")
    record ScoreView(
            UUID question,
            String text,
            @Nullable Integer rank,
            double ndcg,
            @Nullable Integer facts,
            @Nullable Integer said,
            @Nullable Integer removed) {

        static ScoreView of(Score it) {
            var answer = it.answer();
            return new ScoreView(
                    it.question(),
                    it.text(),
                    it.rank(),
                    it.ndcg(),
                    answer == null ? null : answer.facts(),
                    answer == null ? null : answer.said(),
                    answer == null ? null : answer.removed());
        }
    }

    private final GoldenQuestions questions;
    private final Evaluations evaluations;

    EvaluationController(GoldenQuestions questions, Evaluations evaluations) {
        this.questions = questions;
        this.evaluations = evaluations;
    }

    @GetMapping("/questions")
    Page<QuestionView> questions(Actor actor, @PathVariable DatasetId id) {
        return Page.all(views(actor, id, questions.list(actor, id)));
    }

    @PostMapping("/questions")
    @ResponseStatus(HttpStatus.CREATED)
    QuestionView add(Actor actor, @PathVariable DatasetId id, @Valid @RequestBody QuestionBody body) {
        return views(actor, id, List.of(questions.create(actor, id, body.wanted())))
                .getFirst();
    }

    @PutMapping("/questions/{question}")
    QuestionView change(
            Actor actor,
            @PathVariable DatasetId id,
            @PathVariable QuestionId question,
            @Valid @RequestBody QuestionBody body) {
        return views(actor, id, List.of(questions.change(actor, id, question, body.wanted())))
                .getFirst();
    }

    private List<QuestionView> views(Actor actor, DatasetId id, List<GoldenQuestion> all) {
        var names = questions.documentNames(actor, id, all);
        return all.stream().map(it -> QuestionView.of(it, names)).toList();
    }

    @DeleteMapping("/questions/{question}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Actor actor, @PathVariable DatasetId id, @PathVariable QuestionId question) {
        questions.delete(actor, id, question);
    }

    @GetMapping("/evaluations")
    Page<EvaluationView> evaluations(
            Actor actor,
            @PathVariable DatasetId id,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return evaluations.list(actor, id, cursor, Page.size(limit)).map(EvaluationView::of);
    }

    @PostMapping("/evaluations")
    @ResponseStatus(HttpStatus.ACCEPTED)
    EvaluationView start(Actor actor, @PathVariable DatasetId id, @Valid @RequestBody NewEvaluation body) {
        return EvaluationView.of(evaluations.start(actor, id, body.building()));
    }

    @GetMapping("/evaluations/{evaluation}")
    EvaluationView find(Actor actor, @PathVariable DatasetId id, @PathVariable EvaluationId evaluation) {
        return EvaluationView.of(evaluations.find(actor, id, evaluation));
    }

    @GetMapping("/evaluations/{evaluation}/scores")
    Page<ScoreView> scores(Actor actor, @PathVariable DatasetId id, @PathVariable EvaluationId evaluation) {
        return Page.all(evaluations.find(actor, id, evaluation).scores().scores())
                .map(ScoreView::of);
    }

    @PostMapping("/evaluations/{evaluation}/cancel")
    EvaluationView cancel(Actor actor, @PathVariable DatasetId id, @PathVariable EvaluationId evaluation) {
        return EvaluationView.of(evaluations.cancel(actor, id, evaluation));
    }
}
