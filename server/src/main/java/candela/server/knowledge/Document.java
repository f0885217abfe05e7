package candela.server.knowledge;

import candela.server.knowledge.Dataset.DatasetId;
import candela.server.platform.Actor.UserId;
import candela.server.platform.JsonColumn;
import candela.server.platform.TypedId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A document of a dataset, by its name in a folder. Immutable: a change is a new Document.
 *
 * @param folder the path of the folder that it lies in, e.g. {@code contracts/2026}; empty for none
 * @param sourceUrl where it was fetched from; null unless it was
 * @param edition the number of its newest content, which may not be readable yet
 * @param sha256 of the newest content, in hexadecimal
 * @param changedAt when its newest content came
 */
@Table(schema = "knowledge", name = "document")
public record Document(
        @Id DocumentId id,
        DatasetId dataset,
        UserId owner,
        String folder,
        String name,
        Origin origin,
        @Nullable String sourceUrl,
        int edition,
        String sha256,
        Metadata metadata,
        Instant createdAt,
        Instant changedAt,
        @Version int version) {

    public record DocumentId(UUID value) implements TypedId {}

    /** By which way it came. */
    public enum Origin {
        UPLOAD,
        URL,
        TEXT,
        /** Sent by a program with a key of the dataset. */
        KEY
    }

    /** What people and programs say of it, to filter by. */
    public record Metadata(Map<String, String> values) implements JsonColumn {

        public static final Metadata NONE = new Metadata(Map.of());

        public Metadata {
            values = Map.copyOf(values);
        }
    }

    Document with(String folder, String name, Metadata metadata) {
        return new Document(
                id, dataset, owner, folder, name, origin, sourceUrl, edition, sha256, metadata, createdAt, changedAt,
                version);
    }

    Document in(DatasetId other) {
        return new Document(
                id, other, owner, folder, name, origin, sourceUrl, edition, sha256, metadata, createdAt, changedAt,
                version);
    }

    /** The same with a newer content. */
    Document newer(String sha256, Instant now) {
        return new Document(
                id,
                dataset,
                owner,
                folder,
                name,
                origin,
                sourceUrl,
                edition + 1,
                sha256,
                metadata,
                createdAt,
                now,
                version);
    }
}
