package candela.server.model.usage;

import candela.server.model.usage.CostAlert.AlertId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface StoredAlerts extends ListCrudRepository<CostAlert, AlertId> {

    /** @param user whose own ones alone; null for all of the team's */
    @Query("""
            SELECT * FROM model.cost_alert WHERE team = :team AND (:user::uuid IS NULL OR user_id = :user::uuid)
            ORDER BY user_id NULLS FIRST, threshold
            """)
    List<CostAlert> of(UUID team, @Nullable UUID user);

    @Query("SELECT * FROM model.cost_alert WHERE id = :id AND team = :team")
    Optional<CostAlert> find(UUID id, UUID team);
}
