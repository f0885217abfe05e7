package candela.server.knowledge.ingest;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Document.DocumentId;
import candela.server.knowledge.DocumentView;
import candela.server.platform.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents on their way. */
@RestController
@RequestMapping("/api/v1")
class IngestController {

    /** How many documents are tried again. */
    @Schema(name = "DocumentsRetried")
    record RetriedView(int documents) {}

    private final Ingesting ingesting;

    IngestController(Ingesting ingesting) {
        this.ingesting = ingesting;
    }

    @PostMapping("/documents/{id}/pause")
    DocumentView pause(Actor actor, @PathVariable DocumentId id) {
        return DocumentView.of(ingesting.pause(actor, id));
    }

    @PostMapping("/documents/{id}/resume")
    DocumentView resume(Actor actor, @PathVariable DocumentId id) {
        return DocumentView.of(ingesting.resume(actor, id));
    }

    @PostMapping("/documents/{id}/cancel")
    DocumentView cancel(Actor actor, @PathVariable DocumentId id) {
        return DocumentView.of(ingesting.cancel(actor, id));
    }

    @PostMapping("/documents/{id}/retry")
    DocumentView retry(Actor actor, @PathVariable DocumentId id) {
        return DocumentView.of(ingesting.retry(actor, id));
    }

    /** Tries again all documents of a dataset that failed. */
    @PostMapping("/datasets/{id}/retry")
    RetriedView retryAll(Actor actor, @PathVariable DatasetId id) {
        return new RetriedView(ingesting.retryAll(actor, id));
    }
}
