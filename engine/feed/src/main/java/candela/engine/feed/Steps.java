package candela.engine.feed;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Finds places in answers: by the names of fields, or in the header {@code Link} (RFC 8288). */
final class Steps {

    private static final Pattern NEXT =
            Pattern.compile("<([^>]*)>[^,<]*;\\s*rel\\s*=\\s*(?:\"[^\"]*\\bnext\\b[^\"]*\"|next\\b)");

    private Steps() {}

    /** @param path names of fields with dots between; empty for the node itself */
    static JsonNode to(JsonNode node, String path) {
        var plain = path.strip().replaceFirst("^\\$\\.?", "");
        var found = node;
        for (var step : plain.isEmpty() ? new String[0] : plain.split("\\.", -1)) {
            found = found.isObject() ? found.path(step) : MissingNode.getInstance();
        }
        return found;
    }

    /** Where the next page is; null after the last. */
    static @Nullable String nextLink(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var found = NEXT.matcher(header);
        return found.find() ? found.group(1) : null;
    }
}
