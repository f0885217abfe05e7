package candela.server.semantic.description;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One asking of a model for descriptions of a source: how far it came, how it ended. Immutable: a change is a new one.
 *
 * @param owner who asked for it, and alone sees it
 * @param scopes what the API key allows that asked; null where a person did
 * @param locale in which language is described
 * @param failure why it failed, in words; null unless it did
 */
@Table(schema = "semantic", name = "description_run")
public record DescriptionRun(
        @Id RunId id,
        DataSourceId dataSource,
        UserId owner,
        TeamId team,
        @Nullable List<String> scopes,
        String locale,
        Status status,
        Plan plan,
        Progress progress,
        @Nullable String failure,
        boolean cancelRequested,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Version int version) {

    public record RunId(UUID value) implements TypedId {}

    /** Where it stands. */
    public enum Status {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        boolean isFinished() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }

    /**
     * What is done.
     *
     * @param step so many calls of the plan
     * @param proposed so many descriptions were proposed
     * @param dropped so many tables and columns of the model's answers are not in the source
     */
    public record Progress(int step, int proposed, int dropped) implements JsonColumn {

        static final Progress NONE = new Progress(0, 0, 0);
    }

    static DescriptionRun asked(Actor actor, DataSourceId source, Locale locale, Plan plan, Instant now) {
        return new DescriptionRun(
                new RunId(TypedId.next()),
                source,
                actor.user(),
                actor.team(),
                actor.scopes(),
                locale.getLanguage().equals("vi") ? "vi" : "en",
                Status.PENDING,
                plan,
                Progress.NONE,
                null,
                false,
                now,
                null,
                null,
                0);
    }

    public int tables() {
        return plan.tables();
    }

    public int tablesDone() {
        return plan.tablesAfter(progress.step());
    }

    boolean isThrough() {
        return progress.step() == plan.calls().size();
    }

    Plan.Call next() {
        return plan.calls().get(progress.step());
    }

    /** One that a node left behind goes on from where it stood. */
    DescriptionRun begun(Instant now) {
        return changed(
                Status.RUNNING, progress, null, cancelRequested, Objects.requireNonNullElse(startedAt, now), null);
    }

    /** One call further. */
    DescriptionRun further(int proposed, int dropped) {
        var reached = new Progress(progress.step() + 1, progress.proposed() + proposed, progress.dropped() + dropped);
        return changed(status, reached, failure, cancelRequested, startedAt, finishedAt);
    }

    /** What has not begun ends at once; what runs is told to. */
    DescriptionRun cancelled(Instant now) {
        return status == Status.RUNNING
                ? changed(status, progress, failure, true, startedAt, finishedAt)
                : ended(Status.CANCELLED, null, now);
    }

    DescriptionRun ended(Status end, @Nullable String why, Instant now) {
        return status.isFinished() ? this : changed(end, progress, why, cancelRequested, startedAt, now);
    }

    private DescriptionRun changed(
            Status status,
            Progress progress,
            @Nullable String failure,
            boolean cancelRequested,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {
        return new DescriptionRun(
                id,
                dataSource,
                owner,
                team,
                scopes,
                locale,
                status,
                plan,
                progress,
                failure,
                cancelRequested,
                createdAt,
                startedAt,
                finishedAt,
                version);
    }
}
