package candela.server.iam;

import candela.server.platform.Actor;
import candela.server.platform.Actor.Origin;
import candela.server.platform.Problem;
import candela.server.platform.Secrets;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Recognises an API key. Answers in this order: 401 where the key is dead, 403 where the address is not allowed; then
 * the actor, which answers 403 where a scope is missing and 429 where the key has used up its requests.
 */
@Component
class KeyAuthentication {

    private final ApiKeys keys;
    private final SystemSight sight;
    private final Clock clock;

    KeyAuthentication(ApiKeys keys, SystemSight sight, Clock clock) {
        this.keys = keys;
        this.sight = sight;
        this.clock = clock;
    }

    /** What a request with a key is for. */
    enum Purpose {
        API,
        /** Counted by limits of its own. */
        MODELS,
        /** The same, and all that a key of an assistant is good for. */
        TALK,
        UPLOAD
    }

    Actor authenticate(String token, Origin origin, HttpServletResponse response, Purpose purpose) {
        var now = clock.instant();
        var key = keys.find(Secrets.hash(token)).orElseThrow(() -> Problem.unauthorized("This API key is unknown"));
        refuseDead(key, now);
        if (!key.allowedIps().isEmpty()
                && key.allowedIps().stream().noneMatch(it -> IpRange.parse(it).contains(origin.ip()))) {
            throw Problem.forbidden("ip_not_allowed", "This API key is not allowed from the address " + origin.ip());
        }
        if (purpose != Purpose.UPLOAD && key.scopes().equals(List.of(ApiKey.UPLOAD))) {
            throw Problem.forbidden("insufficient_scope", "This key uploads documents and does nothing else");
        }
        if (purpose != Purpose.TALK && key.assistant() != null) {
            throw Problem.forbidden("insufficient_scope", "This key calls its assistant and does nothing else");
        }
        if (key.permissions() == null) {
            throw Problem.unauthorized("The owner of this API key is no longer in its team");
        }
        var owner = Actor.person(key.user(), key.team(), key.permissions(), origin);
        return narrowed(key, owner, isCountedElsewhere(purpose) ? Duration.ZERO : use(key, response, now));
    }

    private static boolean isCountedElsewhere(Purpose purpose) {
        return purpose == Purpose.MODELS || purpose == Purpose.TALK;
    }

    private static void refuseDead(ApiKeys.Found key, Instant now) {
        if (key.revoked()) {
            throw Problem.unauthorized("This API key was revoked");
        }
        if (key.expiresAt() != null && !key.expiresAt().isAfter(now)) {
            throw Problem.unauthorized("This API key has expired");
        }
        if (!key.active()) {
            throw Problem.unauthorized("The account of this API key is disabled");
        }
    }

    /** The one UPDATE that counts; gives how long to wait, zero where nothing stands in the way. */
    private Duration use(ApiKeys.Found key, HttpServletResponse response, Instant now) {
        var use = sight.as(Actor.system(), () -> keys.count(key.id(), now));
        var reset = Duration.between(now, use.since().plus(ApiKey.WINDOW));
        var left = Math.max(0, ApiKey.LIMIT - use.requests());
        var seconds = Math.max(1, reset.toSeconds());
        response.setHeader("RateLimit-Policy", "\"key\";q=" + ApiKey.LIMIT + ";w=" + ApiKey.WINDOW.toSeconds());
        response.setHeader("RateLimit", "\"key\";r=" + left + ";t=" + seconds);
        return use.requests() > ApiKey.LIMIT ? Duration.ofSeconds(seconds) : Duration.ZERO;
    }

    private static Actor narrowed(ApiKeys.Found key, Actor owner, Duration wait) {
        var permissions = key.scopes().stream().filter(owner::may).collect(Collectors.toSet());
        var from = owner.origin();
        var origin = new Origin(
                from.access(),
                null,
                key.id().value(),
                key.assistant(),
                from.ip(),
                from.userAgent(),
                wait.isZero() ? null : wait);
        return Actor.person(owner.user(), owner.team(), permissions, origin);
    }
}
