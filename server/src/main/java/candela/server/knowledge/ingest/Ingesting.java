package candela.server.knowledge.ingest;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.Documents;
import candela.server.knowledge.Standing;
import candela.server.knowledge.ingest.Ingestion.Status;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import candela.server.platform.Words;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to documents on their way: what is asked here holds at once, whoever works on the document notices that it
 * is theirs no longer.
 */
@Service
@Transactional
public class Ingesting {

    private static final String TYPE = "document";

    private final IngestBooks books;
    private final Datasets datasets;
    private final Documents documents;
    private final IngestDesk desk;

    Ingesting(IngestBooks books, Datasets datasets, Documents documents, IngestDesk desk) {
        this.books = books;
        this.datasets = datasets;
        this.documents = documents;
        this.desk = desk;
    }

    /** Stops where it is; what was done stays done. */
    public Standing pause(Actor actor, DocumentId id) {
        return change(actor, id, Status::isOpen, Ingestion::paused, "“%s” is not on its way, so it cannot be paused");
    }

    public Standing resume(Actor actor, DocumentId id) {
        return change(
                actor,
                id,
                it -> it == Status.PAUSED,
                it -> it.resumed(desk.now()),
                "“%s” is not paused, so it cannot be resumed");
    }

    /** Ends it; a former edition is found as before. */
    public Standing cancel(Actor actor, DocumentId id) {
        return change(
                actor,
                id,
                it -> it.isOpen() || it == Status.PAUSED,
                desk::cancelled,
                "“%s” is not on its way, so it cannot be cancelled");
    }

    /** Tries again what failed or was cancelled, in the actor's name. */
    public Standing retry(Actor actor, DocumentId id) {
        return change(
                actor,
                id,
                it -> it == Status.FAILED || it == Status.CANCELLED,
                it -> it.retried(actor, desk.now()),
                "“%s” neither failed nor was cancelled, so there is nothing to retry");
    }

    /** Tries again all that failed; tells how many documents. */
    public int retryAll(Actor actor, DatasetId id) {
        datasets.writable(actor, id);
        var failed = books.ingestions().failedIn(id.value());
        failed.forEach(it -> books.ingestions().save(it.retried(actor, desk.now())));
        var documents =
                (int) failed.stream().map(Ingestion::document).distinct().count();
        if (documents > 0) {
            desk.startLanes();
            desk.tell(Audited.updated(actor, "dataset", id, Map.of("failed", documents), Map.of("failed", 0)));
        }
        return documents;
    }

    /** In the index that is searched and in the one that is being built. */
    private Standing change(
            Actor actor, DocumentId id, Predicate<Status> may, UnaryOperator<Ingestion> how, String refusal) {
        var document = documents.writable(actor, id);
        var before = books.ingestions().of(id, document.edition()).stream()
                .filter(it -> may.test(it.status()))
                .toList();
        if (before.isEmpty()) {
            throw Problem.conflict(refusal.formatted(document.name()));
        }
        var after = before.stream().map(how).map(books.ingestions()::save).toList();
        if (after.stream().anyMatch(it -> it.status().isOpen())) {
            desk.startLanes();
        }
        desk.tell(Audited.updated(actor, TYPE, id, facts(before), facts(after)));
        return documents.standing(actor, id);
    }

    private static Map<String, ?> facts(List<Ingestion> all) {
        return Map.of("status", Words.text(all.getFirst().status()));
    }
}
