package candela.server.model.limit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was counted, for who looks at it. */
@Repository
class Counters {

    private final JdbcClient database;

    Counters(JdbcClient database) {
        this.database = database;
    }

    /**
     * What all nodes counted in one span.
     *
     * @param reserved what nodes hold for calls under way and the next ones
     * @param writtenOff the part of what is used that nodes held that died
     */
    public record Count(long used, long reserved, long writtenOff) {

        static final Count NOTHING = new Count(0, 0, 0);
    }

    Count of(UUID limit, UUID instance, Instant starts) {
        return database.sql("""
                        SELECT used, leased, written_off FROM model.counter
                        WHERE usage_limit = ? AND instance = ? AND starts = ?
                        """)
                .params(limit, instance, Timestamp.from(starts))
                .query((row, number) -> new Count(row.getLong(1), row.getLong(2), row.getLong(3)))
                .optional()
                .orElse(Count.NOTHING);
    }
}
