package candela.server.knowledge.upload;

import candela.server.knowledge.Added;
import candela.server.knowledge.Arriving;
import candela.server.knowledge.Datasets;
import candela.server.knowledge.Document.Origin;
import candela.server.platform.Actor;
import candela.server.platform.Actors;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** The door by which programs put documents into the dataset of their key, with what its maker may do now. */
@Service
public class DocumentUpload {

    private final UploadKeys keys;
    private final Arriving arriving;
    private final Actors actors;

    DocumentUpload(UploadKeys keys, Arriving arriving, Actors actors) {
        this.keys = keys;
        this.arriving = arriving;
        this.actors = actors;
    }

    public List<Added> upload(Actor actor, String folder, List<MultipartFile> files) {
        var key = keys.opened(actor);
        var maker = actors.of(actor.user(), actor.team()).within(List.of(Datasets.READ, Datasets.WRITE));
        var added = arriving.files(maker, key.dataset(), folder, files, Origin.KEY);
        keys.used(actor, key, added.getLast().name(), added.size());
        return added;
    }
}
