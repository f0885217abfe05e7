package candela.server.setting;

import candela.server.platform.Actor;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rows of what was changed. */
@Service
@Transactional
class StoredSettings {

    /** One changed setting. */
    record Row(String key, Object value, Instant updatedAt, UserId updatedBy) {}

    private final JdbcClient database;

    StoredSettings(JdbcClient database) {
        this.database = database;
    }

    @Transactional(readOnly = true)
    public List<Row> all(Actor actor) {
        return database.sql(
                        "SELECT key, value::text AS value, updated_at, updated_by FROM setting.setting ORDER BY key")
                .query(StoredSettings::row)
                .list();
    }

    public void put(Actor actor, String key, Object value, Instant now) {
        database.sql("""
                        INSERT INTO setting.setting (key, value, updated_at, updated_by) VALUES (?, ?, ?, ?)
                        ON CONFLICT (key) DO UPDATE
                        SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by
                        """)
                .params(
                        key,
                        JsonColumn.toDatabase(value),
                        now.atOffset(ZoneOffset.UTC),
                        actor.user().value())
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("key"),
                JsonColumn.MAPPER.readValue(row.getString("value"), Object.class),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                new UserId(row.getObject("updated_by", UUID.class)));
    }
}
