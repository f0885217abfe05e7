package candela.server.iam;

import candela.server.iam.Session.Kind;
import candela.server.iam.Session.SessionId;
import candela.server.platform.Actor.TeamId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sessions and the tokens that open them, by their hashes. */
@Repository
class Sessions {

    private static final String LIVE = """
            ended_at IS NULL AND expires_at > :now
            AND (kind = 'TOKEN' AND EXISTS (SELECT 1 FROM iam.refresh_token r
                                            WHERE r.session = s.id AND r.used_at IS NULL AND r.expires_at > :now)
                 OR kind = 'BROWSER' AND last_seen_at > :unused)
            """;

    private final JdbcClient database;

    Sessions(JdbcClient database) {
        this.database = database;
    }

    /** What a token opens, read in one round trip with or without a transaction. */
    record Found(
            SessionId id,
            UserId user,
            Kind kind,
            @Nullable TeamId team,
            Instant tokenExpiresAt,
            Instant expiresAt,
            Instant lastSeenAt,
            boolean ended,
            boolean administrator,
            boolean active) {

        boolean alive(Instant now) {
            var unused = kind == Kind.BROWSER && !lastSeenAt.isAfter(now.minus(Session.IDLE));
            return active && !ended && !unused && expiresAt.isAfter(now) && tokenExpiresAt.isAfter(now);
        }
    }

    Optional<Found> find(String tokenHash) {
        return database.sql("SELECT * FROM iam.session_of(?)")
                .param(tokenHash)
                .query((row, number) -> found(row))
                .optional();
    }

    void insert(Session session, String tokenHash, Instant tokenExpiresAt) {
        database.sql("""
                        INSERT INTO iam.session (id, user_id, kind, token_hash, token_expires_at, expires_at, ip, user_agent,
                                                 created_at, last_seen_at)
                        VALUES (:id, :user, :kind, :hash, :tokenExpires, :expires, :ip, :agent, :now, :now)
                        """)
                .param("id", session.id().value())
                .param("user", session.user().value())
                .param("kind", session.kind().name())
                .param("hash", tokenHash)
                .param("tokenExpires", Timestamp.from(tokenExpiresAt))
                .param("expires", Timestamp.from(session.expiresAt()))
                .param("ip", session.ip())
                .param("agent", session.userAgent())
                .param("now", Timestamp.from(session.createdAt()))
                .update();
    }

    List<Session> live(UserId user, Instant now) {
        return database.sql("SELECT * FROM iam.session s WHERE user_id = :user AND " + LIVE
                        + " ORDER BY last_seen_at DESC, id")
                .param("user", user.value())
                .param("now", Timestamp.from(now))
                .param("unused", Timestamp.from(now.minus(Session.IDLE)))
                .query((row, number) -> session(row))
                .list();
    }

    void seen(SessionId id, Instant now) {
        database.sql("UPDATE iam.session SET last_seen_at = ? WHERE id = ?")
                .params(Timestamp.from(now), id.value())
                .update();
    }

    void switchTo(SessionId id, TeamId team) {
        database.sql("UPDATE iam.session SET team = ? WHERE id = ?")
                .params(team.value(), id.value())
                .update();
    }

    /** Ends one session of this person; whether there was one to end. */
    boolean end(UserId user, SessionId id, Instant now) {
        return database.sql("UPDATE iam.session SET ended_at = ? WHERE id = ? AND user_id = ? AND ended_at IS NULL")
                        .params(Timestamp.from(now), id.value(), user.value())
                        .update()
                > 0;
    }

    int endAllBut(UserId user, @Nullable UUID kept, Instant now) {
        return database.sql("""
                        UPDATE iam.session SET ended_at = :now
                        WHERE user_id = :user AND ended_at IS NULL AND id IS DISTINCT FROM cast(:kept AS uuid)
                        """)
                .param("now", Timestamp.from(now))
                .param("user", user.value())
                .param("kept", kept)
                .update();
    }

    int deleteEndedBefore(Instant moment) {
        return database.sql("DELETE FROM iam.session WHERE ended_at < :moment OR expires_at < :moment")
                .param("moment", Timestamp.from(moment))
                .update();
    }

    void renew(SessionId id, String tokenHash, Instant tokenExpiresAt, Instant now) {
        database.sql("UPDATE iam.session SET token_hash = ?, token_expires_at = ?, last_seen_at = ? WHERE id = ?")
                .params(tokenHash, Timestamp.from(tokenExpiresAt), Timestamp.from(now), id.value())
                .update();
    }

    void insertRefresh(SessionId session, String tokenHash, Instant expiresAt) {
        database.sql("INSERT INTO iam.refresh_token (token_hash, session, expires_at) VALUES (?, ?, ?)")
                .params(tokenHash, session.value(), Timestamp.from(expiresAt))
                .update();
    }

    /** Takes a refresh token out of use; false when that had happened before. */
    boolean use(String refreshHash, Instant now) {
        return database.sql("UPDATE iam.refresh_token SET used_at = ? WHERE token_hash = ? AND used_at IS NULL")
                        .params(Timestamp.from(now), refreshHash)
                        .update()
                > 0;
    }

    /** The session that this refresh token belongs to, used or not. */
    Optional<Found> findByRefresh(String refreshHash) {
        return database.sql("""
                        SELECT s.id, s.user_id, s.kind, r.expires_at AS token_expires_at, s.expires_at, s.team, s.last_seen_at,
                               s.ended_at, u.administrator, u.status = 'ACTIVE' AS active
                        FROM iam.refresh_token r JOIN iam.session s ON s.id = r.session JOIN iam.user u ON u.id = s.user_id
                        WHERE r.token_hash = ?
                        """)
                .param(refreshHash)
                .query((row, number) -> found(row))
                .optional();
    }

    static SessionId fresh() {
        return new SessionId(TypedId.next());
    }

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new SessionId(row.getObject("id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                team(row),
                row.getTimestamp("token_expires_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant(),
                row.getTimestamp("ended_at") != null,
                row.getBoolean("administrator"),
                row.getBoolean("active"));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new SessionId(row.getObject("id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                Kind.valueOf(row.getString("kind")),
                team(row),
                row.getString("ip"),
                row.getString("user_agent"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    private static @Nullable TeamId team(ResultSet row) throws SQLException {
        var team = row.getObject("team", UUID.class);
        return team == null ? null : new TeamId(team);
    }
}
