package candela.server.knowledge.evaluation;

import candela.server.knowledge.PassageIndex;
import candela.server.knowledge.answer.Answering;
import candela.server.knowledge.evaluation.Evaluation.EvaluationId;
import candela.server.knowledge.evaluation.Evaluation.Status;
import candela.server.knowledge.evaluation.Score.Answered;
import candela.server.knowledge.retrieval.Narrowing;
import candela.server.knowledge.retrieval.Searching;
import candela.server.platform.Actor;
import candela.server.platform.Actors;
import candela.server.platform.Job;
import candela.server.platform.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Puts the questions of a dataset to an index, one by one, and keeps each score before the next; on another node it
 * goes on where the one that died was. Answers are tried by the index that is searched alone.
 */
@Component
class EvaluateJob implements Job {

    static final String NAME = "knowledge.evaluate";

    private final EvaluationProgress progress;
    private final Searching searching;
    private final Answering answering;
    private final Actors actors;

    EvaluateJob(EvaluationProgress progress, Searching searching, Answering answering, Actors actors) {
        this.progress = progress;
        this.searching = searching;
        this.answering = answering;
        this.actors = actors;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID row) {
        progress.begin(Actor.system(), new EvaluationId(row)).ifPresent(this::evaluate);
    }

    @Override
    public void failed(UUID row, UUID incident) {
        progress.end(
                Actor.system(),
                new EvaluationId(row),
                Status.FAILED,
                "Something went wrong here. Tell your administrator the number " + incident);
    }

    private void evaluate(Evaluation evaluation) {
        var system = Actor.system();
        try {
            var stopped = progress.isStopped(system, evaluation.id()) || !ask(evaluation);
            progress.end(system, evaluation.id(), stopped ? Status.CANCELLED : Status.SUCCEEDED, null);
        } catch (Problem e) {
            progress.end(system, evaluation.id(), Status.FAILED, e.detail());
        }
    }

    /** Whether all were asked. */
    private boolean ask(Evaluation evaluation) {
        var system = Actor.system();
        for (var question : progress.open(system, evaluation)) {
            var actor = actors.of(evaluation.startedBy(), evaluation.team());
            var index = progress.index(actor, evaluation)
                    .orElseThrow(() -> Problem.conflict("The index is gone that was to be tried"));
            if (!progress.score(system, evaluation.id(), score(actor, index, question))) {
                return false;
            }
        }
        return true;
    }

    private Score score(Actor actor, PassageIndex index, GoldenQuestion question) {
        var wanted =
                new Searching.Wanted(question.question(), List.of(index.dataset()), Narrowing.NONE, Judge.LOOKED_AT, 0);
        var result = searching.search(actor, index, wanted);
        if (!result.notes().isEmpty()) {
            throw new Problem(Problem.Kind.UNAVAILABLE, result.notes().getFirst());
        }
        var gains = Judge.gains(question, result.items());
        var first = gains.indexOf(1);
        return new Score(
                question.id().value(),
                question.question(),
                first < 0 ? null : first + 1,
                Judge.ndcg(gains, Judge.expected(question)),
                index.status() == PassageIndex.Status.LIVE ? answered(actor, question) : null);
    }

    private Answered answered(Actor actor, GoldenQuestion question) {
        var tried = answering.attempt(
                actor,
                new Answering.Question(
                        question.question(),
                        List.of(question.dataset()),
                        Answering.USUAL_PASSAGES,
                        Searching.THRESHOLD,
                        null));
        var said = String.join(" ", tried.sentences());
        return new Answered(
                tried.sentences().size(), tried.removed(), question.facts().size(), (int) question.facts().stream()
                        .filter(it -> Judge.says(said, it))
                        .count());
    }
}
