package candela.server.audit;

import candela.server.platform.Actor;
import candela.server.platform.Secrets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One thing that was done or refused.
 *
 * @param number its place in the chain, from 1 without gaps
 * @param before JSON object of the fields that changed, as they were
 * @param after JSON object of the fields that changed, as they are
 * @param error why it failed; null when it succeeded
 * @param hash SHA-256 of everything else, with the former entry's hash
 */
public record Entry(
        long number,
        UUID id,
        Instant at,
        @Nullable UUID actor,
        @Nullable UUID team,
        @Nullable UUID key,
        @Nullable UUID session,
        Actor.Access access,
        String action,
        String entityType,
        @Nullable UUID entity,
        String before,
        String after,
        @Nullable String error,
        String ip,
        String userAgent,
        String previousHash,
        String hash) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The entry as the next one of the chain. */
    Entry after(long lastNumber, String lastHash) {
        return placed(lastNumber + 1, lastHash, "").sealed();
    }

    /** Whether the hash is that of what the entry says. */
    boolean isWhole() {
        return sealed().hash().equals(hash);
    }

    private Entry sealed() {
        return placed(number, previousHash, Secrets.hash(text()));
    }

    private Entry placed(long place, String previous, String seal) {
        return new Entry(
                place,
                id,
                at,
                actor,
                team,
                key,
                session,
                access,
                action,
                entityType,
                entity,
                before,
                after,
                error,
                ip,
                userAgent,
                previous,
                seal);
    }

    /** JSON, so that no two different entries have the same text. */
    private String text() {
        return JSON.writeValueAsString(new Object[] {
            number,
            id,
            at.toString(),
            actor,
            team,
            key,
            session,
            access,
            action,
            entityType,
            entity,
            before,
            after,
            error,
            ip,
            userAgent,
            previousHash
        });
    }
}
