package candela.server.query.export;

import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.platform.TypedId;
import candela.server.query.Query.QueryId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which files are sent now, on any node: one for each person, so that nobody takes all connections of a source. */
@Service
@Transactional
class RunningExports {

    /** A node says each second that it still sends. */
    private static final Duration DEAD = Duration.ofSeconds(20);

    private final JdbcClient database;
    private final Clock clock;

    RunningExports(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Takes the person's one place; answers by what it is given back. */
    public UUID begin(Actor actor, QueryId query) {
        var run = TypedId.next();
        var now = clock.instant();
        var taken = database.sql("""
                        INSERT INTO query.export AS e (owner, run, query, seen_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (owner) DO UPDATE
                        SET run = excluded.run, query = excluded.query, seen_at = excluded.seen_at, stop_requested = false
                        WHERE e.seen_at < ?
                        """)
                .params(actor.user().value(), run, query.value(), Timestamp.from(now), Timestamp.from(now.minus(DEAD)))
                .update();
        if (taken == 0) {
            throw Problem.limited(
                    "You are getting another file of all rows at this moment: wait until it is there, or stop it",
                    Duration.ofSeconds(5));
        }
        return run;
    }

    /** Says that the file is still sent; answers whether it is still wanted. */
    public boolean goesOn(Actor actor, UUID run) {
        return database.sql("UPDATE query.export SET seen_at = ? WHERE owner = ? AND run = ? RETURNING stop_requested")
                .params(Timestamp.from(clock.instant()), actor.user().value(), run)
                .query(Boolean.class)
                .optional()
                .map(it -> !it)
                .orElse(false);
    }

    public void end(Actor actor, UUID run) {
        database.sql("DELETE FROM query.export WHERE owner = ? AND run = ?")
                .params(actor.user().value(), run)
                .update();
    }

    public void stop(Actor actor, QueryId query) {
        database.sql("UPDATE query.export SET stop_requested = true WHERE owner = ? AND query = ?")
                .params(actor.user().value(), query.value())
                .update();
    }
}
