package candela.server.query;

import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.query.Query.QueryId;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Streams a query while it is answered: the whole query at each change, until it is finished. */
@RestController
@RequestMapping("/api/v1/queries")
class QueryEventsController {

    private static final Logger LOG = LoggerFactory.getLogger(QueryEventsController.class);
    private static final Duration LONGEST = Duration.ofMinutes(65);
    private static final long LOOK_EVERY = 60;

    private final Asking asking;
    private final QueryViews views;

    QueryEventsController(Asking asking, QueryViews views) {
        this.asking = asking;
        this.views = views;
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter follow(Actor actor, @PathVariable QueryId id) {
        var first = asking.find(actor, id);
        var stream = new SseEmitter(LONGEST.toMillis());
        Thread.ofVirtual().name("events-" + id.value()).start(() -> send(actor, first, stream));
        return stream;
    }

    private void send(Actor actor, Query first, SseEmitter stream) {
        try {
            var query = first;
            emit(actor, query, stream);
            while (!query.work().status().isFinished()) {
                QueryViews.rest(LOOK_EVERY);
                var now = asking.find(actor, query.id());
                if (now.version() != query.version()) {
                    emit(actor, now, stream);
                }
                query = now;
            }
            stream.complete();
        } catch (IOException gone) {
            LOG.debug("The reader of {} went away", first.id().value());
        } catch (Problem over) {
            stream.completeWithError(over);
        }
    }

    private void emit(Actor actor, Query query, SseEmitter stream) throws IOException {
        views.send(
                actor, query, it -> stream.send(SseEmitter.event().name("query").data(it, MediaType.APPLICATION_JSON)));
    }
}
