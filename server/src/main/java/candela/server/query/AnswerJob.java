package candela.server.query;

import candela.engine.ask.Answer;
import candela.engine.ask.Reading;
import candela.engine.ask.TermUse;
import candela.engine.data.DataException;
import candela.engine.data.Execution;
import candela.engine.sql.Verdict;
import candela.server.datasource.Ground;
import candela.server.datasource.Keeping;
import candela.server.federation.Federations;
import candela.server.platform.Actor;
import candela.server.platform.Actors;
import candela.server.platform.Job;
import candela.server.platform.Problem;
import candela.server.query.Proposals.Asked;
import candela.server.query.Query.QueryId;
import candela.server.query.Query.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers one query: understands the question, checks the statement, runs it on the data source, and draws. */
@Component
class AnswerJob implements Job {

    static final String NAME = "query.answer";

    private final AnswerProgress progress;
    private final AnswerTools tools;
    private final Federations federations;
    private final Actors actors;

    AnswerJob(AnswerProgress progress, AnswerTools tools, Federations federations, Actors actors) {
        this.federations = federations;
        this.progress = progress;
        this.tools = tools;
        this.actors = actors;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID row) {
        progress.begin(Actor.system(), new QueryId(row)).ifPresent(this::answer);
    }

    @Override
    public void failed(UUID row, UUID incident) {
        progress.fail(
                Actor.system(),
                new QueryId(row),
                Failure.of("internal", "Something went wrong here. Tell your administrator the number " + incident));
    }

    private void answer(Query query) {
        var actor = Actor.system();
        try {
            actor = actors.of(query.owner(), query.team()).within(query.scopes());
            answer(actor, query);
        } catch (DataException e) {
            end(actor, query.id(), e);
        } catch (Problem e) {
            progress.fail(actor, query.id(), Failure.of(e.code(), e.detail()));
        }
    }

    private void answer(Actor actor, Query query) {
        var source = federations.ground(actor, query.sources());
        answer(actor, query.work().sql() == null ? understand(actor, query, source) : query, source);
    }

    private void answer(Actor actor, Query ready, Ground source) {
        var sql = ready.work().sql();
        if (sql == null) {
            return;
        }
        switch (source.check(sql, progress.arguments(actor, ready.id()))) {
            case Verdict.Refused refused ->
                progress.fail(
                        actor,
                        ready.id(),
                        new Failure(refused.rule(), refused.message(), refused.line(), refused.column(), List.of()));
            case Verdict.Allowed allowed -> {
                progress.shaped(actor, ready.id(), new Shaping(source.effects(allowed)));
                execute(actor, ready, source, allowed);
            }
        }
    }

    /** Leaves the statement to run in the query that it gives; without one, the query has ended here. */
    private Query understand(Actor actor, Query query, Ground source) {
        var reached = progress.reach(actor, query.id(), Stage.UNDERSTANDING);
        var former = Objects.requireNonNullElse(progress.former(actor, query), Reading.NONE);
        var parser = tools.parser(actor, source);
        var alone = parser.ask(String.valueOf(query.question()), former, new SourceTrial(source));
        var advised = tools.proposals().advised(new Asked(actor, query, source, parser, former), alone);
        var model = advised.model();
        switch (advised.answer()) {
            case Answer.Understood it -> {
                tools.glossary()
                        .used(
                                Actor.system(),
                                it.best().terms().stream().map(TermUse::term).toList());
                return progress.understood(
                        actor,
                        query.id(),
                        Understanding.of(it).with(model),
                        it.best().sql());
            }
            case Answer.Clarification it -> {
                progress.understood(actor, query.id(), Understanding.of(it).with(model), null);
                progress.written(actor, query.id());
            }
            case Answer.Refusal it -> {
                if (model != null) {
                    progress.understood(actor, query.id(), Understanding.none().with(model), null);
                }
                progress.fail(actor, query.id(), Failure.of(it, model));
            }
        }
        return reached;
    }

    /** Shows what is kept of the checked statement, or runs it; one that is only to be written ends here. */
    private void execute(Actor actor, Query query, Ground source, Verdict.Allowed statement) {
        if (!query.execute()) {
            progress.written(actor, query.id());
            return;
        }
        var keeping = source.keeping(statement);
        if (query.work().refresh()
                || !keeping.map(it -> shown(actor, query, source, it)).orElse(false)) {
            run(actor, query, source, statement, keeping.map(Keeping::key).orElse(null));
        }
    }

    /** Shows what is kept; false where nothing is. */
    private boolean shown(Actor actor, Query query, Ground source, Keeping keeping) {
        var former = tools.kept().find(Actor.system(), keeping);
        if (former.isEmpty()) {
            return false;
        }
        try (var place = source.place()) {
            var rows = tools.rows(former.get(), place);
            rows.ifPresent(it -> progress.succeed(
                    actor, query.id(), tools.draw(query, it).from(former.get().asOf()), it, keeping.key()));
            return rows.isPresent();
        }
    }

    /** The rows have their room until they are kept. */
    private void run(Actor actor, Query query, Ground source, Verdict.Allowed statement, @Nullable String key) {
        progress.reach(actor, query.id(), Stage.RUNNING);
        try (var place = source.place()) {
            var execution = new Execution(place);
            try (var watch = tools.cancelling().watch(query.id(), execution)) {
                var result = source.run(statement, source.limits(), execution);
                progress.reach(actor, query.id(), Stage.DRAWING);
                progress.succeed(actor, query.id(), tools.draw(query, result), result, key);
            }
        }
    }

    private void end(Actor actor, QueryId id, DataException e) {
        if (e.reason() == DataException.Reason.CANCELLED) {
            progress.cancelled(actor, id);
            return;
        }
        var code = e.reason().name().toLowerCase(Locale.ROOT);
        progress.fail(actor, id, new Failure(code, String.valueOf(e.getMessage()), e.line(), e.column(), List.of()));
    }
}
