package candela.server.storage;

import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import candela.server.platform.Visibility;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A file that somebody gave us. Its content never changes.
 *
 * @param name as it was called where it came from: a text for people, never part of a path
 * @param sha256 of the content, in hexadecimal
 */
@Table(schema = "storage", name = "file")
public record StoredFile(
        @Id FileId id,
        UserId owner,
        TeamId team,
        Visibility visibility,
        String name,
        String mime,
        long size,
        String sha256,
        Instant createdAt,
        @Version int version) {

    public record FileId(UUID value) implements TypedId {}

    static StoredFile of(Actor actor, Received received, Instant now) {
        return new StoredFile(
                received.id(),
                actor.user(),
                actor.team(),
                Visibility.PRIVATE,
                received.name(),
                received.mime(),
                received.size(),
                received.sha256(),
                now,
                0);
    }
}
