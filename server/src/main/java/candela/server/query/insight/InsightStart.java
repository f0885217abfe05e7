package candela.server.query.insight;

import candela.server.iam.Directory;
import candela.server.platform.Actor;
import candela.server.platform.Jobs;
import candela.server.query.Query;
import candela.server.query.QueryAnswered;
import java.time.Clock;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts insights down to be written: those that somebody wants, and one with each answer. */
@Component
class InsightStart {

    private final InsightRows rows;
    private final InsightSettings settings;
    private final Directory directory;
    private final Jobs jobs;
    private final Clock clock;

    InsightStart(InsightRows rows, InsightSettings settings, Directory directory, Jobs jobs, Clock clock) {
        this.rows = rows;
        this.settings = settings;
        this.directory = directory;
        this.jobs = jobs;
        this.clock = clock;
    }

    KeptInsight start(Actor actor, Query query, Locale locale, boolean automatic) {
        var insight = rows.save(KeptInsight.of(actor, query, locale, automatic, clock.instant()));
        jobs.schedule(InsightJob.NAME, insight.id().value());
        return insight;
    }

    /** What was said about a former result goes with it. */
    @EventListener
    void on(QueryAnswered answered) {
        rows.deleteAll(rows.of(answered.query().id()));
        if (settings.areAutomatic()) {
            start(answered.actor(), answered.query(), directory.locale(answered.actor()), true);
        }
    }
}
