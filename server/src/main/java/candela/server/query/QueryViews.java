package candela.server.query;

import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.query.Query.QueryId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes views of queries, and waits for those that are being answered. */
@Component
public class QueryViews {

    private static final long FIRST_PAUSE = 10;
    private static final long LONGEST_PAUSE = 100;

    private final Asking asking;

    QueryViews(Asking asking) {
        this.asking = asking;
    }

    QueryView view(Actor actor, Query query) {
        var rows =
                query.work().outcome() == null ? List.<List<@Nullable Object>>of() : asking.rows(actor, query.id(), 0);
        return QueryView.of(actor, query, rows);
    }

    /**
     * The query when it is finished, or as it stands when the time is over. The node that answers it may be another
     * one.
     */
    public QueryView finished(Actor actor, QueryId id, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        var pause = FIRST_PAUSE;
        var query = asking.find(actor, id);
        while (!query.work().status().isFinished() && System.nanoTime() < end) {
            rest(pause);
            pause = Math.min(LONGEST_PAUSE, pause * 3 / 2);
            query = asking.find(actor, id);
        }
        return view(actor, query);
    }

    static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem(Problem.Kind.UNAVAILABLE, "The server is stopping; try again in a moment");
        }
    }
}
