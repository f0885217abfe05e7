package candela.server.model;

import candela.server.model.Connection.ConnectionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ConnectionRows extends ListCrudRepository<Connection, ConnectionId> {

    @Query("SELECT * FROM model.connection WHERE id = :id AND holder IN (:holders)")
    Optional<Connection> find(UUID id, Collection<UUID> holders);

    @Query("SELECT * FROM model.connection WHERE holder IN (:holders) ORDER BY lower(name), id")
    List<Connection> of(Collection<UUID> holders);

    @Query("""
            SELECT count(*) > 0 FROM model.connection
            WHERE holder = :holder AND lower(name) = lower(:name) AND id IS DISTINCT FROM :but::uuid
            """)
    boolean isTaken(UUID holder, String name, @Nullable UUID but);

    /** Keeps how a test ended, unless what was tested has been changed meanwhile. */
    @Modifying
    @Query("""
            UPDATE model.connection
            SET status = :status, last_checked_at = :now, latency_millis = :millis, last_error = :error
            WHERE id = :id AND version = :version
            """)
    void tested(UUID id, int version, String status, Instant now, @Nullable Integer millis, @Nullable String error);
}
