package candela.server.model.gateway;

import candela.server.model.usage.UsageRecord;
import candela.server.platform.Actor;
import candela.server.platform.Actor.Access;
import candela.server.platform.Actor.Origin;
import candela.server.platform.Audited;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What the audit keeps of calls: who called which model how often, once a minute. The single calls are in the table of
 * usage; one entry for each of them would make the chain of the audit the bottleneck of the gateway.
 */
@Component
class CallAudit {

    private static final Duration EVERY = Duration.ofMinutes(1);

    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<Who, Sum> sums = new HashMap<>();
    private Instant published;

    CallAudit(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
        this.clock = clock;
        this.published = clock.instant();
    }

    /** Who called what. */
    private record Who(
            Actor.UserId user, Actor.TeamId team, @Nullable UUID key, UUID model, String name) {

        Actor actor() {
            return Actor.person(
                    user, team, Set.of(), new Origin(key == null ? Access.UI : Access.API, null, key, "", ""));
        }
    }

    /** How often, and for how much. */
    private record Sum(int calls, long tokens, BigDecimal cost) {

        Sum plus(Sum other) {
            return new Sum(calls + other.calls, tokens + other.tokens, cost.add(other.cost));
        }
    }

    synchronized void add(List<UsageRecord> records) {
        for (var it : records) {
            sums.merge(
                    new Who(it.user(), it.team(), it.key(), it.model(), it.modelName()),
                    new Sum(it.count().calls(), it.totalTokens(), it.cost()),
                    Sum::plus);
        }
        if (!clock.instant().isBefore(published.plus(EVERY))) {
            publish();
        }
    }

    synchronized void publish() {
        published = clock.instant();
        sums.forEach((who, sum) -> events.publishEvent(new Audited(
                who.actor(),
                "called",
                "model",
                who.model,
                Map.of(),
                Map.of(
                        "model",
                        who.name,
                        "calls",
                        sum.calls,
                        "tokens",
                        sum.tokens,
                        "costUsd",
                        sum.cost.toPlainString()),
                null)));
        sums.clear();
    }
}
