package candela.server.model.limit;

import candela.server.model.limit.Share.Ask;
import candela.server.model.limit.Share.Standing;
import candela.server.model.limit.Share.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts of the nodes with the counters: each call is one round trip and one transaction. */
@Repository
class Shares {

    private final JdbcClient database;

    Shares(@Qualifier("meteringDataSource") DataSource dataSource) {
        this.database = JdbcClient.create(dataSource);
    }

    /** Tells what was used and gets what can be had; the answers are in the order of what was asked. */
    List<Told> renew(UUID node, List<Ask> asks) {
        return database.sql("SELECT * FROM model.renew(?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        node,
                        array(asks, it -> it.key().limit(), UUID[]::new),
                        array(asks, it -> it.key().instance(), UUID[]::new),
                        array(asks, it -> Timestamp.from(it.key().starts()), Timestamp[]::new),
                        array(asks, Ask::held, Boolean[]::new),
                        array(asks, Ask::settled, Long[]::new),
                        array(asks, Ask::needed, Long[]::new),
                        array(asks, Ask::extra, Long[]::new))
                .query((row, number) -> told(row))
                .list();
    }

    /** Counts as used what nodes held that were not seen for so long; how many nodes that were. */
    int writeOff(Duration silence) {
        return database.sql("SELECT model.write_off(make_interval(secs => ?))")
                .param((double) silence.toMillis() / 1000)
                .query(Integer.class)
                .single();
    }

    /** Forgets a node that holds nothing any more. */
    void leave(UUID node) {
        database.sql("""
                        DELETE FROM model.node n WHERE n.id = ? AND NOT EXISTS (SELECT 1 FROM model.lease l WHERE l.node = n.id)
                        """).param(node).update();
    }

    /** Forgets some of what was counted long ago; how many rows that were, none when all is done. */
    int forget() {
        return database.sql("""
                        DELETE FROM model.counter WHERE (usage_limit, instance, starts) IN (
                            SELECT c.usage_limit, c.instance, c.starts
                            FROM model.counter c JOIN model.usage_limit l ON l.id = c.usage_limit
                            WHERE c.leased = 0 AND c.starts < now() - interval '2 days'
                              AND (l.span IN ('MINUTE', 'HOUR') OR c.starts < now() - interval '400 days')
                            LIMIT 5000)
                        """).update();
    }

    private static <T> T[] array(List<Ask> asks, Function<Ask, T> part, IntFunction<T[]> maker) {
        return asks.stream().map(part).toArray(maker);
    }

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getLong("share"),
                new Standing(row.getLong("used"), row.getLong("leased"), mostOf(row)),
                row.getBoolean("lost"),
                row.getBoolean("warn"),
                row.getTimestamp("at").toInstant());
    }

    private static long mostOf(ResultSet row) throws SQLException {
        var most = row.getLong("most");
        return row.wasNull() ? Long.MAX_VALUE : most;
    }
}
