package candela.server.knowledge.ingest;

import candela.engine.ai.wire.ModelType;
import candela.server.knowledge.Cutting;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Datasets;
import candela.server.knowledge.PassageIndex;
import candela.server.knowledge.PassageIndex.Status;
import candela.server.knowledge.ingest.RebuildRows.Tally;
import candela.server.model.Model.ModelId;
import candela.server.model.ModelDirectory;
import candela.server.platform.Actor;
import candela.server.platform.Audited;
import candela.server.platform.Problem;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door to another index of a dataset, with other passages or another model: built beside the one that is searched,
 * which is searched until somebody switches over.
 */
@Service
@Transactional
public class Reindexing {

    private static final String TYPE = "dataset";

    private final IngestBooks books;
    private final RebuildRows rows;
    private final Datasets datasets;
    private final ModelDirectory models;
    private final IngestDesk desk;

    Reindexing(IngestBooks books, RebuildRows rows, Datasets datasets, ModelDirectory models, IngestDesk desk) {
        this.books = books;
        this.rows = rows;
        this.datasets = datasets;
        this.models = models;
        this.desk = desk;
    }

    /** The index that is being built, and how far it is. */
    public record Rebuild(PassageIndex index, Tally tally) {}

    /**
     * @param chunking how passages are cut; null for as before
     * @param model of the vectors; null for the same as before
     */
    public Rebuild start(Actor actor, DatasetId id, @Nullable Cutting chunking, @Nullable ModelId model) {
        datasets.writable(actor, id);
        rows.lock(id);
        if (of(actor, id, Status.BUILDING).isPresent()) {
            throw Problem.conflict("The index is being built anew already: switch to it or discard it first");
        }
        var live = live(actor, id);
        var index = books.indexes()
                .save(PassageIndex.of(
                        id,
                        chunking == null ? live.chunking() : chunking,
                        embeddings(actor, model == null ? live.model() : model),
                        Status.BUILDING,
                        actor.user(),
                        desk.now()));
        books.ingestions()
                .saveAll(rows.documents(id).stream()
                        .map(it -> Ingestion.queued(actor, index.id(), it.id(), it.edition(), desk.now()))
                        .toList());
        desk.startLanes();
        desk.tell(Audited.updated(actor, TYPE, id, Map.of(), facts("building", index)));
        return new Rebuild(index, rows.tally(index));
    }

    @Transactional(readOnly = true)
    public Rebuild progress(Actor actor, DatasetId id) {
        datasets.writable(actor, id);
        var index = building(actor, id);
        return new Rebuild(index, rows.tally(index));
    }

    /** Nothing changes for those who search. */
    public void discard(Actor actor, DatasetId id) {
        datasets.writable(actor, id);
        rows.lock(id);
        var index = building(actor, id);
        books.indexes().delete(index);
        books.entries().gone(index.id());
        desk.tell(Audited.updated(actor, TYPE, id, facts("building", index), Map.of()));
    }

    /** From here on the new one is searched, and the old one is gone. */
    public void switchOver(Actor actor, DatasetId id) {
        datasets.writable(actor, id);
        rows.lock(id);
        var index = building(actor, id);
        var tally = rows.tally(index);
        if (!tally.isComplete()) {
            throw Problem.conflict(
                    tally.waiting() > 0
                            ? "The new index is not complete: %d of %d documents wait. Wait until they are read"
                                    .formatted(tally.waiting(), tally.documents())
                            : "%d documents that are found now failed in the new index. Retry them, or discard it"
                                    .formatted(tally.lost()));
        }
        var live = live(actor, id);
        books.indexes().delete(live);
        books.indexes().save(index.live());
        books.entries().gone(live.id());
        desk.tell(Audited.updated(actor, TYPE, id, facts("live", live), facts("live", index)));
    }

    private PassageIndex building(Actor actor, DatasetId id) {
        return of(actor, id, Status.BUILDING)
                .orElseThrow(() -> new Problem(
                        Problem.Kind.NOT_FOUND, "No index of this dataset is being built anew: start it first"));
    }

    private PassageIndex live(Actor actor, DatasetId id) {
        return of(actor, id, Status.LIVE).orElseThrow(() -> Problem.notFound(TYPE, id));
    }

    private Optional<PassageIndex> of(Actor actor, DatasetId id, Status status) {
        return datasets.indexes(actor, id).stream()
                .filter(it -> it.status() == status)
                .findFirst();
    }

    private ModelId embeddings(Actor actor, ModelId id) {
        var model = models.find(actor, id)
                .orElseThrow(() -> Problem.invalid("model", "There is no such model for you; choose another"));
        if (model.type() != ModelType.EMBEDDINGS) {
            throw Problem.invalid("model", "The model " + model.name() + " makes no embeddings; choose one that does");
        }
        return id;
    }

    private static Map<String, ?> facts(String state, PassageIndex index) {
        return Map.of(state, index.chunking(), "model", index.model().value());
    }
}
