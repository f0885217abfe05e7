package candela.server.semantic.description;

import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.semantic.description.DescriptionRun.RunId;
import candela.server.semantic.description.DescriptionRun.Status;
import candela.server.semantic.description.ModelAnswer.Taken;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a run, each in a short transaction, so that none is held while a model is waited for. */
@Service
@Transactional
class Describing {

    /** More at once would leave no room for the questions that people ask. */
    private static final int AT_ONCE = 2;

    private final DescriptionRuns runs;
    private final DescriptionProposals proposals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Describing(DescriptionRuns runs, DescriptionProposals proposals, ApplicationEventPublisher events, Clock clock) {
        this.runs = runs;
        this.proposals = proposals;
        this.events = events;
        this.clock = clock;
    }

    /** Takes a run up; empty when it has ended, or must wait for others to end. */
    public Optional<DescriptionRun> begin(Actor system, RunId id) {
        return runs.lock(id)
                .filter(it -> !it.status().isFinished())
                .filter(it -> it.status() == Status.RUNNING || runs.running() < AT_ONCE)
                .map(it -> runs.save(it.begun(clock.instant())));
    }

    /** Whether somebody stopped it, or it is gone with its source. */
    @Transactional(readOnly = true)
    public boolean isStopped(Actor system, RunId id) {
        return runs.cancelRequested(id).orElse(true);
    }

    /**
     * Keeps what came of the next call of a run together with that it is done. Where another node was quicker, what
     * that one brought counts.
     *
     * @param run as it was before the call
     * @return the run as it stands; empty when it has ended or is gone
     */
    public Optional<DescriptionRun> keep(Actor system, DescriptionRun run, Taken taken, String model) {
        return runs.lock(run.id())
                .filter(it -> !it.status().isFinished())
                .map(it -> it.progress().step() == run.progress().step() ? kept(it, taken, model) : it);
    }

    private DescriptionRun kept(DescriptionRun run, Taken taken, String model) {
        var now = clock.instant();
        taken.proposed().forEach(it -> {
            var place = it.place();
            proposals.deleteAt(run.dataSource(), run.owner(), place.namespace(), place.table(), place.column());
            proposals.save(DescriptionProposal.of(run, it, model, now));
        });
        return runs.save(run.further(taken.proposed().size(), taken.dropped()));
    }

    public void end(Actor actor, RunId id, Status status, @Nullable String failure) {
        runs.lock(id).filter(it -> !it.status().isFinished()).ifPresent(it -> {
            var ended = runs.save(it.ended(status, failure, clock.instant()));
            var progress = ended.progress();
            var told = Map.of("proposed", progress.proposed(), "dropped", progress.dropped());
            events.publishEvent(new Audited(actor, "executed", Descriptions.RUN, id.value(), Map.of(), told, failure));
        });
    }
}
