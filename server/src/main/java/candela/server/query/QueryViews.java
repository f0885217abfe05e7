package candela.server.query;

import candela.engine.data.Room;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.RequestEnd;
import candela.server.query.Query.QueryId;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Makes views of queries, and waits for those that are being answered. */
@Component
public class QueryViews {

    private static final long FIRST_PAUSE = 10;
    private static final long LONGEST_PAUSE = 100;

    private final Asking asking;
    private final Room room;

    QueryViews(Asking asking, Room room) {
        this.asking = asking;
        this.room = room;
    }

    /** For the answer to the request under way, until whose end the rows have their room. */
    QueryView view(Actor actor, Query query) {
        var page = first(actor, query);
        var place = page.place(room);
        RequestEnd.then(place::close);
        return QueryView.of(actor, query, page.rows());
    }

    /** Sends the view somewhere else. */
    void send(Actor actor, Query query, Target target) throws IOException {
        var page = first(actor, query);
        try (var place = page.place(room)) {
            target.send(QueryView.of(actor, query, page.rows()));
        }
    }

    private ResultPage first(Actor actor, Query query) {
        return query.work().outcome() == null ? ResultPage.NONE : asking.page(actor, query.id(), 0);
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

    /** Where a view is sent to. */
    interface Target {
        void send(QueryView view) throws IOException;
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
