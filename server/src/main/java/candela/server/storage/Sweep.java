package candela.server.storage;

import candela.server.platform.Actor;
import candela.server.storage.StoredFile.FileId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Clears away, before the first request, what an earlier end of the server left half done. */
@Component
class Sweep implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int AT_ONCE = 1_000;

    private final Disk disk;
    private final KnownFiles known;

    Sweep(Disk disk, KnownFiles known) {
        this.disk = disk;
        this.known = known;
    }

    @Override
    public void afterSingletonsInstantiated() {
        sweep();
    }

    void sweep() {
        disk.sweepArriving();
        var ids = disk.ids();
        for (var start = 0; start < ids.size(); start += AT_ONCE) {
            remove(ids.subList(start, Math.min(ids.size(), start + AT_ONCE)));
        }
    }

    private void remove(List<UUID> ids) {
        var kept = known.among(Actor.system(), ids);
        for (var id : ids) {
            if (!kept.contains(id)) {
                LOG.info("Removing the file {}, which nobody kept", id);
                disk.remove(new FileId(id));
            }
        }
    }
}
