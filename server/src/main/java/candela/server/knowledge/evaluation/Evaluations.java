package candela.server.knowledge.evaluation;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.knowledge.PassageIndex;
import candela.server.knowledge.evaluation.Evaluation.EvaluationId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to trials of a dataset; for those who may write it. */
@Service
@Transactional
public class Evaluations {

    static final String TYPE = "evaluation";

    private final EvaluationRows rows;
    private final GoldenQuestions questions;
    private final Datasets datasets;
    private final EvaluationTools tools;

    Evaluations(EvaluationRows rows, GoldenQuestions questions, Datasets datasets, EvaluationTools tools) {
        this.rows = rows;
        this.questions = questions;
        this.datasets = datasets;
        this.tools = tools;
    }

    /** @param building whether the index is tried that is being built, instead of the one that is searched */
    Evaluation start(Actor actor, DatasetId id, boolean building) {
        var asked = questions.list(actor, id).size();
        if (asked == 0) {
            throw Problem.conflict("There are no questions to try the dataset by; add some first");
        }
        if (rows.goingOn(id.value()).isPresent()) {
            throw Problem.conflict("The dataset is being tried already; wait for the end, or stop it");
        }
        var status = building ? PassageIndex.Status.BUILDING : PassageIndex.Status.LIVE;
        var index = datasets.indexes(actor, id).stream()
                .filter(it -> it.status() == status)
                .findFirst()
                .orElseThrow(() -> Problem.conflict("No index of this dataset is being built"));
        var evaluation = rows.save(Evaluation.asked(actor, index, asked, tools.now()));
        tools.schedule(evaluation.id());
        tools.tell(Audited.created(actor, TYPE, evaluation.id(), Map.of("dataset", id.value())));
        return evaluation;
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public Page<Evaluation> list(Actor actor, DatasetId id, @Nullable UUID before, int limit) {
        datasets.writable(actor, id);
        return Page.cut(
                rows.of(id.value(), before, limit + 1),
                limit,
                it -> it.id().value().toString());
    }

    @Transactional(readOnly = true)
    public Evaluation find(Actor actor, DatasetId id, EvaluationId evaluation) {
        datasets.writable(actor, id);
        return rows.findById(evaluation)
                .filter(it -> it.dataset().equals(id))
                .orElseThrow(() -> Problem.notFound(TYPE, evaluation));
    }

    /** What was scored until then stays. */
    Evaluation cancel(Actor actor, DatasetId id, EvaluationId evaluation) {
        find(actor, id, evaluation);
        var open = rows.lock(evaluation.value())
                .filter(it -> !it.status().isFinished())
                .orElseThrow(() -> Problem.conflict("It has ended already"));
        tools.tell(Audited.of(actor, "cancelled", TYPE, evaluation));
        return rows.save(open.cancelled(tools.now()));
    }
}
