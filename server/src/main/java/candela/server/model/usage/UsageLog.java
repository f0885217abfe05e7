package candela.server.model.usage;

import candela.server.platform.Actor;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** The door by which the gateway says what was used. */
@Service
public class UsageLog {

    private static final Logger LOG = LoggerFactory.getLogger(UsageLog.class);
    /** What PostgreSQL says of a row that no partition takes. */
    private static final String NO_PLACE = "23514";

    private final UsageRows rows;
    private final UsageMetrics metrics;
    private final AsSystem asSystem;

    UsageLog(UsageRows rows, UsageMetrics metrics, AsSystem asSystem) {
        this.rows = rows;
        this.metrics = metrics;
        this.asSystem = asSystem;
    }

    /**
     * Writes a batch by one statement, best of some hundred records and no more than a few thousand. Records that are
     * there already are passed over, so that a batch whose answer was lost may be sent again. Belongs outside of a
     * transaction, in a thread that nobody waits for.
     */
    public void write(Actor system, List<UsageRecord> batch) {
        system.require(Actor.ADMIN);
        if (!batch.isEmpty()) {
            var written = new HashSet<>(insert(system, batch));
            metrics.count(batch.stream().filter(it -> written.remove(it.id())));
        }
    }

    /** Sees to it that these months are there, and that those before the other moment are gone. */
    void keepMonths(Actor system, Collection<Instant> months, Instant keptSince) {
        asSystem.as(system, () -> {
            rows.makeMonths(months);
            return true;
        });
        int dropped = asSystem.as(system, () -> rows.dropMonthsBefore(keptSince));
        if (dropped > 0) {
            LOG.info("Dropped {} months of usage that were over by {}", dropped, keptSince);
        }
    }

    private List<UUID> insert(Actor system, List<UsageRecord> batch) {
        try {
            return asSystem.as(system, () -> rows.insert(batch));
        } catch (DataAccessException e) {
            if (!(e.getMostSpecificCause() instanceof SQLException cause && NO_PLACE.equals(cause.getSQLState()))) {
                throw e;
            }
        }
        return asSystem.as(system, () -> {
            rows.makeMonths(batch.stream().map(UsageRecord::at).toList());
            return rows.insert(batch);
        });
    }
}
