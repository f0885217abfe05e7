package candela.server.feed;

import candela.engine.sql.Schema;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.feed.Run.Progress;
import candela.server.feed.Run.RunId;
import candela.server.feed.Run.Status;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The steps of a sync, each kept in a short transaction of its own, so that people see it go on. */
@Service
@Transactional
class Syncing {

    /** More at once would leave no room for the questions that people ask. */
    private static final int AT_ONCE = 3;

    private final FeedBooks books;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Syncing(FeedBooks books, ApplicationEventPublisher events, Clock clock) {
        this.books = books;
        this.events = events;
        this.clock = clock;
    }

    /** Takes a run up; empty when it has ended, or must wait for others to end. */
    public Optional<Run> begin(Actor system, RunId id) {
        return books.runs()
                .lock(id.value())
                .filter(it -> !it.status().isFinished())
                .filter(it -> it.status() == Status.RUNNING || books.runs().running() < AT_ONCE)
                .map(it -> books.runs().save(it.begun(clock.instant())));
    }

    @Transactional(readOnly = true)
    public StoredFeed feed(Actor actor, DataSourceId id) {
        return books.feeds().findById(id).orElseThrow(() -> Problem.notFound("feed", id));
    }

    @Transactional(readOnly = true)
    public boolean cancelRequested(Actor system, RunId id) {
        return books.runs().cancelRequested(id.value()).orElse(true);
    }

    public void reach(Actor system, RunId id, Progress progress) {
        books.runs().lock(id.value()).ifPresent(it -> books.runs().save(it.at(progress)));
    }

    public void succeed(Actor actor, RunId id, Progress progress, Schema schema) {
        var rows = schema.tables().stream()
                .map(Schema.Table::rowCount)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        reach(actor, id, progress);
        end(actor, id, Status.SUCCEEDED, null, Map.of("rows", rows));
    }

    public void fail(Actor actor, RunId id, String failure) {
        end(actor, id, Status.FAILED, failure, Map.of());
    }

    public void cancelled(Actor actor, RunId id) {
        end(actor, id, Status.CANCELLED, null, Map.of());
    }

    private void end(Actor actor, RunId id, Status status, @Nullable String failure, Map<String, ?> facts) {
        books.runs().lock(id.value()).ifPresent(run -> {
            books.runs().save(run.ended(status, failure, clock.instant()));
            var source = run.source().value();
            events.publishEvent(new Audited(actor, "synced", "data_source", source, Map.of(), facts, failure));
        });
    }
}
