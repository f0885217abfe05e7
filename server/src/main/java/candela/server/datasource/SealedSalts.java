package candela.server.datasource;

import candela.server.platform.Actor;
import candela.server.platform.SealedValues;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What goes into the hashes of values, for the change of keys. */
@Service
@Transactional
class SealedSalts implements SealedValues {

    private final JdbcClient database;

    SealedSalts(JdbcClient database) {
        this.database = database;
    }

    @Override
    public long remaining(Actor system, byte[] mark) {
        return database.sql("""
                        SELECT count(*) FROM datasource.salt WHERE substring(secret FROM 1 FOR 5) <> ?
                        """).param(mark).query(Long.class).single();
    }

    @Override
    public List<Sealed> remaining(Actor system, byte[] mark, UUID after, int most) {
        return database.sql("""
                        SELECT v.source, s.team, v.secret FROM datasource.salt v JOIN datasource.data_source s ON s.id = v.source
                        WHERE substring(v.secret FROM 1 FOR 5) <> ? AND v.source > ? ORDER BY v.source LIMIT ?
                        """)
                .params(mark, after, most)
                .query((row, number) ->
                        new Sealed(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBytes(3)))
                .list();
    }

    @Override
    public void replace(Actor system, Sealed old, byte[] fresh) {
        database.sql("UPDATE datasource.salt SET secret = ? WHERE source = ? AND secret = ?")
                .params(fresh, old.row(), old.secret())
                .update();
    }
}
