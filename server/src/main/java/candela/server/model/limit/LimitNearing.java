package candela.server.model.limit;

import java.util.UUID;

/**
 * So much of a limit was used that people wanted to be told; published once for each of those it counts for in each
 * span.
 *
 * @param instance the key, person, team or model that used it
 * @param used in what the metric counts
 */
public record LimitNearing(Limit limit, UUID instance, long used) {}
