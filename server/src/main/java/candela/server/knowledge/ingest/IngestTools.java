package candela.server.knowledge.ingest;

import candela.engine.document.Attempt;
import candela.engine.document.Document;
import candela.server.knowledge.Documents;
import candela.server.model.Embeddings;
import candela.server.model.ModelDirectory;
import candela.server.platform.Actor;
import candela.server.platform.Actors;
import candela.server.storage.Files;
import org.springframework.stereotype.Component;

/** What an ingestion needs beside its steps: the file, who reads it, and who says what its passages mean. */
@Component
record IngestTools(Reading reading, Documents documents, Files files, Embeddings embeddings, Actors actors) {

    /** Reads the content as it came; a mail with its attachments. */
    Document read(Ingestion ingestion, Attempt attempt) {
        var system = Actor.system();
        var name = documents.find(system, ingestion.document()).name();
        var file = documents
                .edition(system, ingestion.document(), ingestion.edition())
                .file();
        return Flattening.of(reading.read(files.local(system, file), name, attempt));
    }

    /** Who started it, with the rights of this moment. */
    Actor actor(Ingestion ingestion) {
        var actor = actors.of(ingestion.startedBy(), ingestion.team());
        actor.require(ModelDirectory.USE);
        return actor;
    }
}
