package candela.server.model.usage;

import candela.server.model.usage.CostAlert.AlertId;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The month's cost passed a threshold: told once for each threshold and month.
 *
 * @param user whose cost; null for all of the team's
 * @param threshold USD
 * @param cost USD, when it was seen
 */
public record CostPassed(
        AlertId alert, TeamId team, @Nullable UserId user, BigDecimal threshold, BigDecimal cost, YearMonth month) {}
