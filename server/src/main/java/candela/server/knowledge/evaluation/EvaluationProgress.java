package candela.server.knowledge.evaluation;

import candela.server.knowledge.Datasets;
import candela.server.knowledge.PassageIndex;
import candela.server.knowledge.evaluation.Evaluation.EvaluationId;
import candela.server.knowledge.evaluation.Evaluation.Status;
import candela.server.platform.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a trial, each kept in a short transaction of its own. */
@Service
@Transactional
class EvaluationProgress {

    private final EvaluationRows rows;
    private final GoldenQuestionRows questions;
    private final Datasets datasets;
    private final Clock clock;

    EvaluationProgress(EvaluationRows rows, GoldenQuestionRows questions, Datasets datasets, Clock clock) {
        this.rows = rows;
        this.questions = questions;
        this.datasets = datasets;
        this.clock = clock;
    }

    public Optional<Evaluation> begin(Actor system, EvaluationId id) {
        return rows.lock(id.value()).filter(it -> !it.status().isFinished()).map(it -> rows.save(it.begun()));
    }

    /** The index, unless it is gone. */
    @Transactional(readOnly = true)
    public Optional<PassageIndex> index(Actor actor, Evaluation evaluation) {
        return datasets.indexes(actor, evaluation.dataset()).stream()
                .filter(it -> it.id().equals(evaluation.passageIndex()))
                .findFirst();
    }

    /** Those that were not asked yet, as they are now. */
    @Transactional(readOnly = true)
    public List<GoldenQuestion> open(Actor system, Evaluation evaluation) {
        var asked = evaluation.scores().scores().stream().map(Score::question).collect(Collectors.toSet());
        return questions.of(evaluation.dataset().value()).stream()
                .filter(it -> !asked.contains(it.id().value()))
                .toList();
    }

    /** Whether to go on: nobody stopped it, and it is there. */
    public boolean score(Actor system, EvaluationId id, Score score) {
        var open = rows.lock(id.value()).filter(it -> it.status() == Status.RUNNING);
        open.ifPresent(it -> rows.save(it.with(score)));
        return open.isPresent() && !open.get().cancelRequested();
    }

    @Transactional(readOnly = true)
    public boolean isStopped(Actor system, EvaluationId id) {
        return rows.findById(id).map(Evaluation::cancelRequested).orElse(true);
    }

    public void end(Actor system, EvaluationId id, Status status, @Nullable String failure) {
        rows.lock(id.value()).ifPresent(it -> rows.save(it.ended(status, failure, clock.instant())));
    }
}
