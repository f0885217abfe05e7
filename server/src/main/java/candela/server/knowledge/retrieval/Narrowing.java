package candela.server.knowledge.retrieval;

import candela.server.knowledge.Document.DocumentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which documents of the datasets are searched.
 *
 * @param documents these only; empty for all
 * @param kinds of file, as {@code pdf} or {@code application/pdf}; empty for all
 * @param metadata what must be said of a document, word for word
 * @param from when its content must have come, at the earliest; null for any time
 * @param before when it must have come before; null for any time
 */
public record Narrowing(
        List<DocumentId> documents,
        List<String> kinds,
        Map<String, String> metadata,
        @Nullable Instant from,
        @Nullable Instant before) {

    public static final Narrowing NONE = new Narrowing(List.of(), List.of(), Map.of(), null, null);

    public Narrowing {
        documents = List.copyOf(documents);
        kinds = List.copyOf(kinds);
        metadata = Map.copyOf(metadata);
    }

    boolean isNone() {
        return equals(NONE);
    }
}
