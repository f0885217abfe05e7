package candela.server.assistant;

import candela.server.assistant.Assistant.AssistantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface AssistantRows extends ListCrudRepository<Assistant, AssistantId> {

    String SEEN = "(owner = :user OR visibility = 'TEAM' AND team = :team OR :admin)";

    @Query("SELECT * FROM assistant.assistant WHERE id = :id AND " + SEEN)
    Optional<Assistant> find(UUID id, UUID user, UUID team, boolean admin);

    @Query("SELECT * FROM assistant.assistant WHERE " + SEEN + """
             AND (owner = :user OR NOT :mine)
             AND strpos(lower(name || ' ' || description), lower(:text)) > 0
            ORDER BY lower(name), id
            """)
    List<Assistant> search(String text, boolean mine, UUID user, UUID team, boolean admin);

    @Query("SELECT * FROM assistant.assistant WHERE model IN (:models)")
    List<Assistant> with(Collection<UUID> models);
}
