package candela.server.knowledge.evaluation;

import candela.server.knowledge.evaluation.Evaluation.EvaluationId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface EvaluationRows extends ListCrudRepository<Evaluation, EvaluationId> {

    @Query("""
            SELECT * FROM knowledge.evaluation WHERE dataset = :dataset AND (:before::uuid IS NULL OR id < :before::uuid)
            ORDER BY id DESC LIMIT :most
            """)
    List<Evaluation> of(UUID dataset, @Nullable UUID before, int most);

    @Query("SELECT * FROM knowledge.evaluation WHERE dataset = :dataset AND status IN ('PENDING', 'RUNNING')")
    Optional<Evaluation> goingOn(UUID dataset);

    @Query("SELECT * FROM knowledge.evaluation WHERE id = :id FOR UPDATE")
    Optional<Evaluation> lock(UUID id);
}
