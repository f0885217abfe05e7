package candela.server.knowledge;

import candela.server.knowledge.Document.Origin;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/**
 * A content on its way into a dataset.
 *
 * @param folder the path of the folder that it goes into; empty for none
 * @param name of the document
 * @param sourceUrl where it was fetched from; null unless it was
 */
record Incoming(
        String folder,
        String name,
        @Nullable String mime,
        Origin origin,
        @Nullable String sourceUrl,
        Map<String, String> metadata,
        InputStreamSource content) {

    Incoming {
        metadata = Map.copyOf(metadata);
    }
}
