package candela.server.model;

import candela.server.model.Model.ModelId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface ModelRows extends ListCrudRepository<Model, ModelId> {

    @Query("SELECT * FROM model.model WHERE id = :id AND holder IN (:holders)")
    Optional<Model> find(UUID id, Collection<UUID> holders);

    @Query("SELECT * FROM model.model WHERE holder IN (:holders) ORDER BY lower(name), id")
    List<Model> of(Collection<UUID> holders);

    @Query("SELECT * FROM model.model WHERE connection = :connection ORDER BY lower(name), id")
    List<Model> through(UUID connection);

    @Query("""
            SELECT count(*) > 0 FROM model.model
            WHERE holder = :holder AND lower(name) = lower(:name) AND id IS DISTINCT FROM :but::uuid
            """)
    boolean isTaken(UUID holder, String name, @Nullable UUID but);

    List<Model> findByEnabledTrueOrderByName();
}
