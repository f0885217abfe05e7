package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.platform.Actor;
import candela.server.platform.Problem;
import candela.server.storage.Files;
import candela.server.storage.Received;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The files that are contents of documents; they come and go in the caller's transaction. */
@Component
class Contents {

    private final Editions editions;
    private final Files files;
    private final Clock clock;

    Contents(Editions editions, Files files, Clock clock) {
        this.editions = editions;
        this.files = files;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Edition keep(Actor actor, DocumentId document, int number, Received received) {
        var edition = new Edition(
                document,
                number,
                files.keep(actor, received),
                received.mime(),
                received.size(),
                actor.user(),
                clock.instant());
        editions.insert(edition);
        return edition;
    }

    Edition find(DocumentId document, int number) {
        return editions.find(document, number)
                .orElseThrow(() -> new Problem(
                        Problem.Kind.NOT_FOUND, "The document " + document.value() + " has no edition " + number));
    }

    void forget(DocumentId document, int before) {
        editions.deleteBefore(document, before).forEach(it -> files.delete(Actor.system(), it));
    }

    void forget(DatasetId dataset) {
        editions.deleteOf(dataset).forEach(it -> files.delete(Actor.system(), it));
    }
}
