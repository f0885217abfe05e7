package candela.server.feed;

import candela.server.feed.Run.RunId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Runs extends ListCrudRepository<Run, RunId> {

    @Query("SELECT * FROM feed.run WHERE id = :id FOR UPDATE")
    Optional<Run> lock(UUID id);

    @Query("SELECT cancel_requested FROM feed.run WHERE id = :id")
    Optional<Boolean> cancelRequested(UUID id);

    @Query("SELECT * FROM feed.run WHERE source = :source AND status IN ('PENDING', 'RUNNING')")
    Optional<Run> goingOn(UUID source);

    @Query("""
            SELECT * FROM feed.run WHERE source = :source AND (:before::uuid IS NULL OR id < :before::uuid)
            ORDER BY id DESC LIMIT :most
            """)
    List<Run> of(UUID source, @Nullable UUID before, int most);

    @Query("SELECT count(*) FROM feed.run WHERE status = 'RUNNING'")
    int running();

    @Query("SELECT * FROM feed.run WHERE status = 'PENDING' ORDER BY id LIMIT 100")
    List<Run> waiting();
}
