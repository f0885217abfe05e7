package candela.server.datasource;

import candela.engine.data.FileEncoding;
import candela.engine.sql.Schema;
import candela.server.platform.JsonColumn;
import candela.server.storage.StoredFile.FileId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * @param encoding that of its text as its owner says; null where it is found by looking
     */
    public record Upload(
            UUID id,
            String name,
            @Nullable String into,
            @Nullable FileEncoding encoding) {

        public FileId file() {
            return new FileId(id);
        }

        /** As earlier releases wrote it where no encoding was chosen: what was made of the file is found by it. */
        private String trace() {
            var chosen = encoding == null ? "" : ", encoding=" + encoding.label();
            return "Upload[id=%s, name=%s, into=%s%s]".formatted(id, name, into, chosen);
        }
    }

    /** What was said of the file that came last; empty where it was found by looking, or there is none. */
    public Optional<FileEncoding> encoding() {
        return files.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(files.getLast().encoding());
    }

    /** The same for the same files and types, on every node. */
    public String fingerprint() {
        return files.stream().map(Upload::trace).toList() + " " + new TreeMap<>(types);
    }

    public Uploads withType(String column, Schema.Type type) {
        var changed = new TreeMap<>(types);
        changed.put(column, type);
        return new Uploads(files, changed);
    }
}
