package candela.server.audit;

import candela.server.platform.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The chain in the database: it can be read and lengthened, never changed. */
@Repository
class Entries {

    /** Where the chain ends. */
    record Head(long number, String hash) {}

    private static final String COLUMNS = """
            number, id, at, actor, team, key, session, access, action, entity_type, entity,
            before::text AS before, after::text AS after, error, ip, user_agent, previous_hash, hash
            """;

    private final JdbcClient database;

    Entries(JdbcClient database) {
        this.database = database;
    }

    /** The end of the chain, held until the transaction ends, so that nobody appends beside us. */
    Head lockHead() {
        return database.sql("SELECT number, hash FROM audit.head FOR UPDATE")
                .query(Head.class)
                .single();
    }

    Head head() {
        return database.sql("SELECT number, hash FROM audit.head")
                .query(Head.class)
                .single();
    }

    void append(Entry entry) {
        database.sql("""
                        INSERT INTO audit.entry (number, id, at, actor, team, key, session, access, action, entity_type, entity,
                                                 before, after, error, ip, user_agent, previous_hash, hash)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.<@Nullable Object>asList(
                        entry.number(),
                        entry.id(),
                        entry.at().atOffset(ZoneOffset.UTC),
                        entry.actor(),
                        entry.team(),
                        entry.key(),
                        entry.session(),
                        entry.access().name(),
                        entry.action(),
                        entry.entityType(),
                        entry.entity(),
                        entry.before(),
                        entry.after(),
                        entry.error(),
                        entry.ip(),
                        entry.userAgent(),
                        entry.previousHash(),
                        entry.hash()))
                .update();
        database.sql("UPDATE audit.head SET number = ?, hash = ?")
                .params(entry.number(), entry.hash())
                .update();
    }

    /** The entries after a place, oldest first: the order of the chain. */
    List<Entry> following(long number, int most) {
        return database.sql("SELECT " + COLUMNS + " FROM audit.entry WHERE number > ? ORDER BY number LIMIT ?")
                .params(number, most)
                .query(Entries::read)
                .list();
    }

    /**
     * The newest entries that a filter lets through; an administrator's sight is the whole installation, else the team.
     */
    Stream<Entry> newest(Actor reader, AuditFilter filter, long before, int most) {
        return database
                .sql("SELECT " + COLUMNS + """
                        FROM audit.entry
                        WHERE number < :before
                          AND (:everything OR team = :team)
                          AND (:actor::uuid IS NULL OR actor = :actor::uuid)
                          AND (:action::text IS NULL OR action = :action)
                          AND (:entityType::text IS NULL OR entity_type = :entityType)
                          AND (:entity::uuid IS NULL OR entity = :entity::uuid)
                          AND (:from::timestamptz IS NULL OR at >= :from::timestamptz)
                          AND (:to::timestamptz IS NULL OR at < :to::timestamptz)
                          AND (:text::text IS NULL OR position(lower(:text) IN lower(concat_ws(' ', action, entity_type, error, ip, before, after))) > 0)
                        ORDER BY number DESC
                        LIMIT :most
                        """)
                .param("before", before)
                .param("everything", reader.administrator())
                .param("team", reader.team().value())
                .param("actor", filter.user())
                .param("action", filter.action())
                .param("entityType", filter.entityType())
                .param("entity", filter.entity())
                .param("from", filter.from() == null ? null : filter.from().atOffset(ZoneOffset.UTC))
                .param("to", filter.to() == null ? null : filter.to().atOffset(ZoneOffset.UTC))
                .param("text", filter.text())
                .param("most", most)
                .query(Entries::read)
                .list()
                .stream();
    }

    private static Entry read(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getLong("number"),
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                id(row, "actor"),
                id(row, "team"),
                id(row, "key"),
                id(row, "session"),
                Actor.Access.valueOf(row.getString("access")),
                row.getString("action"),
                row.getString("entity_type"),
                id(row, "entity"),
                row.getString("before"),
                row.getString("after"),
                row.getString("error"),
                row.getString("ip"),
                row.getString("user_agent"),
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    private static @Nullable UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
