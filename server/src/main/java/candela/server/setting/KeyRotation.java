package candela.server.setting;

import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One change of the key that secrets are encrypted with. Immutable: each step is a new KeyRotation.
 *
 * @param key the new key's number in the keyset
 * @param total how many values were under other keys when it began
 * @param done how many of them are under the new key
 * @param error why it failed; null unless it did
 */
@Table(schema = "setting", name = "key_rotation")
public record KeyRotation(
        @Id KeyRotationId id,
        UserId askedBy,
        Status status,
        int key,
        long total,
        long done,
        @Nullable String error,
        boolean cancelRequested,
        Instant createdAt,
        @Nullable Instant resealedAt,
        @Nullable Instant endedAt,
        @Version int version) {

    public record KeyRotationId(UUID value) implements TypedId {}

    /** How far it is. */
    public enum Status {
        PENDING,
        RUNNING,
        /** All is under the new key; the old one is kept a little longer, for what was being written meanwhile. */
        RETIRING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        boolean isFinished() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }

    static KeyRotation asked(KeyRotationId id, UserId by, int key, Instant now) {
        return new KeyRotation(id, by, Status.PENDING, key, 0, 0, null, false, now, null, null, 0);
    }

    /** Begins, or goes on where a dead node left it. */
    KeyRotation begin(long remaining) {
        var whole = status == Status.PENDING ? remaining : Math.max(total, remaining);
        return new KeyRotation(
                id,
                askedBy,
                Status.RUNNING,
                key,
                whole,
                whole - remaining,
                null,
                cancelRequested,
                createdAt,
                null,
                null,
                version);
    }

    KeyRotation advance(long by) {
        return new KeyRotation(
                id,
                askedBy,
                status,
                key,
                total,
                Math.min(total, done + by),
                error,
                cancelRequested,
                createdAt,
                resealedAt,
                endedAt,
                version);
    }

    KeyRotation resealed(Instant now) {
        return new KeyRotation(
                id, askedBy, Status.RETIRING, key, total, total, null, cancelRequested, createdAt, now, null, version);
    }

    KeyRotation cancelling() {
        return new KeyRotation(
                id, askedBy, status, key, total, done, error, true, createdAt, resealedAt, endedAt, version);
    }

    KeyRotation end(Status status, @Nullable String error, Instant now) {
        return new KeyRotation(
                id, askedBy, status, key, total, done, error, cancelRequested, createdAt, resealedAt, now, version);
    }
}
