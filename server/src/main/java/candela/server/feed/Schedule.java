package candela.server.feed;

import candela.server.platform.JsonColumn;
import candela.server.platform.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When syncs begin by themselves.
 *
 * @param cron five fields: minute, hour, day of the month, month, day of the week; null for never
 * @param zone the time zone in which they are meant
 */
public record Schedule(@Nullable String cron, String zone) implements JsonColumn {

    static final Schedule NEVER = new Schedule(null, "UTC");

    /** Reads what somebody entered; an empty cron is never. */
    static Schedule of(@Nullable String cron, @Nullable String zone) {
        var entered = new Schedule(cron == null || cron.isBlank() ? null : cron.strip(), zone(zone));
        if (entered.cron != null && entered.next(Instant.EPOCH) == null) {
            throw wrong();
        }
        return entered;
    }

    /** The first moment after this one; null for never. */
    @Nullable
    Instant next(Instant after) {
        if (cron == null) {
            return null;
        }
        var next = parsed(cron).next(after.atZone(ZoneId.of(zone)));
        return next == null ? null : next.toInstant();
    }

    /** The next moments, for people to check what they entered. */
    List<Instant> following(Instant after, int many) {
        var moments = new ArrayList<Instant>();
        for (var next = next(after); next != null && moments.size() < many; next = next(next)) {
            moments.add(next);
        }
        return moments;
    }

    private static CronExpression parsed(String cron) {
        try {
            if (cron.split("\\s+").length != 5) {
                throw wrong();
            }
            return CronExpression.parse("0 " + cron);
        } catch (IllegalArgumentException e) {
            throw wrong();
        }
    }

    private static String zone(@Nullable String entered) {
        try {
            return ZoneId.of(Objects.requireNonNullElse(entered, "UTC")).getId();
        } catch (DateTimeException e) {
            throw Problem.invalid("zone", "There is no time zone of that name; one is Asia/Ho_Chi_Minh");
        }
    }

    private static Problem wrong() {
        return Problem.invalid(
                "cron",
                "A schedule has five fields: minute, hour, day, month, weekday; 0 6 * * 1-5 is 6:00 on workdays");
    }
}
