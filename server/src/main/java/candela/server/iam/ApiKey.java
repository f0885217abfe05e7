package candela.server.iam;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program's way in, for one person in one team. The key itself is not kept.
 *
 * @param prefix how the key begins, to tell keys apart
 * @param scopes what the key may do at most, of what its owner may do
 * @param allowedIps addresses and blocks it is taken from; empty for all
 * @param assistant the one that it calls, and nothing else; null where it is bound to none
 */
public record ApiKey(
        KeyId id,
        UserId user,
        TeamId team,
        String name,
        String prefix,
        List<String> scopes,
        List<String> allowedIps,
        @Nullable UUID assistant,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        long usageCount,
        Instant createdAt) {

    /** How many requests a key has within the window. */
    static final int LIMIT = 100;

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** The scope of a key that puts documents into one dataset; one that has this alone opens nothing else. */
    public static final String UPLOAD = "dataset:upload";

    static final String MARK = "cdl_";
    static final int PREFIX = 8;
    static final int SECRET = 40;

    public record KeyId(UUID value) implements TypedId {}

    public ApiKey {
        scopes = List.copyOf(scopes);
        allowedIps = List.copyOf(allowedIps);
    }
}
