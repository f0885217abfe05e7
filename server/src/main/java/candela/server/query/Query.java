package candela.server.query;

import candela.engine.ask.Term;
import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A question, or a statement written by hand, and what became of it. Immutable: a change is a new Query.
 *
 * @param otherSources the further ones, where it is asked over several
 * @param conversation the conversation it was asked in; null outside of one
 * @param question in plain language; null when the statement was written by hand
 * @param execute false when the statement is only to be written, for review
 * @param scopes what the API key allows that asked last; null where a person did
 */
@Table(schema = "query", name = "query")
public record Query(
        @Id QueryId id,
        UserId owner,
        TeamId team,
        Visibility visibility,
        DataSourceId dataSource,
        String dataSourceName,
        List<UUID> otherSources,
        @Nullable UUID conversation,
        String title,
        @Nullable String question,
        boolean execute,
        @Nullable List<String> scopes,
        @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Work work,
        Instant createdAt,
        @Version int version) {

    private static final int TITLE = 120;

    public record QueryId(UUID value) implements TypedId {}

    /** Where it stands. */
    public enum Status {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        public boolean isFinished() {
            return this != PENDING && this != RUNNING;
        }
    }

    /** What is being done, in the order in which a person sees it. */
    public enum Stage {
        UNDERSTANDING,
        SQL,
        RUNNING,
        DRAWING,
        DONE
    }

    /** Who wrote the statement. */
    public enum Engine {
        BUILT_IN,
        SQL,
        MODEL
    }

    /**
     * How far it is and what came out.
     *
     * @param sql the statement; null until the question is understood, and when it is not
     * @param refresh true when rows of a former answer will not do
     * @param understanding what the parser made of the question; null for statements written by hand
     * @param shaping which data policies shape what the statement shows; null until it was checked
     * @param outcome what the statement brought back; its rows stand beside it; null until it has run
     * @param failure why there is no answer; null unless it failed
     */
    public record Work(
            Status status,
            Stage stage,
            Engine engine,
            boolean refresh,
            @Nullable String sql,
            @Nullable Understanding understanding,
            @Nullable Shaping shaping,
            @Nullable Outcome outcome,
            @Nullable Failure failure,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        static Work of(Engine engine, @Nullable String sql, @Nullable Understanding understanding) {
            return new Work(
                    Status.PENDING,
                    sql == null ? Stage.UNDERSTANDING : Stage.SQL,
                    engine,
                    false,
                    sql,
                    understanding,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        private Work refreshing(boolean wanted) {
            return new Work(
                    status,
                    stage,
                    engine,
                    wanted,
                    sql,
                    understanding,
                    shaping,
                    outcome,
                    failure,
                    startedAt,
                    finishedAt);
        }

        private Work going(
                Stage next, @Nullable String written, @Nullable Understanding understood, @Nullable Shaping policies) {
            return new Work(status, next, engine, refresh, written, understood, policies, null, null, startedAt, null);
        }

        private Work by(Engine writer) {
            return new Work(
                    status,
                    stage,
                    writer,
                    refresh,
                    sql,
                    understanding,
                    shaping,
                    outcome,
                    failure,
                    startedAt,
                    finishedAt);
        }

        private Work finished(Status end, @Nullable Outcome result, @Nullable Failure why, Instant now) {
            return new Work(end, Stage.DONE, engine, refresh, sql, understanding, shaping, result, why, startedAt, now);
        }
    }

    static Query ask(Actor actor, DataSourceId source, String sourceName, NewQuery asked, Instant now) {
        var engine = asked.sql() == null ? Engine.BUILT_IN : Engine.SQL;
        return new Query(
                new QueryId(TypedId.next()),
                actor.user(),
                actor.team(),
                Visibility.PRIVATE,
                source,
                sourceName,
                asked.otherSources().stream().map(DataSourceId::value).toList(),
                asked.conversation(),
                title(asked.question() != null ? asked.question() : String.valueOf(asked.sql())),
                asked.question(),
                asked.execute(),
                actor.scopes(),
                Work.of(engine, asked.sql(), null).refreshing(asked.refresh()),
                now,
                0);
    }

    Query rename(String newTitle) {
        return new Query(
                id,
                owner,
                team,
                visibility,
                dataSource,
                dataSourceName,
                otherSources,
                conversation,
                title(newTitle),
                question,
                execute,
                scopes,
                work,
                createdAt,
                version);
    }

    /** Starts, or starts anew where a node died in the middle. */
    Query begin(Instant now) {
        return with(new Work(
                Status.RUNNING,
                work.stage,
                work.engine,
                work.refresh,
                work.sql,
                work.understanding,
                null,
                null,
                null,
                now,
                null));
    }

    Query at(Stage stage) {
        return with(work.going(stage, work.sql, work.understanding, work.shaping));
    }

    Query shaped(Shaping shaping) {
        return with(work.going(work.stage, work.sql, work.understanding, shaping));
    }

    Query understood(Understanding understanding, @Nullable String sql) {
        return with(work.going(Stage.SQL, sql, understanding, null).by(understanding.engine(sql)));
    }

    Query succeed(@Nullable Outcome outcome, Instant now) {
        return with(work.finished(Status.SUCCEEDED, outcome, null, now));
    }

    Query fail(Failure failure, Instant now) {
        return with(work.finished(Status.FAILED, null, failure, now));
    }

    Query cancelled(Instant now) {
        return with(work.finished(Status.CANCELLED, null, null, now));
    }

    /** The same statement, to be run once more: who asks again wants what holds now. */
    Query again() {
        requireFinished();
        if (work.sql == null) {
            return restart(Work.of(Engine.BUILT_IN, null, null).refreshing(true), execute);
        }
        return restart(Work.of(work.engine, work.sql, work.understanding).refreshing(true), true);
    }

    /** Another statement in its place. */
    Query edit(String sql, boolean run) {
        requireFinished();
        return restart(Work.of(Engine.SQL, sql, work.understanding), run);
    }

    /** @param because the term that now says so; null where the choice is for this once */
    Query choose(int alternative, @Nullable Term because) {
        requireFinished();
        var open = work.understanding;
        if (open == null || alternative < 0 || alternative >= open.choices().size()) {
            throw Problem.invalid("alternative", "There is no alternative " + alternative + " of this query");
        }
        var chosen = open.choices().get(alternative);
        return restart(Work.of(open.engine(chosen.sql()), chosen.sql(), open.choosing(chosen, because)), true);
    }

    private Query restart(Work fresh, boolean run) {
        return new Query(
                id,
                owner,
                team,
                visibility,
                dataSource,
                dataSourceName,
                otherSources,
                conversation,
                title,
                question,
                run,
                scopes,
                fresh,
                createdAt,
                version);
    }

    private Query with(Work next) {
        return new Query(
                id,
                owner,
                team,
                visibility,
                dataSource,
                dataSourceName,
                otherSources,
                conversation,
                title,
                question,
                execute,
                scopes,
                next,
                createdAt,
                version);
    }

    /** All that it is asked of, the first one first. */
    public List<DataSourceId> sources() {
        return Stream.concat(Stream.of(dataSource), otherSources.stream().map(DataSourceId::new))
                .toList();
    }

    /** What a file of its rows is called. */
    public String fileName(String ending) {
        return title.replaceAll("[^\\p{L}\\p{N} _-]", "").strip() + "." + ending;
    }

    /** Asked again, by somebody who may come with a key. */
    Query by(Actor actor) {
        return new Query(
                id,
                owner,
                team,
                visibility,
                dataSource,
                dataSourceName,
                otherSources,
                conversation,
                title,
                question,
                execute,
                actor.scopes(),
                work,
                createdAt,
                version);
    }

    private void requireFinished() {
        if (!work.status.isFinished()) {
            throw Problem.conflict("The query is still running; stop it first or wait until it is done");
        }
    }

    private static String title(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            throw Problem.invalid("title", "A title needs at least one character");
        }
        return line.length() <= TITLE ? line : line.substring(0, TITLE - 1) + "…";
    }
}
