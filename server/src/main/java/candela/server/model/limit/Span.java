package candela.server.model.limit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** The time within which a limit counts: it begins with each minute, hour, day or month of UTC. */
public enum Span {
    MINUTE(ChronoUnit.MINUTES),
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS),
    MONTH(ChronoUnit.MONTHS);

    private final ChronoUnit unit;

    Span(ChronoUnit unit) {
        this.unit = unit;
    }

    /** When the span began that this moment lies in. */
    public Instant start(Instant moment) {
        var time = moment.atZone(ZoneOffset.UTC);
        return (this == MONTH ? firstOfMonth(time) : time.truncatedTo(unit)).toInstant();
    }

    /** When the span ends that began then. */
    public Instant end(Instant start) {
        return start.atZone(ZoneOffset.UTC).plus(1, unit).toInstant();
    }

    private static ZonedDateTime firstOfMonth(ZonedDateTime time) {
        return time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
    }
}
