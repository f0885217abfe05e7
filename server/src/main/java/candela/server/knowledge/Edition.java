package candela.server.knowledge;

import candela.server.knowledge.Document.DocumentId;
import candela.server.platform.Actor.UserId;
import candela.server.storage.StoredFile.FileId;
import java.time.Instant;

/**
 * A content that a document has or had.
 *
 * @param number from 1
 * @param mime as it was said when it came; what it is, its content decides
 * @param size in bytes
 */
public record Edition(
        DocumentId document, int number, FileId file, String mime, long size, UserId createdBy, Instant createdAt) {}
