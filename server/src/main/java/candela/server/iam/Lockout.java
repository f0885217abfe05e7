package candela.server.iam;

import candela.server.platform.Secrets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Slows down those who guess passwords: from the fifth wrong one on, the login is closed for 30 seconds, then twice as
 * long each time, up to an hour. It counts by what was typed, so it tells nobody which logins exist. An attempt is
 * counted before the password is looked at, so that many at once are as few as one after the other.
 */
@Component
class Lockout {

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private final JdbcClient database;
    private final Clock clock;

    Lockout(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Counts one attempt; how long to wait where the login is closed. */
    Optional<Duration> attempt(String login) {
        var now = clock.instant();
        var counted = database.sql("""
                        INSERT INTO iam.login_attempt AS a (login, failures, failed_at, locked_until)
                        VALUES (:login, 1, :now, :now)
                        ON CONFLICT (login) DO UPDATE SET
                            failures = CASE WHEN a.failed_at < :old THEN 1 ELSE a.failures + 1 END,
                            failed_at = :now,
                            locked_until = cast(:now AS timestamptz) + CASE WHEN a.failed_at < :old OR a.failures < 4 THEN interval '0'
                                ELSE least(interval '1 hour', interval '30 seconds' * power(2, least(a.failures, 20) - 4)) END
                        WHERE a.locked_until <= :now
                        """)
                .param("login", key(login))
                .param("now", Timestamp.from(now))
                .param("old", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
                .update();
        return counted > 0 ? Optional.empty() : Optional.of(wait(login, now));
    }

    /** The password was right: nothing is held against this login; whether anything was. */
    boolean forgive(String login) {
        return database.sql("DELETE FROM iam.login_attempt WHERE login = ?")
                        .param(key(login))
                        .update()
                > 0;
    }

    int forgetOld() {
        return database.sql("DELETE FROM iam.login_attempt WHERE failed_at < ?")
                .param(Timestamp.from(clock.instant().minus(FORGOTTEN_AFTER)))
                .update();
    }

    private Duration wait(String login, Instant now) {
        var until = database.sql("SELECT locked_until FROM iam.login_attempt WHERE login = ?")
                .param(key(login))
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
        return Duration.between(now, until.orElse(now)).plusSeconds(1);
    }

    /** What people type may be a password in the wrong field, so it is not kept as it is. */
    private static String key(String login) {
        return Secrets.hash("login:" + login.strip().toLowerCase(Locale.ROOT));
    }
}
