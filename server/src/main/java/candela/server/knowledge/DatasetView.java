package candela.server.knowledge;

import candela.server.datasource.DataSource.DataSourceId;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.knowledge.Ties.Grantee;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor;
import candela.server.platform.OneOf;
import candela.server.platform.Visibility;
import candela.server.platform.Words;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as the API shows it.
 *
 * @param writable whether the reader may add and change documents
 * @param shareable whether the reader may change settings and shares, and delete it
 * @param building whether another index is being built beside the one that is searched
 */
@Schema(name = "Dataset")
record DatasetView(
        DatasetId id,
        String name,
        String description,
        @OneOf(Visibility.class) String visibility,
        Party owner,
        List<Party> readers,
        List<Party> editors,
        @Nullable DataSourceId dataSource,
        ChunkingBody chunking,
        ModelId model,
        Counts counts,
        boolean writable,
        boolean shareable,
        boolean building,
        Instant createdAt) {

    /** A person or a team; the name is empty where they are gone. */
    @Schema(name = "DatasetParty")
    record Party(
            UUID id,
            String name,

            @Schema(allowableValues = {"person", "team"}) String kind) {

        private static Party of(UUID id, Map<UUID, Grantee> names) {
            var known = names.get(id);
            return known == null
                    ? new Party(id, "", "person")
                    : new Party(id, known.name(), known.team() ? "team" : "person");
        }
    }

    /** @param waiting those that are neither ready nor failed yet */
    @Schema(name = "DatasetCounts")
    record Counts(int documents, int ready, int failed, int waiting, long passages) {}

    static DatasetView of(Actor actor, DatasetOverview it) {
        var dataset = it.dataset();
        var names = it.names();
        var tally = it.tally();
        return new DatasetView(
                dataset.id(),
                dataset.name(),
                dataset.description(),
                Words.text(dataset.visibility()),
                Party.of(dataset.owner().value(), names),
                dataset.readers().stream().map(id -> Party.of(id, names)).toList(),
                dataset.editors().stream().map(id -> Party.of(id, names)).toList(),
                dataset.dataSource(),
                ChunkingBody.of(it.live().chunking()),
                it.live().model(),
                new Counts(tally.documents(), tally.ready(), tally.failed(), tally.waiting(), tally.passages()),
                actor.may(Datasets.WRITE) && dataset.isWritableBy(actor),
                actor.may(Datasets.WRITE) && dataset.isOwnedBy(actor),
                it.building(),
                dataset.createdAt());
    }
}
