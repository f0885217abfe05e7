package candela.server.feed;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One sync: what was asked for, how far it came, how it ended.
 *
 * @param startedBy null where the schedule did
 * @param whole whether everything is copied anew, or only what changed
 * @param failure why it failed, in words; null unless it did
 */
@Table(schema = "feed", name = "run")
public record Run(
        @Id RunId id,
        DataSourceId source,
        @Nullable UserId startedBy,
        boolean whole,
        Status status,
        Progress progress,
        @Nullable String failure,
        boolean cancelRequested,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Version int version) {

    public record RunId(UUID value) implements TypedId {}

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

    /** How many rows of each table have come, and which tables are done. */
    public record Progress(List<TableRows> tables) implements JsonColumn {

        static final Progress NONE = new Progress(List.of());

        public Progress {
            tables = List.copyOf(tables);
        }

        Progress with(TableRows now) {
            var changed = new ArrayList<>(tables);
            changed.removeIf(it -> it.table().equals(now.table()));
            changed.add(now);
            return new Progress(changed);
        }
    }

    /** The part of one table. */
    public record TableRows(String table, long rows, boolean done) {}

    static Run asked(DataSourceId source, @Nullable UserId by, boolean whole, Instant now) {
        return new Run(
                new RunId(TypedId.next()),
                source,
                by,
                whole,
                Status.PENDING,
                Progress.NONE,
                null,
                false,
                now,
                null,
                null,
                0);
    }

    Run begun(Instant now) {
        return changed(Status.RUNNING, Progress.NONE, null, cancelRequested, now, null);
    }

    Run at(Progress progress) {
        return changed(status, progress, failure, cancelRequested, startedAt, finishedAt);
    }

    /** What has not begun ends at once; what runs is told to. */
    Run cancelled(Instant now) {
        return status == Status.PENDING
                ? ended(Status.CANCELLED, null, now)
                : changed(status, progress, failure, true, startedAt, finishedAt);
    }

    Run ended(Status end, @Nullable String failure, Instant now) {
        return status.isFinished() ? this : changed(end, progress, failure, cancelRequested, startedAt, now);
    }

    private Run changed(
            Status status,
            Progress progress,
            @Nullable String failure,
            boolean cancelRequested,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {
        return new Run(
                id,
                source,
                startedBy,
                whole,
                status,
                progress,
                failure,
                cancelRequested,
                createdAt,
                startedAt,
                finishedAt,
                version);
    }
}
