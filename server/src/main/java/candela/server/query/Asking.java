package candela.server.query;

import candela.engine.ask.Term;
import candela.engine.sql.Argument;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.datasource.register.DataSources;
import candela.server.federation.OpenFederation;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Jobs;
import candela.server.platform.Page;
import candela.server.platform.Problem;
import candela.server.query.Filling.Arguments;
import candela.server.query.HistoryEntry.Action;
import candela.server.query.Query.QueryId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to queries: asks, changes, runs again, stops and reopens them. The answering itself is a job. */
@Service
@Transactional
public class Asking {

    public static final String RUN = "query:run";
    public static final String READ = "query:read";
    public static final String SQL = "query:sql";

    private final QueryBooks books;
    private final DataSources sources;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Asking(QueryBooks books, DataSources sources, Jobs jobs, ApplicationEventPublisher events, Clock clock) {
        this.books = books;
        this.sources = sources;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    /** Puts a question or a statement down to be answered. */
    public Query ask(Actor actor, DataSourceId source, NewQuery asked) {
        actor.require(asked.sql() == null ? RUN : SQL);
        var name = named(
                actor,
                Stream.concat(Stream.of(source), asked.otherSources().stream()).toList());
        return created(actor, Query.ask(actor, source, name, asked, clock.instant()), Map.of());
    }

    /** Runs the statement of a saved question; it needs no right to write SQL, for whoever wrote it had that. */
    public Query run(Actor actor, DataSourceId source, SavedRun run) {
        actor.require(RUN);
        var asked = new NewQuery(null, run.sql(), run.execute(), null, false, run.otherSources());
        var name = named(
                actor,
                Stream.concat(Stream.of(source), run.otherSources().stream()).toList());
        var query = Query.ask(actor, source, name, asked, clock.instant()).rename(run.title());
        var filling = new Filling(query.id(), run.template(), new Arguments(run.arguments()));
        return created(actor, query, Map.of("template", run.template().toString()), filling);
    }

    private Query created(Actor actor, Query asked, Map<String, String> details, Filling... fillings) {
        var query = books.queries().save(asked);
        books.fillings().saveAll(List.of(fillings));
        note(actor, query, Action.CREATED, details);
        events.publishEvent(new QueryAsked(actor, query));
        events.publishEvent(Audited.created(actor, "query", query.id(), summary(query)));
        return start(query);
    }

    /** The names of sources, all of which the actor may ask. */
    private String named(Actor actor, List<DataSourceId> asked) {
        OpenFederation.requireFew(asked);
        return asked.stream().map(it -> sources.askable(actor, it).name()).collect(Collectors.joining(" + "));
    }

    @Transactional(readOnly = true)
    public Query find(Actor actor, QueryId id) {
        actor.require(READ);
        return books.queries().find(id, actor).orElseThrow(() -> Problem.notFound("query", id));
    }

    @Transactional(readOnly = true)
    public Page<Query> list(Actor actor, QueryFilter filter, @Nullable UUID cursor, int limit) {
        actor.require(READ);
        var found = books.queries()
                .newest(
                        actor.user(),
                        actor.team(),
                        actor.administrator(),
                        cursor,
                        filter.status() == null ? null : filter.status().name(),
                        filter.dataSource(),
                        filter.conversation(),
                        filter.text(),
                        limit + 1);
        return Page.cut(found, limit, it -> it.id().value().toString());
    }

    /** One page of the rows, as they were when the query ran. */
    @Transactional(readOnly = true)
    public ResultPage page(Actor actor, QueryId id, int number) {
        find(actor, id);
        return books.pages().page(id, number);
    }

    @Transactional(readOnly = true)
    public List<HistoryEntry> history(Actor actor, QueryId id) {
        find(actor, id);
        return books.history().findByQueryOrderById(id);
    }

    /** The values of a saved question that the query runs; none of others. */
    @Transactional(readOnly = true)
    public Map<String, Argument> arguments(Actor actor, QueryId id) {
        find(actor, id);
        return books.fillings().findById(id).map(it -> it.arguments().values()).orElse(Map.of());
    }

    /** What a language model was told for a query; for the one who asked alone. */
    @Transactional(readOnly = true)
    Optional<Talk> talk(Actor actor, QueryId id) {
        if (!find(actor, id).owner().equals(actor.user())) {
            throw Problem.forbidden("not_owner", "Only the one who asked sees what a model was told");
        }
        return books.talks().findById(id);
    }

    /** Notes that all rows were taken along as a file, or why they were not. */
    public void exported(Actor actor, QueryId id, Map<String, String> details) {
        books.queries().find(id, actor).ifPresent(it -> note(actor, it, Action.EXPORTED, details));
    }

    public Query rename(Actor actor, QueryId id, String title) {
        var query = own(actor, id, RUN);
        note(actor, query, Action.RENAMED, Map.of("before", query.title()));
        var renamed = books.queries().save(query.rename(title));
        events.publishEvent(
                Audited.updated(actor, "query", id, Map.of("title", query.title()), Map.of("title", renamed.title())));
        return renamed;
    }

    public void delete(Actor actor, QueryId id) {
        var query = own(actor, id, RUN);
        books.queries().requestCancel(id, true);
        books.queries().deleteById(id);
        events.publishEvent(Audited.deleted(actor, "query", id, summary(query)));
    }

    /** Deletes what was asked in a conversation, with the conversation. */
    public void deleteAll(Actor actor, UUID conversation) {
        books.queries().of(conversation, actor.user()).forEach(it -> delete(actor, it.id()));
    }

    /** The same statement once more; the parser is not asked again. */
    public Query rerun(Actor actor, QueryId id) {
        var query = own(actor, id, RUN);
        return restart(actor, query.again(), Action.EXECUTED, Map.of());
    }

    /** Another statement in place of the former, which the history keeps. */
    public Query edit(Actor actor, QueryId id, String sql, boolean run) {
        var query = own(actor, id, SQL);
        var former = query.work().sql();
        return restart(
                actor,
                query.edit(sql, run),
                Action.EDITED,
                Map.of("before", former == null ? "" : former, "after", sql));
    }

    /** Another reading of the question: an answer to what was asked back, or an alternative. */
    public Query choose(Actor actor, QueryId id, int alternative) {
        return choose(actor, id, alternative, null);
    }

    Query choose(Actor actor, QueryId id, int alternative, @Nullable Term because) {
        var query = own(actor, id, RUN);
        var chosen = query.choose(alternative, because);
        return restart(
                actor,
                chosen,
                Action.CHOSEN,
                Map.of("sql", String.valueOf(chosen.work().sql())));
    }

    /** Asks the node that runs it to stop, in the database too. */
    public Query cancel(Actor actor, QueryId id) {
        var query = own(actor, id, RUN);
        if (query.work().status().isFinished()) {
            throw Problem.conflict("The query is already done");
        }
        books.queries().requestCancel(id, true);
        note(actor, query, Action.CANCELLED, Map.of());
        events.publishEvent(Audited.of(actor, "cancelled", "query", id));
        return query;
    }

    private Query restart(Actor actor, Query changed, Action action, Map<String, String> details) {
        named(actor, changed.sources());
        var query = books.queries().save(changed.by(actor));
        books.queries().requestCancel(query.id(), false);
        books.pages().clear(query.id());
        note(actor, query, action, details);
        events.publishEvent(
                new Audited(actor, action.word(), "query", query.id().value(), Map.of(), summary(query), null));
        return start(query);
    }

    private Query start(Query query) {
        jobs.schedule(AnswerJob.NAME, query.id().value());
        return query;
    }

    /** Seen but not owned is forbidden; not seen is not there. */
    private Query own(Actor actor, QueryId id, String permission) {
        var query = find(actor, id);
        actor.require(permission);
        if (!query.owner().equals(actor.user()) && !actor.administrator()) {
            throw Problem.forbidden("not_owner", "Only the one who asked can change this query");
        }
        return query;
    }

    private void note(Actor actor, Query query, Action action, Map<String, String> details) {
        books.history().save(HistoryEntry.of(query, action, actor.user(), clock.instant(), details));
    }

    private static Map<String, String> summary(Query query) {
        var sql = query.work().sql();
        return Map.of(
                "dataSource",
                query.sources().stream().map(it -> it.value().toString()).collect(Collectors.joining(" + ")),
                "question",
                query.question() == null ? "" : query.question(),
                "sql",
                sql == null ? "" : sql);
    }
}
