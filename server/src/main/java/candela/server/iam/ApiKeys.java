package candela.server.iam;

import candela.server.iam.ApiKey.KeyId;
import candela.server.platform.Actor;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The API keys by their hashes, and how much they are used. */
@Repository
class ApiKeys {

    private final JdbcClient database;

    ApiKeys(JdbcClient database) {
        this.database = database;
    }

    /**
     * What a key opens, read in one round trip with or without a transaction.
     *
     * @param permissions of its owner in its team; null where the owner is no longer in it
     */
    record Found(
            KeyId id,
            UserId user,
            TeamId team,
            List<String> scopes,
            List<String> allowedIps,
            @Nullable UUID assistant,
            @Nullable Instant expiresAt,
            boolean revoked,
            boolean active,
            @Nullable Set<String> permissions) {}

    /** How many requests came in the window that began then, this one among them. */
    record Use(Instant since, int requests) {}

    Optional<Found> find(String tokenHash) {
        return database.sql("SELECT * FROM iam.key_of(?)")
                .param(tokenHash)
                .query((row, number) -> found(row))
                .optional();
    }

    /** Counts one request, exactly however many come at once; one above the limit is no use of the key. */
    Use count(KeyId id, Instant now) {
        return database.sql("""
                        UPDATE iam.api_key SET
                            window_started = CASE WHEN window_started <= :fresh THEN cast(:now AS timestamptz) ELSE window_started END,
                            window_count = CASE WHEN window_started <= :fresh THEN 1 ELSE window_count + 1 END,
                            usage_count = CASE WHEN window_started <= :fresh OR window_count < :limit THEN usage_count + 1 ELSE usage_count END,
                            last_used_at = CASE WHEN window_started <= :fresh OR window_count < :limit THEN cast(:now AS timestamptz) ELSE last_used_at END
                        WHERE id = :id
                        RETURNING window_started, window_count
                        """)
                .param("fresh", Timestamp.from(now.minus(ApiKey.WINDOW)))
                .param("now", Timestamp.from(now))
                .param("limit", ApiKey.LIMIT)
                .param("id", id.value())
                .query((row, number) -> new Use(row.getTimestamp(1).toInstant(), row.getInt(2)))
                .single();
    }

    /** Adds requests that were counted elsewhere. */
    void add(UUID key, int requests, Instant last) {
        database.sql("""
                        UPDATE iam.api_key SET usage_count = usage_count + :requests,
                            last_used_at = greatest(last_used_at, cast(:last AS timestamptz))
                        WHERE id = :id
                        """)
                .param("requests", requests)
                .param("last", Timestamp.from(last))
                .param("id", key)
                .update();
    }

    void insert(ApiKey key, String tokenHash) {
        database.sql("""
                        INSERT INTO iam.api_key (id, user_id, team, name, prefix, token_hash, scopes, allowed_ips, assistant,
                                                 expires_at, window_started, created_at)
                        VALUES (:id, :user, :team, :name, :prefix, :hash, :scopes, :ips, :assistant, :expires, :now, :now)
                        """)
                .param("id", key.id().value())
                .param("user", key.user().value())
                .param("team", key.team().value())
                .param("name", key.name())
                .param("prefix", key.prefix())
                .param("hash", tokenHash)
                .param("scopes", key.scopes().toArray(String[]::new))
                .param("ips", key.allowedIps().toArray(String[]::new))
                .param("assistant", key.assistant())
                .param("expires", key.expiresAt() == null ? null : Timestamp.from(key.expiresAt()))
                .param("now", Timestamp.from(key.createdAt()))
                .update();
    }

    List<ApiKey> of(UserId user, TeamId team) {
        return database.sql(
                        "SELECT * FROM iam.api_key WHERE user_id = ? AND team = ? ORDER BY created_at DESC, id DESC")
                .params(user.value(), team.value())
                .query((row, number) -> key(row))
                .list();
    }

    /** Those of anybody that call this assistant and were not revoked. */
    List<ApiKey> calling(UUID assistant) {
        return database.sql(
                        "SELECT * FROM iam.api_key WHERE assistant = ? AND revoked_at IS NULL ORDER BY created_at, id")
                .param(assistant)
                .query((row, number) -> key(row))
                .list();
    }

    Map<KeyId, String> names(Collection<KeyId> ids) {
        return database
                .sql("SELECT id, name FROM iam.api_key WHERE id IN (:ids)")
                .param("ids", ids.stream().map(KeyId::value).toList())
                .query((row, number) -> Map.entry(new KeyId(row.getObject("id", UUID.class)), row.getString("name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Revokes a key of this person; whether there was one to revoke. */
    boolean revoke(UserId user, TeamId team, KeyId id, Instant now) {
        return database.sql("""
                        UPDATE iam.api_key SET revoked_at = ?
                        WHERE id = ? AND user_id = ? AND team = ? AND revoked_at IS NULL
                        """)
                        .params(Timestamp.from(now), id.value(), user.value(), team.value())
                        .update()
                > 0;
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new KeyId(row.getObject("id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                new TeamId(row.getObject("team", UUID.class)),
                strings(row, "scopes"),
                strings(row, "allowed_ips"),
                row.getObject("assistant", UUID.class),
                instant(row, "expires_at"),
                row.getTimestamp("revoked_at") != null,
                row.getBoolean("active"),
                permissions(row));
    }

    private static @Nullable Set<String> permissions(ResultSet row) throws SQLException {
        var permissions = row.getArray("permissions");
        if (permissions == null) {
            return null;
        }
        return row.getBoolean("administrator") ? Set.of(Actor.ADMIN) : Set.of((String[]) permissions.getArray());
    }

    private static ApiKey key(ResultSet row) throws SQLException {
        return new ApiKey(
                new KeyId(row.getObject("id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                new TeamId(row.getObject("team", UUID.class)),
                row.getString("name"),
                row.getString("prefix"),
                strings(row, "scopes"),
                strings(row, "allowed_ips"),
                row.getObject("assistant", UUID.class),
                instant(row, "expires_at"),
                instant(row, "revoked_at"),
                instant(row, "last_used_at"),
                row.getLong("usage_count"),
                row.getTimestamp("created_at").toInstant());
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }
}
