package candela.server.model.limit;

import candela.server.model.limit.Limit.LimitId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface StoredLimits extends ListCrudRepository<Limit, LimitId> {

    @Query("""
            SELECT * FROM model.usage_limit WHERE team IS NULL OR team = :team
            ORDER BY team NULLS FIRST, subject, target NULLS FIRST, person NULLS FIRST, metric, span
            """)
    List<Limit> of(UUID team);

    @Query("SELECT * FROM model.usage_limit WHERE id = :id AND (team IS NULL OR team = :team)")
    Optional<Limit> find(UUID id, UUID team);
}
