package candela.server.query.insight;

import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.query.insight.KeptInsight.Content;
import candela.server.query.insight.KeptInsight.InsightId;
import candela.server.query.insight.KeptInsight.Note;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of writing, each in a short transaction, so that none is held while a model is waited for. */
@Service
@Transactional
class InsightProgress {

    private final InsightRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    InsightProgress(InsightRows rows, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    /** Takes it up; empty when there is nothing left to do, as where somebody deleted it. */
    public Optional<KeptInsight> begin(Actor system, InsightId id) {
        return open(id).map(it -> rows.save(it.running(null)));
    }

    /** Shows what rules say while a model is asked. */
    public void draft(Actor system, InsightId id, Content content) {
        open(id).ifPresent(it -> rows.save(it.running(content)));
    }

    public void finish(Actor actor, InsightId id, Content content, @Nullable Note note) {
        open(id).ifPresent(it -> {
            rows.save(it.finished(content, note, clock.instant()));
            if (!it.automatic() || !content.author().equals(KeptInsight.BUILT_IN)) {
                var told = Map.of("author", content.author(), "removed", content.removed());
                events.publishEvent(new Audited(actor, "executed", Insights.TYPE, id.value(), Map.of(), told, null));
            }
        });
    }

    public void fail(Actor system, InsightId id) {
        open(id).ifPresent(it -> rows.save(it.failed(clock.instant())));
    }

    private Optional<KeptInsight> open(InsightId id) {
        return rows.lock(id).filter(it -> !it.status().isFinished());
    }
}
