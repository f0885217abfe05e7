package candela.server.knowledge.ingest;

import candela.server.platform.Actor.TeamId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose turn it is: each team that has documents waiting is served before any is served again. */
@Repository
class Turns {

    private static final String WAITS = "lane IS NULL AND status IN ('QUEUED', 'EXTRACTING', 'CHUNKING', 'EMBEDDING')";

    private final JdbcClient database;

    Turns(JdbcClient database) {
        this.database = database;
    }

    /**
     * The teams with documents that wait, whoever was served longest ago first; found by one step each in the index.
     */
    List<UUID> waiting() {
        return database.sql("""
                        WITH RECURSIVE waiting AS (
                            (SELECT team FROM knowledge.ingestion WHERE %1$s ORDER BY team LIMIT 1)
                            UNION ALL
                            SELECT (SELECT i.team FROM knowledge.ingestion i WHERE i.team > w.team AND %1$s
                                    ORDER BY i.team LIMIT 1)
                            FROM waiting w WHERE w.team IS NOT NULL)
                        SELECT w.team FROM waiting w LEFT JOIN knowledge.turn t ON t.team = w.team
                        WHERE w.team IS NOT NULL ORDER BY t.served_at NULLS FIRST, w.team
                        """.formatted(WAITS))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** By the clock of the database, which is one for all nodes. */
    void served(TeamId team) {
        database.sql("""
                        INSERT INTO knowledge.turn (team, served_at) VALUES (?, clock_timestamp())
                        ON CONFLICT (team) DO UPDATE SET served_at = excluded.served_at
                        """).param(team.value()).update();
    }

    /** One after the other: two who start the same lane at once would meet at its row. */
    void lockStarts() {
        database.sql("SELECT pg_advisory_xact_lock(hashtext('knowledge.lanes'))")
                .query((row, number) -> true)
                .single();
    }

    /** Whether something waits that may be done now. */
    boolean anyDue(Instant now) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM knowledge.ingestion WHERE " + WAITS + " AND not_before <= ?)")
                .param(Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** Whether another team waits than this one. */
    boolean anotherDue(TeamId team, Instant now) {
        return database.sql("SELECT EXISTS (SELECT 1 FROM knowledge.ingestion WHERE " + WAITS
                        + " AND team <> ? AND not_before <= ?)")
                .params(team.value(), Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** The lanes that hold something. */
    List<UUID> lanesAtWork() {
        return database.sql("SELECT DISTINCT lane FROM knowledge.ingestion WHERE lane IS NOT NULL")
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** What a model is limited for one document, it is for the others of the team that wait for it. */
    void hold(Ingestion limited, Instant until) {
        database.sql("UPDATE knowledge.ingestion SET not_before = ?, version = version + 1 WHERE " + WAITS + """
                         AND team = ? AND not_before < ? AND passage_index IN (
                            SELECT other.id FROM knowledge.passage_index mine
                            JOIN knowledge.passage_index other ON other.model = mine.model WHERE mine.id = ?)
                        """)
                .params(
                        Timestamp.from(until),
                        limited.team().value(),
                        Timestamp.from(until),
                        limited.passageIndex().value())
                .update();
    }
}
