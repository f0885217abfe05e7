package candela.server.knowledge.evaluation;

import candela.server.knowledge.evaluation.Evaluation.EvaluationId;
import candela.server.platform.Audited;
import candela.server.platform.Jobs;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a trial needs beside its rows: somebody who does it, somebody who is told of it, the time. */
@Component
record EvaluationTools(ObjectProvider<Jobs> jobs, ApplicationEventPublisher events, Clock clock) {

    void schedule(EvaluationId id) {
        jobs.getObject().schedule(EvaluateJob.NAME, id.value());
    }

    void tell(Audited done) {
        events.publishEvent(done);
    }

    Instant now() {
        return clock.instant();
    }
}
