package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.model.Model.ModelId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * How the documents of a dataset are cut, and which model says what the passages mean. It never changes: another way is
 * another index, built beside the one that is searched.
 */
@Table(schema = "knowledge", name = "passage_index")
public record PassageIndex(
        @Id PassageIndexId id,
        DatasetId dataset,
        Cutting chunking,
        ModelId model,
        Status status,
        UserId createdBy,
        Instant createdAt,
        @Version int version) {

    public record PassageIndexId(UUID value) implements TypedId {}

    /** Whether it is searched, or still being made. */
    public enum Status {
        LIVE,
        BUILDING
    }

    /** One that has nothing in it yet. */
    public static PassageIndex of(
            DatasetId dataset, Cutting chunking, ModelId model, Status status, UserId by, Instant now) {
        return new PassageIndex(new PassageIndexId(TypedId.next()), dataset, chunking, model, status, by, now, 0);
    }

    /** The same, searched from now on. */
    public PassageIndex live() {
        return new PassageIndex(id, dataset, chunking, model, Status.LIVE, createdBy, createdAt, version);
    }
}
