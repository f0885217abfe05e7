package candela.server.iam;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in, in a browser or of a program, until it is ended or runs out.
 *
 * @param team the team that was switched to; null for the personal one
 * @param expiresAt when it ends however much it is used
 */
public record Session(
        SessionId id,
        UserId user,
        Kind kind,
        @Nullable TeamId team,
        String ip,
        String userAgent,
        Instant createdAt,
        Instant lastSeenAt,
        Instant expiresAt) {

    /** A browser's session ends when it is unused for so long. */
    static final Duration IDLE = Duration.ofDays(7);

    static final Duration LONGEST = Duration.ofDays(30);
    static final Duration ACCESS = Duration.ofMinutes(15);
    static final Duration REFRESH = Duration.ofDays(7);

    public record SessionId(UUID value) implements TypedId {}

    /** Who holds the session's token. */
    public enum Kind {
        BROWSER,
        TOKEN
    }
}
