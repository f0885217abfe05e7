package candela.server.model;

import candela.server.platform.Actor;
import candela.server.platform.SealedValues;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The API keys of connections, for the change of keys. */
@Service
@Transactional
class SealedKeys implements SealedValues {

    private final JdbcClient database;

    SealedKeys(JdbcClient database) {
        this.database = database;
    }

    @Override
    public long remaining(Actor system, byte[] mark) {
        return database.sql("SELECT count(*) FROM model.connection WHERE substring(secret FROM 1 FOR 5) <> ?")
                .param(mark)
                .query(Long.class)
                .single();
    }

    @Override
    public List<Sealed> remaining(Actor system, byte[] mark, UUID after, int most) {
        return database.sql("""
                        SELECT c.id, c.team, c.secret FROM model.connection c
                        WHERE substring(c.secret FROM 1 FOR 5) <> ? AND c.id > ? ORDER BY c.id LIMIT ?
                        """)
                .params(mark, after, most)
                .query((row, number) ->
                        new Sealed(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBytes(3)))
                .list();
    }

    /** The version grows, so that nobody who read the row before writes the former ciphertext back. */
    @Override
    public void replace(Actor system, Sealed old, byte[] fresh) {
        database.sql("UPDATE model.connection SET secret = ?, version = version + 1 WHERE id = ? AND secret = ?")
                .params(fresh, old.row(), old.secret())
                .update();
    }
}
