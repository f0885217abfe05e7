package candela.server.knowledge.upload;

import candela.server.iam.ApiKey.KeyId;
import candela.server.knowledge.Dataset.DatasetId;
import candela.server.platform.Actor.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Which dataset a key opens, and what came by it.
 *
 * @param prefix how the key begins, to tell keys apart
 * @param uploads documents that were sent with it
 * @param lastDocument the name of the last one; null before the first
 */
@Table(schema = "knowledge", name = "upload_key")
public record UploadKey(
        @Id KeyId key,
        DatasetId dataset,
        String name,
        String prefix,
        UserId createdBy,
        Instant createdAt,
        long uploads,
        @Nullable Instant lastUploadAt,
        @Nullable String lastDocument,
        @Version int version) {

    UploadKey used(String document, int documents, Instant now) {
        return new UploadKey(
                key, dataset, name, prefix, createdBy, createdAt, uploads + documents, now, document, version);
    }
}
