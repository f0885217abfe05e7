package candela.server.knowledge.answer;

import candela.server.knowledge.answer.KeptAnswer.AnswerId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface AnswerRows extends ListCrudRepository<KeptAnswer, AnswerId> {

    @Query("SELECT * FROM knowledge.answer WHERE id = :id AND owner = :owner")
    Optional<KeptAnswer> find(UUID id, UUID owner);

    @Query("""
            SELECT * FROM knowledge.answer
            WHERE owner = :owner AND (:before::uuid IS NULL OR id < :before::uuid) ORDER BY id DESC LIMIT :most
            """)
    List<KeptAnswer> of(UUID owner, @Nullable UUID before, int most);

    @Query("SELECT * FROM knowledge.answer WHERE documents @> ARRAY[:document]::uuid[] FOR UPDATE")
    List<KeptAnswer> citing(UUID document);

    /** Those that say something of documents that are there no more. */
    @Query("""
            SELECT a.* FROM knowledge.answer a
            WHERE EXISTS (SELECT 1 FROM unnest(a.documents) said WHERE NOT EXISTS (SELECT 1 FROM knowledge.document d WHERE d.id = said))
            FOR UPDATE
            """)
    List<KeptAnswer> citingWhatIsGone();

    /** Of these, the documents that the actor of the transaction sees. */
    @Query("SELECT id FROM knowledge.document WHERE id IN (:ids)")
    List<UUID> seen(Collection<UUID> ids);
}
