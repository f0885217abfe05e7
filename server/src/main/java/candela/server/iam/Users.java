package candela.server.iam;

import candela.server.platform.Actor.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Users extends ListCrudRepository<User, UserId> {

    @Query("SELECT * FROM iam.user WHERE email = :login OR username = :login")
    Optional<User> findByLogin(String login);

    boolean existsByEmail(String email);

    boolean existsByUsername(String username);

    List<User> findByIdIn(Collection<UserId> ids);

    /** Beside the version, because signing in changes nothing that somebody may be editing. */
    @Modifying
    @Query("UPDATE iam.user SET last_login_at = :now WHERE id = :id")
    void signedIn(UserId id, Instant now);

    @Query("SELECT count(*) FROM iam.user WHERE administrator AND status = 'ACTIVE' AND id <> :id")
    int administratorsBeside(UserId id);

    /** Makes those who might take the last administrator away, or become the first, wait for each other. */
    @Query("SELECT 1 FROM pg_advisory_xact_lock(hashtext('iam.administrators'))")
    int lockAdministrators();

    @Query("""
            SELECT * FROM iam.user
            WHERE (cast(:text AS text) = '' OR strpos(username, lower(:text)) > 0 OR strpos(lower(display_name), lower(:text)) > 0
                   OR strpos(email, lower(:text)) > 0)
              AND (cast(:after AS uuid) IS NULL OR id > :after)
            ORDER BY id
            LIMIT :limit
            """)
    List<User> list(String text, @Nullable UserId after, int limit);
}
