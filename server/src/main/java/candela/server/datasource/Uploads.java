package candela.server.datasource;

import candela.engine.sql.Schema;
import candela.server.platform.JsonColumn;
import candela.server.storage.StoredFile.FileId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The files that a source was made of, and what people said about their columns.
 *
 * @param types corrected types by {@code table.column}
 */
public record Uploads(List<Upload> files, Map<String, Schema.Type> types) implements JsonColumn {

    public static final Uploads NONE = new Uploads(List.of(), Map.of());

    public Uploads {
        files = List.copyOf(files);
        types = Map.copyOf(types);
    }

    /**
     * One stored file under the name it came with.
     *
     * @param into the table whose rows it continues; null for a table of its own
     */
    public record Upload(UUID id, String name, @Nullable String into) {

        public FileId file() {
            return new FileId(id);
        }
    }

    /** The same for the same files and types, on every node. */
    public String fingerprint() {
        return files + " " + new TreeMap<>(types);
    }

    public Uploads withType(String column, Schema.Type type) {
        var changed = new TreeMap<>(types);
        changed.put(column, type);
        return new Uploads(files, changed);
    }
}
