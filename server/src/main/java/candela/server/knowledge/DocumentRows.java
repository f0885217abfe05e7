package candela.server.knowledge;

import candela.server.knowledge.Document.DocumentId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** The documents; who may see one, its dataset says. */
interface DocumentRows extends ListCrudRepository<Document, DocumentId> {

    @Query("""
            SELECT o.* FROM knowledge.document o JOIN knowledge.dataset d ON d.id = o.dataset
            WHERE o.id = :id AND (d.owner = :user OR d.visibility = 'TEAM' AND d.team = :team OR d.visibility = 'COMPANY'
                OR :admin OR :user = ANY (d.readers || d.editors) OR :team = ANY (d.readers || d.editors))
            """)
    Optional<Document> find(UUID id, UUID user, UUID team, boolean admin);

    @Query("SELECT * FROM knowledge.document WHERE dataset = :dataset AND sha256 = :sha256")
    Optional<Document> withContent(UUID dataset, String sha256);

    @Query("""
            SELECT * FROM knowledge.document
            WHERE dataset = :dataset AND lower(folder) = lower(:folder) AND lower(name) = lower(:name)
            """)
    Optional<Document> named(UUID dataset, String folder, String name);

    /** Those in a folder and the folders in it. */
    @Query("""
            SELECT * FROM knowledge.document
            WHERE dataset = :dataset AND (folder = :folder OR starts_with(folder, :folder || '/'))
            ORDER BY id
            """)
    List<Document> below(UUID dataset, String folder);

    /** Whoever adds to a dataset does so one after the other, so that nothing is in it twice. */
    @Query("SELECT id FROM knowledge.dataset WHERE id = :dataset FOR UPDATE")
    Optional<UUID> lock(UUID dataset);
}
