package candela.server.storage;

import candela.server.storage.StoredFile.FileId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface StoredFiles extends ListCrudRepository<StoredFile, FileId> {

    @Query("""
            SELECT * FROM storage.file
            WHERE id = :id AND (owner = :user OR visibility = 'TEAM' AND team = :team OR visibility = 'COMPANY' OR :admin)
            """)
    Optional<StoredFile> find(UUID id, UUID user, UUID team, boolean admin);

    @Modifying
    @Query("DELETE FROM storage.file WHERE id = :id AND (owner = :user OR :admin)")
    int delete(UUID id, UUID user, boolean admin);

    @Query("SELECT id FROM storage.file WHERE id IN (:ids)")
    Set<UUID> known(List<UUID> ids);
}
