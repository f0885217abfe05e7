package candela.server.knowledge.ingest;

import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.PassageIndex.PassageIndexId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An edition of a document on its way into an index. Immutable: a change is a new one. Whoever works on it holds the
 * version that it wrote last; when somebody else changed the row, it is theirs no longer.
 *
 * @param startedBy for whom it is done, within the rights of that moment
 * @param team in which team, and whose turn it is
 */
@Table(schema = "knowledge", name = "ingestion")
public record Ingestion(
        @Id IngestionId id,
        PassageIndexId passageIndex,
        DocumentId document,
        int edition,
        UserId startedBy,
        TeamId team,
        @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Work work,
        Instant createdAt,
        @Version int version) {

    public record IngestionId(UUID value) implements TypedId {}

    /** Where it stands. */
    public enum Status {
        QUEUED,
        EXTRACTING,
        CHUNKING,
        EMBEDDING,
        PAUSED,
        READY,
        FAILED,
        CANCELLED;

        boolean isOpen() {
            return this == QUEUED || this == EXTRACTING || this == CHUNKING || this == EMBEDDING;
        }
    }

    /**
     * How far it is.
     *
     * @param chunks passages that it was cut into; 0 before
     * @param embedded those of them that have their vector: the first so many
     * @param failure why it failed, in words; null unless it did
     * @param attempts how often it was interrupted since it last came further
     * @param notBefore when it is tried again
     * @param lane who works on it; null for nobody
     */
    public record Work(
            Status status,
            int chunks,
            int embedded,
            @Nullable String failure,
            int attempts,
            Instant notBefore,
            @Nullable UUID lane,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {

        private static Work queued(int chunks, int embedded, Instant now) {
            return new Work(Status.QUEUED, chunks, embedded, null, 0, now, null, null, null);
        }

        private Work taken(UUID by, Instant now) {
            var next = chunks > 0 ? Status.EMBEDDING : Status.EXTRACTING;
            return new Work(
                    next, chunks, embedded, null, attempts, notBefore, by, startedAt == null ? now : startedAt, null);
        }

        private Work at(Status next) {
            return new Work(next, chunks, embedded, null, attempts, notBefore, lane, startedAt, null);
        }

        private Work counted(int all, int done) {
            return new Work(Status.EMBEDDING, all, done, null, 0, notBefore, lane, startedAt, null);
        }

        private Work left(Status next, int tries, Instant again) {
            return new Work(next, chunks, embedded, null, tries, again, null, startedAt, null);
        }

        private Work ended(Status end, @Nullable String why, Instant now) {
            return new Work(end, chunks, embedded, why, attempts, notBefore, null, startedAt, now);
        }
    }

    static Ingestion queued(Actor actor, PassageIndexId index, DocumentId document, int edition, Instant now) {
        return new Ingestion(
                new IngestionId(TypedId.next()),
                index,
                document,
                edition,
                actor.user(),
                actor.team(),
                Work.queued(0, 0, now),
                now,
                0);
    }

    Status status() {
        return work.status();
    }

    /** What was done stays done, also of one that failed or was paused. */
    Ingestion taken(UUID lane, Instant now) {
        return with(work.taken(lane, now));
    }

    Ingestion chunking() {
        return with(work.at(Status.CHUNKING));
    }

    Ingestion cut(int chunks) {
        return with(work.counted(chunks, 0));
    }

    /** So many more passages have their vector. */
    Ingestion further(int more) {
        return with(work.counted(work.chunks(), work.embedded() + more));
    }

    /** Somebody else may go on with it. */
    Ingestion released() {
        return with(work.left(work.status(), work.attempts(), work.notBefore()));
    }

    /** Something came between; it is tried again then. */
    Ingestion interrupted(Instant again) {
        return with(work.left(work.status(), work.attempts() + 1, again));
    }

    Ingestion paused() {
        return with(work.left(Status.PAUSED, work.attempts(), work.notBefore()));
    }

    Ingestion resumed(Instant now) {
        return with(Work.queued(work.chunks(), work.embedded(), now));
    }

    /** The same in the name of who asks for it now. */
    Ingestion retried(Actor actor, Instant now) {
        return new Ingestion(
                id,
                passageIndex,
                document,
                edition,
                actor.user(),
                actor.team(),
                Work.queued(work.chunks(), work.embedded(), now),
                createdAt,
                version);
    }

    Ingestion ready(Instant now) {
        return with(work.ended(Status.READY, null, now));
    }

    Ingestion failed(String why, Instant now) {
        return with(work.ended(Status.FAILED, why, now));
    }

    /** Its passages go. */
    Ingestion cancelled(Instant now) {
        return with(
                new Work(Status.CANCELLED, 0, 0, null, work.attempts(), work.notBefore(), null, work.startedAt(), now));
    }

    private Ingestion with(Work next) {
        return new Ingestion(id, passageIndex, document, edition, startedBy, team, next, createdAt, version);
    }
}
