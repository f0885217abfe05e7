package candela.server.knowledge.ingest;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.DatasetDeleted;
import candela.server.knowledge.Datasets;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.DocumentArrived;
import candela.server.knowledge.DocumentDeleted;
import candela.server.knowledge.DocumentMoved;
import candela.server.knowledge.PassageIndex;
import candela.server.platform.Actor;
import candela.server.platform.ActorBinding;
import java.time.Clock;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts down what has to be read, and tells the nodes what is gone, in the transaction of who changed it. */
@Component
class DocumentEvents {

    private final IngestBooks books;
    private final Datasets datasets;
    private final ActorBinding binding;
    private final LaneBell bell;
    private final Clock clock;

    DocumentEvents(IngestBooks books, Datasets datasets, ActorBinding binding, LaneBell bell, Clock clock) {
        this.books = books;
        this.datasets = datasets;
        this.binding = binding;
        this.bell = bell;
        this.clock = clock;
    }

    @EventListener
    void on(DocumentArrived arrived) {
        books.ingestions().deleteUnread(arrived.document(), arrived.edition());
        queue(arrived.actor(), arrived.dataset(), arrived.document(), arrived.edition());
    }

    /** In the other dataset it is cut and given vectors anew, but not read. */
    @EventListener
    void on(DocumentMoved moved) {
        leave(moved.actor(), moved.from(), moved.document());
        queue(moved.actor(), moved.to(), moved.document(), moved.edition());
    }

    @EventListener
    void on(DocumentDeleted deleted) {
        leave(deleted.actor(), deleted.dataset(), deleted.document());
    }

    @EventListener
    void on(DatasetDeleted deleted) {
        deleted.indexes().forEach(books.entries()::gone);
    }

    private void queue(Actor actor, DatasetId dataset, DocumentId document, int edition) {
        var now = clock.instant();
        books.ingestions()
                .saveAll(datasets.indexes(actor, dataset).stream()
                        .map(it -> Ingestion.queued(actor, it.id(), document, edition, now))
                        .toList());
        bell.ring();
    }

    private void leave(Actor actor, DatasetId dataset, DocumentId document) {
        for (var index : indexes(actor, dataset)) {
            books.ingestions().deleteOf(index.id(), document);
            books.entries().gone(index.id(), document);
        }
    }

    private List<PassageIndex> indexes(Actor actor, DatasetId dataset) {
        return binding.as(actor.asSystem(), () -> datasets.indexes(actor.asSystem(), dataset));
    }
}
