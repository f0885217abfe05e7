package candela.server.semantic.description;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Jobs;
import candela.server.platform.Problem;
import candela.server.semantic.description.DescriptionRun.RunId;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts runs down and stops them. */
@Service
@Transactional
class DescriptionStarts {

    private final DescriptionRuns runs;
    private final ObjectProvider<Jobs> jobs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DescriptionStarts(DescriptionRuns runs, ObjectProvider<Jobs> jobs, ApplicationEventPublisher events, Clock clock) {
        this.runs = runs;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    public DescriptionRun start(Actor actor, DataSourceId source, Locale locale, Plan plan) {
        runs.lockLast(source, actor.user()).ifPresent(former -> {
            if (!former.status().isFinished()) {
                throw Problem.conflict(
                        "Descriptions of this source are being proposed already; wait for the end, or stop it");
            }
            runs.delete(former);
        });
        var run = runs.save(DescriptionRun.asked(actor, source, locale, plan, clock.instant()));
        jobs.getObject().schedule(DescribeJob.NAME, run.id().value());
        events.publishEvent(Audited.created(
                actor, Descriptions.RUN, run.id(), Map.of("data_source", source.value(), "tables", run.tables())));
        return run;
    }

    public DescriptionRun cancel(Actor actor, DataSourceId source, RunId id) {
        var run = runs.lockLast(source, actor.user())
                .filter(it -> it.id().equals(id))
                .orElseThrow(() -> Problem.notFound("run", id));
        if (run.status().isFinished()) {
            throw Problem.conflict("It has ended already");
        }
        events.publishEvent(Audited.of(actor, "cancelled", Descriptions.RUN, id));
        return runs.save(run.cancelled(clock.instant()));
    }

    /** Those that began nowhere because others were going on. */
    public void startWaiting(Actor system) {
        runs.waiting()
                .forEach(it ->
                        jobs.getObject().schedule(DescribeJob.NAME, it.id().value()));
    }
}
