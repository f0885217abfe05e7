package candela.server.knowledge.ingest;

import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.PassageIndex.PassageIndexId;
import candela.server.knowledge.ingest.Ingestion.IngestionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface Ingestions extends ListCrudRepository<Ingestion, IngestionId> {

    @Query("SELECT * FROM knowledge.ingestion WHERE id = :id FOR UPDATE")
    Optional<Ingestion> lock(IngestionId id);

    /**
     * What a change of it refers to is locked before it, in the order in which it is deleted: the edition, the index.
     */
    @Query("SELECT document FROM knowledge.edition WHERE document = :document AND number = :number FOR KEY SHARE")
    Optional<UUID> holdEdition(DocumentId document, int number);

    @Query("SELECT id FROM knowledge.passage_index WHERE id = :id FOR KEY SHARE")
    Optional<UUID> holdIndex(PassageIndexId id);

    /** The oldest that waits in a team. */
    @Query("""
            SELECT * FROM knowledge.ingestion
            WHERE team = :team AND lane IS NULL AND status IN ('QUEUED', 'EXTRACTING', 'CHUNKING', 'EMBEDDING')
              AND not_before <= :now
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
    Optional<Ingestion> next(UUID team, Instant now);

    @Query("SELECT * FROM knowledge.ingestion WHERE lane = :lane ORDER BY id FOR UPDATE")
    List<Ingestion> heldBy(UUID lane);

    /** An edition's in all indexes. */
    @Query("""
            SELECT * FROM knowledge.ingestion WHERE document = :document AND edition = :edition ORDER BY id FOR UPDATE
            """)
    List<Ingestion> of(DocumentId document, int edition);

    @Query("""
            SELECT i.* FROM knowledge.ingestion i JOIN knowledge.document o ON o.id = i.document AND o.edition = i.edition
            WHERE o.dataset = :dataset AND i.status = 'FAILED' ORDER BY i.id FOR UPDATE OF i
            """)
    List<Ingestion> failedIn(UUID dataset);

    /** Former editions that nobody ever found need not be read any more. */
    @Modifying
    @Query("DELETE FROM knowledge.ingestion WHERE document = :document AND edition < :edition AND status <> 'READY'")
    int deleteUnread(DocumentId document, int edition);

    /** What the newest one replaces. */
    @Modifying
    @Query("""
            DELETE FROM knowledge.ingestion WHERE passage_index = :index AND document = :document AND edition < :edition
            """)
    int deleteFormer(PassageIndexId index, DocumentId document, int edition);

    @Modifying
    @Query("DELETE FROM knowledge.ingestion WHERE passage_index = :index AND document = :document")
    int deleteOf(PassageIndexId index, DocumentId document);

    @Query("SELECT min(edition) FROM knowledge.ingestion WHERE document = :document")
    Optional<Integer> oldestEdition(DocumentId document);

    @Query("SELECT count(*) > 0 FROM knowledge.ingestion WHERE id = :id AND lane = :lane")
    boolean isHeld(IngestionId id, UUID lane);
}
