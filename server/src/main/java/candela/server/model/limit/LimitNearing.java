package candela.server.model.limit;

import candela.server.platform.Actor;
import candela.server.platform.Audited;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * So much of a limit was used that people wanted to be told; published once for each of those it counts for in each
 * span.
 *
 * @param instance the key, person, team or model that used it
 * @param used in what the metric counts
 */
public record LimitNearing(Limit limit, UUID instance, long used) {

    /** As the audit of the team keeps it whose limit it is. */
    Audited audited() {
        var team = limit.team();
        var whose =
                team == null ? Actor.system() : Actor.person(limit.createdBy(), team, Set.of(), Actor.Origin.SYSTEM);
        var amount = Objects.requireNonNullElse(limit.amount(), 0L);
        var facts = Map.of(
                "of", instance.toString(),
                "used", limit.metric().words(used),
                "amount", limit.metric().words(amount));
        return new Audited(whose, "warned", "usage_limit", limit.id().value(), Map.of(), facts, null);
    }
}
