package candela.server.platform;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Encrypted values in the column {@code secret} of one table; a context says which by a service that extends it. */
@Transactional
public abstract class SealedColumn implements SealedValues {

    private final JdbcClient database;
    private final Names names;

    /**
     * Where they are, as SQL of constants alone.
     *
     * @param row the column of the row's id
     * @param team gives the team of a row {@code v}
     * @param version what else changes, so that nobody who read the row before writes the former ciphertext back; may
     *     be empty
     */
    public record Names(String table, String row, String team, String version) {

        /** Of a table with a team and a version in each row. */
        public static Names versioned(String table, String row) {
            return new Names(table, row, "v.team", ", version = version + 1");
        }
    }

    protected SealedColumn(JdbcClient database, Names names) {
        this.database = database;
        this.names = names;
    }

    @Override
    public long remaining(Actor system, byte[] mark) {
        return database.sql("SELECT count(*) FROM " + names.table + " WHERE substring(secret FROM 1 FOR 5) <> ?")
                .param(mark)
                .query(Long.class)
                .single();
    }

    @Override
    public List<Sealed> remaining(Actor system, byte[] mark, UUID after, int most) {
        return database.sql("SELECT v." + names.row + ", " + names.team + ", v.secret FROM " + names.table + " v"
                        + " WHERE substring(v.secret FROM 1 FOR 5) <> ? AND v." + names.row + " > ? ORDER BY v."
                        + names.row + " LIMIT ?")
                .params(mark, after, most)
                .query((row, number) ->
                        new Sealed(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBytes(3)))
                .list();
    }

    @Override
    public void replace(Actor system, Sealed old, byte[] fresh) {
        database.sql("UPDATE " + names.table + " SET secret = ?" + names.version + " WHERE " + names.row
                        + " = ? AND secret = ?")
                .params(fresh, old.row(), old.secret())
                .update();
    }
}
