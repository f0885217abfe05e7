package candela.server.feed;

import candela.server.platform.Actor;
import candela.server.platform.SealedValues;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is secret of feeds, for the change of keys. */
@Service
@Transactional
class SealedLogins implements SealedValues {

    private final JdbcClient database;

    SealedLogins(JdbcClient database) {
        this.database = database;
    }

    @Override
    public long remaining(Actor system, byte[] mark) {
        return database.sql("SELECT count(*) FROM feed.feed WHERE substring(secret FROM 1 FOR 5) <> ?")
                .param(mark)
                .query(Long.class)
                .single();
    }

    @Override
    public List<Sealed> remaining(Actor system, byte[] mark, UUID after, int most) {
        return database.sql("""
                        SELECT f.source, f.team, f.secret FROM feed.feed f
                        WHERE substring(f.secret FROM 1 FOR 5) <> ? AND f.source > ? ORDER BY f.source LIMIT ?
                        """)
                .params(mark, after, most)
                .query((row, number) ->
                        new Sealed(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBytes(3)))
                .list();
    }

    /** The version grows, so that nobody who read the row before writes the former ciphertext back. */
    @Override
    public void replace(Actor system, Sealed old, byte[] fresh) {
        database.sql("UPDATE feed.feed SET secret = ?, version = version + 1 WHERE source = ? AND secret = ?")
                .params(fresh, old.row(), old.secret())
                .update();
    }
}
