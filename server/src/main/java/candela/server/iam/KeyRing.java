package candela.server.iam;

import candela.server.iam.ApiKey.KeyId;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Permissions;
import candela.server.platform.Problem;
import candela.server.platform.Secrets;
import candela.server.platform.TypedId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door to one's API keys in the current team. */
@Service
@Transactional
public class KeyRing {

    private static final String WRITE = "apikey:write";

    private final ApiKeys keys;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeyRing(ApiKeys keys, ApplicationEventPublisher events, Clock clock) {
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a key shall be good for.
     *
     * @param assistant the one that it calls, and nothing else; null for a key of the usual kind
     */
    public record Wish(
            String name,
            List<String> scopes,
            List<String> allowedIps,
            @Nullable UUID assistant,
            @Nullable Instant expiresAt) {}

    /**
     * A new key.
     *
     * @param token the key itself, which nobody can read again
     */
    public record Issued(ApiKey key, String token) {

        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Issued[" + key.prefix() + "]";
        }
    }

    @Transactional(readOnly = true)
    public List<ApiKey> list(Actor actor) {
        actor.requireSignedIn();
        return keys.of(actor.user(), actor.team());
    }

    public Issued create(Actor actor, Wish wish) {
        actor.require(WRITE);
        Permissions.requireToGive(actor, "scopes", wish.scopes());
        wish.allowedIps().forEach(IpRange::parse);
        var now = clock.instant();
        if (wish.expiresAt() != null && !wish.expiresAt().isAfter(now)) {
            throw Problem.invalid("expiresAt", "The key would have expired already");
        }
        var prefix = ApiKey.MARK + Secrets.token(ApiKey.PREFIX);
        var token = prefix + Secrets.token(ApiKey.SECRET);
        var key = key(actor, wish, prefix, now);
        keys.insert(key, Secrets.hash(token));
        events.publishEvent(
                new Audited(actor, "key_created", "api_key", key.id().value(), Map.of(), seen(key), null));
        return new Issued(key, token);
    }

    /** The next request with the key is refused. */
    public void revoke(Actor actor, KeyId id) {
        actor.require(WRITE);
        if (!keys.revoke(actor.user(), actor.team(), id, clock.instant())) {
            throw Problem.notFound("API key", id);
        }
        events.publishEvent(Audited.of(actor, "key_revoked", "api_key", id));
    }

    /** Revokes a key that was made for something which is gone; one that is revoked already stays so. */
    public void forget(Actor actor, KeyId id) {
        actor.require(WRITE);
        if (keys.revoke(actor.user(), actor.team(), id, clock.instant())) {
            events.publishEvent(Audited.of(actor, "key_revoked", "api_key", id));
        }
    }

    /** The keys of anybody that call this assistant; who may know of them the asker says. */
    @Transactional(readOnly = true)
    public List<ApiKey> calling(Actor system, UUID assistant) {
        system.require(Actor.ADMIN);
        return keys.calling(assistant);
    }

    /** Counts what a key was used for beside the API's own count: calls of models, told in batches. */
    public void used(Actor system, UUID key, int requests, Instant last) {
        system.require(Actor.ADMIN);
        keys.add(key, requests, last);
    }

    private static ApiKey key(Actor actor, Wish wish, String prefix, Instant now) {
        return new ApiKey(
                new KeyId(TypedId.next()),
                actor.user(),
                actor.team(),
                wish.name().strip(),
                prefix,
                wish.scopes().stream().distinct().sorted().toList(),
                wish.allowedIps().stream().map(String::strip).toList(),
                wish.assistant(),
                wish.expiresAt(),
                null,
                null,
                0,
                now);
    }

    private static Map<String, ?> seen(ApiKey key) {
        var seen = new TreeMap<String, Object>(Map.of(
                "name", key.name(),
                "prefix", key.prefix(),
                "scopes", key.scopes(),
                "allowedIps", key.allowedIps()));
        if (key.assistant() != null) {
            seen.put("assistant", key.assistant());
        }
        return seen;
    }
}
