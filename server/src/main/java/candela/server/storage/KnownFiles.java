package candela.server.storage;

import candela.server.platform.Actor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells which contents have a row, with the system's sight. */
@Service
@Transactional(readOnly = true)
class KnownFiles {

    private final StoredFiles files;

    KnownFiles(StoredFiles files) {
        this.files = files;
    }

    public Set<UUID> among(Actor system, List<UUID> ids) {
        return files.known(ids);
    }
}
