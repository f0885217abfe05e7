package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface DatasetRows extends ListCrudRepository<Dataset, DatasetId> {

    @Query("""
            SELECT * FROM knowledge.dataset
            WHERE id = :id AND (owner = :user OR visibility = 'TEAM' AND team = :team OR visibility = 'COMPANY' OR :admin
                OR :user = ANY (readers || editors) OR :team = ANY (readers || editors))
            """)
    Optional<Dataset> find(UUID id, UUID user, UUID team, boolean admin);

    @Query("""
            SELECT * FROM knowledge.dataset
            WHERE strpos(lower(name), lower(:text)) > 0
              AND (owner = :user OR visibility = 'TEAM' AND team = :team OR visibility = 'COMPANY' OR :admin
                OR :user = ANY (readers || editors) OR :team = ANY (readers || editors))
            ORDER BY lower(name), id
            """)
    List<Dataset> search(String text, UUID user, UUID team, boolean admin);

    @Query("SELECT count(*) > 0 FROM knowledge.dataset WHERE team = :team AND lower(name) = lower(:name)")
    boolean taken(UUID team, String name);

    @Modifying
    @Query("UPDATE knowledge.dataset SET data_source = NULL WHERE data_source = :source")
    int untie(UUID source);
}
