package candela.server.knowledge.ingest;

import candela.server.knowledge.ChunkingBody;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.ingest.Reindexing.Rebuild;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The second index of a dataset. */
@RestController
@RequestMapping("/api/v1/datasets/{id}/reindex")
class ReindexController {

    /** What is to be another; what is left out stays. */
    @Schema(name = "NewReindex")
    record NewReindex(
            @Nullable ChunkingBody chunking, @Nullable ModelId model) {}

    /**
     * @param failed documents that failed or were cancelled in it
     * @param complete whether it may take the place of the one that is searched: no document waits, and none that is
     *     found now is missing
     */
    @Schema(name = "Reindex")
    record ReindexView(
            ChunkingBody chunking, ModelId model, int documents, int ready, int failed, int waiting, boolean complete) {

        static ReindexView of(Rebuild it) {
            var tally = it.tally();
            return new ReindexView(
                    ChunkingBody.of(it.index().chunking()),
                    it.index().model(),
                    tally.documents(),
                    tally.ready(),
                    tally.failed(),
                    tally.waiting(),
                    tally.isComplete());
        }
    }

    private final Reindexing reindexing;

    ReindexController(Reindexing reindexing) {
        this.reindexing = reindexing;
    }

    @GetMapping
    ReindexView progress(Actor actor, @PathVariable DatasetId id) {
        return ReindexView.of(reindexing.progress(actor, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ReindexView start(Actor actor, @PathVariable DatasetId id, @RequestBody NewReindex body) {
        var chunking = body.chunking() == null ? null : ChunkingBody.cutting(body.chunking());
        return ReindexView.of(reindexing.start(actor, id, chunking, body.model()));
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(Actor actor, @PathVariable DatasetId id) {
        reindexing.discard(actor, id);
    }

    /** From here on the new index is searched. */
    @PostMapping("/switch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchOver(Actor actor, @PathVariable DatasetId id) {
        reindexing.switchOver(actor, id);
    }
}
