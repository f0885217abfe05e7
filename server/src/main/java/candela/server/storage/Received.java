package candela.server.storage;

import candela.server.storage.StoredFile.FileId;
import java.nio.file.Path;

/**
 * A file that has arrived whole and lies on the disk, but has no row yet: whoever received it keeps it in the
 * transaction that needs it, or discards it.
 *
 * @param path where its content can be read
 */
public record Received(FileId id, String name, String mime, long size, String sha256, Path path) {}
