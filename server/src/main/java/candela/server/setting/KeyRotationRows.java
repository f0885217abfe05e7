package candela.server.setting;

import candela.server.setting.KeyRotation.KeyRotationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface KeyRotationRows extends ListCrudRepository<KeyRotation, KeyRotationId> {

    @Query("SELECT * FROM setting.key_rotation ORDER BY id DESC LIMIT 50")
    List<KeyRotation> newest();

    @Query("SELECT count(*) > 0 FROM setting.key_rotation WHERE ended_at IS NULL")
    boolean underWay();

    @Query("SELECT * FROM setting.key_rotation WHERE id = :id FOR UPDATE")
    Optional<KeyRotation> lock(KeyRotationId id);

    @Query("SELECT * FROM setting.key_rotation WHERE status = 'RETIRING' AND resealed_at <= :before FOR UPDATE")
    Optional<KeyRotation> retiring(Instant before);
}
