package candela.server.query.insight;

import candela.server.iam.Directory;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.query.Asking;
import candela.server.query.Query;
import candela.server.query.Query.QueryId;
import candela.server.query.insight.KeptInsight.InsightId;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to insights: asks for one, lists and deletes them. The writing itself is a job. */
@Service
@Transactional
public class Insights {

    static final String TYPE = "insight";

    private static final int MOST = 20;

    private final InsightRows rows;
    private final Asking asking;
    private final Directory directory;
    private final InsightStart start;
    private final ApplicationEventPublisher events;

    Insights(
            InsightRows rows,
            Asking asking,
            Directory directory,
            InsightStart start,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.asking = asking;
        this.directory = directory;
        this.start = start;
        this.events = events;
    }

    /** Asks for one of the result that the query has now; one that is being written already will do. */
    public KeptInsight write(Actor actor, QueryId id) {
        actor.require(Asking.RUN);
        var query = asking.find(actor, id);
        if (query.work().outcome() == null) {
            throw Problem.conflict("The query has no result to put into words; run it first");
        }
        var former = current(query);
        var open = former.stream().filter(it -> !it.status().isFinished()).findFirst();
        if (open.isPresent()) {
            return open.get();
        }
        if (former.size() >= MOST) {
            throw Problem.conflict("There are " + MOST + " insights of this result: delete one first");
        }
        var fresh = start.start(actor, query, directory.locale(actor), false);
        events.publishEvent(Audited.created(actor, TYPE, fresh.id(), Map.of("query", id.value())));
        return fresh;
    }

    /** Those of the result that the query has now, the newest first. */
    @Transactional(readOnly = true)
    public List<KeptInsight> list(Actor actor, QueryId id) {
        return current(asking.find(actor, id));
    }

    @Transactional(readOnly = true)
    public KeptInsight find(Actor actor, QueryId query, InsightId id) {
        return list(actor, query).stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(TYPE, id));
    }

    public void delete(Actor actor, QueryId query, InsightId id) {
        var insight = find(actor, query, id);
        actor.require(Asking.RUN);
        if (!insight.isWrittenBy(actor) && !asking.find(actor, query).owner().equals(actor.user())) {
            throw Problem.forbidden("not_owner", "Only the one who asked for it deletes it");
        }
        rows.deleteById(id);
        events.publishEvent(Audited.deleted(actor, TYPE, id, Map.of("query", query.value())));
    }

    private List<KeptInsight> current(Query query) {
        return rows.of(query.id()).stream().filter(it -> it.isOf(query)).toList();
    }
}
