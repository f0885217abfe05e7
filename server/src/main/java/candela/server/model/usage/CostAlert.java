package candela.server.model.usage;

import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A sum at which somebody wants to hear of the month's cost. Immutable: a change is a new CostAlert.
 *
 * @param user whose cost in that team; null for all of the team's
 * @param threshold USD
 * @param timeZone where the months begin
 * @param passedMonth the first day of the last month whose cost passed it
 * @param passedCost what the cost was when that was seen
 */
@Table(schema = "model", name = "cost_alert")
public record CostAlert(
        @Id AlertId id,
        TeamId team,
        @Nullable @Column("user_id") UserId user,
        BigDecimal threshold,
        String timeZone,
        UserId createdBy,
        Instant createdAt,
        @Nullable LocalDate passedMonth,
        @Nullable Instant passedAt,
        @Nullable BigDecimal passedCost,
        @Version int version) {

    public record AlertId(UUID value) implements TypedId {}

    static CostAlert create(
            TeamId team, @Nullable UserId user, BigDecimal threshold, ZoneId zone, UserId by, Instant now) {
        return new CostAlert(
                new AlertId(TypedId.next()), team, user, threshold, zone.getId(), by, now, null, null, null, 0);
    }

    /** Another threshold begins anew: it may be passed in the same month. */
    CostAlert at(BigDecimal other) {
        return new CostAlert(id, team, user, other, timeZone, createdBy, createdAt, null, null, null, version);
    }

    CostAlert passed(BigDecimal cost, Instant now) {
        return new CostAlert(
                id,
                team,
                user,
                threshold,
                timeZone,
                createdBy,
                createdAt,
                month(now).atDay(1),
                now,
                cost,
                version);
    }

    /** The month that goes on where it is meant. */
    YearMonth month(Instant now) {
        return YearMonth.from(now.atZone(zone()));
    }

    boolean isPassed(Instant now) {
        return month(now).atDay(1).equals(passedMonth);
    }

    ZoneId zone() {
        return ZoneId.of(timeZone);
    }
}
