package candela.server.query;

import candela.engine.ask.Reading;
import candela.engine.data.Result;
import candela.engine.sql.Argument;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.query.Query.QueryId;
import candela.server.query.Query.Stage;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps of an answer, each kept in a short transaction of its own, so that people see it grow and none is held
 * while SQL runs.
 */
@Service
@Transactional
class AnswerProgress {

    private final QueryBooks books;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AnswerProgress(QueryBooks books, ApplicationEventPublisher events, Clock clock) {
        this.books = books;
        this.events = events;
        this.clock = clock;
    }

    /** Takes the query up; empty when there is nothing left to do. */
    public Optional<Query> begin(Actor system, QueryId id) {
        return books.queries()
                .lock(id)
                .filter(it -> !it.work().status().isFinished())
                .map(it -> {
                    books.pages().clear(id);
                    return books.queries().save(it.begin(clock.instant()));
                });
    }

    public boolean cancelRequested(Actor system, QueryId id) {
        return books.queries().cancelRequested(id).orElse(true);
    }

    /** The reading that a follow-up refines. */
    public @Nullable Reading former(Actor actor, Query query) {
        if (query.conversation() == null) {
            return null;
        }
        return books.queries()
                .formerIn(
                        query.conversation(),
                        query.owner(),
                        query.dataSource().value(),
                        query.id().value())
                .map(it -> it.work().understanding())
                .map(Understanding::best)
                .map(it -> it == null ? null : it.reading())
                .orElse(null);
    }

    /** The values of a saved question that it runs; none of others. */
    public Map<String, Argument> arguments(Actor actor, QueryId id) {
        return books.fillings().findById(id).map(it -> it.arguments().values()).orElse(Map.of());
    }

    public Query reach(Actor actor, QueryId id, Stage stage) {
        return save(current(id).at(stage));
    }

    public Query shaped(Actor actor, QueryId id, Shaping shaping) {
        return save(current(id).shaped(shaping));
    }

    public Query understood(Actor actor, QueryId id, Understanding understanding, @Nullable String sql) {
        return save(current(id).understood(understanding, sql));
    }

    /** Keeps what a model was told for a query, in place of what it was told before. */
    public void talked(Actor actor, Talk talk) {
        books.talks().deleteById(talk.query());
        books.talks().save(talk);
    }

    /** Nothing was to be run. */
    public void written(Actor actor, QueryId id) {
        end(id, it -> it.succeed(null, clock.instant()));
    }

    /** @param key under which others may find the rows; null when they are for this answer alone */
    public void succeed(Actor actor, QueryId id, Outcome outcome, Result result, @Nullable String key) {
        if (!end(id, it -> it.succeed(outcome, clock.instant()))) {
            return;
        }
        books.pages().replace(id, result.rows());
        if (key != null) {
            books.pages().offer(id, key, asOf(current(id), outcome));
        }
        events.publishEvent(new QueryAnswered(actor, current(id)));
        events.publishEvent(new Audited(
                actor,
                "executed",
                "query",
                id.value(),
                Map.of(),
                Map.of("rows", result.rows().size(), "cached", outcome.asOf() != null),
                null));
    }

    private Instant asOf(Query query, Outcome outcome) {
        if (outcome.asOf() != null) {
            return outcome.asOf();
        }
        var started = query.work().startedAt();
        return started == null ? clock.instant() : started;
    }

    public void fail(Actor actor, QueryId id, Failure failure) {
        if (end(id, it -> it.fail(failure, clock.instant()))) {
            events.publishEvent(
                    new Audited(actor, "executed", "query", id.value(), Map.of(), Map.of(), failure.message()));
        }
    }

    public void cancelled(Actor actor, QueryId id) {
        end(id, it -> it.cancelled(clock.instant()));
    }

    /** False when somebody deleted the query meanwhile: then there is nothing to end. */
    private boolean end(QueryId id, UnaryOperator<Query> change) {
        var query = books.queries().lock(id);
        query.ifPresent(it -> save(change.apply(it)));
        return query.isPresent();
    }

    private Query current(QueryId id) {
        return books.queries().lock(id).orElseThrow(() -> Problem.notFound("query", id));
    }

    private Query save(Query query) {
        return books.queries().save(query);
    }
}
