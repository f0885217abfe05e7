package candela.server.knowledge.upload;

import candela.server.iam.ApiKey.KeyId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface UploadKeyRows extends ListCrudRepository<UploadKey, KeyId> {

    @Query("SELECT * FROM knowledge.upload_key WHERE dataset = :dataset ORDER BY created_at DESC, key")
    List<UploadKey> of(UUID dataset);

    @Query("SELECT * FROM knowledge.upload_key WHERE key = :key FOR UPDATE")
    Optional<UploadKey> lock(UUID key);
}
